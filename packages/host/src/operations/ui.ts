import type { HostInterface } from '../collaborators/interface.ts';
import type { HostParts } from '../host-parts.ts';
import { refuse } from '../refusal.ts';
import type { Handlers, PermittedCall } from './handler.ts';
import { showModal } from '../modal.ts';

type UiOperation =
  `ui.${'toast' | 'confirm' | 'openModal' | 'closeModal' | 'resize' | 'pickRecord' | 'announce' | 'setBadge' | 'leaveFocus'}`;

const offers =
  (part: keyof HostInterface) =>
  ({ ui }: HostParts): boolean =>
    ui[part] !== undefined;

/** An operation that does something and has nothing to say. */
function does<Input>(effect: (context: PermittedCall, input: Input) => void) {
  return (context: PermittedCall, input: Input): Record<string, never> => {
    effect(context, input);
    return {};
  };
}

/** What panels show outside their frames. All of it is drawn by the page, as text. */
export const uiHandlers: Handlers<UiOperation> = {
  'ui.toast': {
    isOffered: offers('toast'),
    meter: 'notices',
    run: does(({ panel }, input) => panel.host.ui.toast?.({ ...input, plugin: panel.plugin })),
  },
  'ui.announce': {
    isOffered: offers('announce'),
    meter: 'notices',
    run: does(({ panel }, input) => panel.host.ui.announce?.(input)),
  },
  'ui.confirm': {
    isOffered: offers('confirm'),
    run: (context, input) =>
      askUser(context, async (signal) => {
        const { ui } = context.panel.host;
        return { confirmed: (await ui.confirm?.({ ...input, plugin: context.panel.plugin }, signal)) === true };
      }),
  },
  'ui.pickRecord': {
    isOffered: offers('pickRecord'),
    run: (context, input) =>
      askUser(context, async (signal) => {
        const { ui } = context.panel.host;
        return { record: (await ui.pickRecord?.({ ...input, plugin: context.panel.plugin }, signal)) ?? null };
      }),
  },
  'ui.openModal': {
    isOffered: offers('openModal'),
    run: (context, { view, title, input }) =>
      askUser(context, (signal) => {
        const { host, plugin, record } = context.panel;
        return showModal(host, plugin, {
          view,
          signal,
          ...(title === undefined ? {} : { title }),
          ...(input === undefined ? {} : { input }),
          ...(record === undefined ? {} : { record }),
        });
      }),
  },
  'ui.closeModal': {
    run: does(({ panel }, { data }) => {
      if (!panel.options.submit) throw refuse('unsupported', 'This view is not a modal.');
      panel.options.submit(data);
    }),
  },
  'ui.resize': { run: ({ panel }, size) => panel.resize(size) },
  'ui.setBadge': { meter: 'notices', run: does(({ panel }, { badge }) => panel.callbacks.onBadge?.(badge)) },
  'ui.leaveFocus': { run: does(({ panel }, { direction }) => panel.callbacks.onFocusLeave?.(direction)) },
};

/** One dialog of a panel at a time, with no time limit: a person decides. */
async function askUser<T>({ panel, call }: PermittedCall, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (panel.isAsking) throw refuse('rate_limited', 'A dialog of this panel is open already.');
  call.waitForUser();
  panel.isAsking = true;
  try {
    return await ask(call.signal);
  } finally {
    panel.isAsking = false;
  }
}
