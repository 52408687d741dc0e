import type { CallOptions, RecordReference } from '@crosswalk/model';
import { autoResize } from './auto-resize.ts';
import type { Session } from './session.ts';
import { type Input, type Options, type Output, splitOptions } from './typed-call.ts';

/** What the page around the panel shows for it. */
export type Ui = ReturnType<typeof uiOf>;

export function uiOf(session: Session) {
  const { call, ask } = session;
  const resize = (size: Input<'ui.resize'>, options?: CallOptions): Promise<Output<'ui.resize'>> =>
    call('ui.resize', size, options);
  return {
    /** A short message that goes away by itself. */
    toast: async (message: string, options: Options<'ui.toast', 'message'> = {}): Promise<void> => {
      const [input, rest] = splitOptions(options);
      await call('ui.toast', { message, ...input }, rest);
    },
    /** Asks the user a yes-or-no question; closing the dialog is a no. */
    confirm: (question: Input<'ui.confirm'>, options?: CallOptions): Promise<Output<'ui.confirm'>> =>
      ask('ui.confirm', question, options),
    /** Opens another view of this plugin over the page and waits for what it hands to `closeModal`. */
    openModal: (view: string, options: Options<'ui.openModal', 'view'> = {}): Promise<Output<'ui.openModal'>> => {
      const [input, rest] = splitOptions(options);
      return ask('ui.openModal', { view, ...input }, rest);
    },
    /** Inside a modal: closes it. With data the opener gets `submitted`, without it `closed`. */
    closeModal: async (data?: Input<'ui.closeModal'>['data'], options?: CallOptions): Promise<void> => {
      await call('ui.closeModal', data === undefined ? {} : { data }, options);
    },
    /** Asks for another size in CSS pixels; resolves with what the page gave. */
    resize,
    /** Keeps the panel as high as its content until the function it returns is called. */
    autoResize: (): (() => void) => autoResize(document, async (height) => (await resize({ height })).height ?? height),
    /** Lets the user choose a record; `null` when they chose none. */
    pickRecord: async (question: Input<'ui.pickRecord'>, options?: CallOptions): Promise<RecordReference | null> =>
      (await ask('ui.pickRecord', question, options)).record,
    /** Says something to people who use a screen reader. */
    announce: async (message: string, options: Options<'ui.announce', 'message'> = {}): Promise<void> => {
      const [input, rest] = splitOptions(options);
      await call('ui.announce', { message, ...input }, rest);
    },
    /** A count or short word on the panel's tab; `null` removes it. */
    setBadge: async (badge: string | null, options?: CallOptions): Promise<void> => {
      await call('ui.setBadge', { badge }, options);
    },
  };
}
