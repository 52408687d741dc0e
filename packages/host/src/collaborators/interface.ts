import type { JsonValue, RecordReference } from '@crosswalk/model';
import type { ArgumentsOf, View } from '@crosswalk/protocol';
import type { AttachedPanel, AttachCallbacks } from '../attached-panel.ts';
import type { InstalledPlugin } from './plugins.ts';

/** A view of a plugin that is to be shown over the page. */
export interface ModalRequest {
  readonly plugin: InstalledPlugin;
  readonly view: View;
  readonly title: string;
  /** Data for the view from whoever opens it. */
  readonly input?: JsonValue;
  /** Ends the modal with a result, as the view itself does. For tests, which have no view. */
  submit(data: JsonValue | undefined): void;
  /** Brings the view to life in a frame the dialog made. */
  attach(iframe: HTMLIFrameElement, callbacks?: AttachCallbacks): AttachedPanel;
}

/** Several plugins can do what was asked; the user chooses. */
export interface ChoiceRequest {
  readonly title: string;
  readonly options: readonly { readonly plugin: InstalledPlugin; readonly view?: View }[];
}

/**
 * What panels can show outside their frames: the page's own toasts and dialogs. All texts come from third parties and
 * must be shown as text, beside the name of the plugin. What is absent is not offered to panels.
 * `<cw-host-surface>` of `@crosswalk/widgets` has all of it. An aborted signal closes a dialog.
 */
export interface HostInterface {
  toast?(request: ArgumentsOf<'ui.toast'> & { plugin: InstalledPlugin }): void;
  announce?(request: ArgumentsOf<'ui.announce'>): void;
  /** Answers `true` only for a yes. */
  confirm?(request: ArgumentsOf<'ui.confirm'> & { plugin: InstalledPlugin }, signal: AbortSignal): Promise<boolean>;
  /** Asks whether a page outside the CRM may be opened; the address was checked. Absent: `confirm` is used, in English. */
  confirmOpen?(request: { readonly url: URL; readonly plugin: InstalledPlugin }, signal: AbortSignal): Promise<boolean>;
  pickRecord?(
    request: ArgumentsOf<'ui.pickRecord'> & { plugin: InstalledPlugin },
    signal: AbortSignal,
  ): Promise<RecordReference | null>;
  /** Shows the view until the user closes it or the signal is aborted. */
  openModal?(request: ModalRequest, signal: AbortSignal): Promise<void>;
  /** Answers with the index of the option, or `undefined` when the user chose none. */
  choose?(request: ChoiceRequest, signal: AbortSignal): Promise<number | undefined>;
}
