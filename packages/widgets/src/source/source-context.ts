import type { RecordSource, RecordReference } from '@crosswalk/model';
import { createContext } from '@lit/context';

/** What widgets get from the page around them. */
export interface WidgetEnvironment {
  source: RecordSource;
  /** Address of a record's page, so that names are real links. Absent: names are text and `cw-record-open` is sent. */
  recordHref?: ((reference: RecordReference) => string | undefined) | undefined;
  /** IANA name of the user's time zone; the browser's own when absent. */
  timeZone?: string | undefined;
}

/** Where widgets look for their data. Found by its key, so that several copies of the library share it. */
export const widgetContext = createContext<WidgetEnvironment | undefined>(Symbol.for('@crosswalk/widget-environment'));
