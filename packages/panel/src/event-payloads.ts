import type { RecordChange } from '@crosswalk/model';
import type { PanelContext, PanelEvent } from '@crosswalk/protocol';
import type { Output } from './typed-call.ts';

/** What listeners of each event get. */
interface Payloads {
  'context.changed': PanelContext;
  'theme.changed': PanelContext['theme'];
  'locale.changed': Pick<PanelContext, 'locale' | 'direction' | 'timeZone'>;
  'record.changed': RecordChange;
  'settings.changed': Output<'settings.get'>;
  'permissions.changed': Output<'permissions.query'>;
  'visibility.changed': { visible: boolean };
}

/** What listeners of an event get; events that say everything by their name bring `null`. */
export type PayloadOf<E extends PanelEvent> = E extends keyof Payloads ? Payloads[E] : null;
