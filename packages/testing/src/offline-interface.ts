import type { Consent, HostInterface, Navigation } from '@crosswalk/host';
import type { JsonValue, RecordReference } from '@crosswalk/model';
import type { ArgumentsOf } from '@crosswalk/protocol';

/** What the user of an offline host answers. Each may be changed at any time; what is absent is a no. */
export interface OfflineAnswers {
  confirm?: (question: ArgumentsOf<'ui.confirm'>) => boolean | Promise<boolean>;
  /** What a modal submits; `undefined` closes it. */
  modal?: (view: string, input: JsonValue | undefined) => JsonValue | undefined | Promise<JsonValue | undefined>;
  pickRecord?: (question: ArgumentsOf<'ui.pickRecord'>) => RecordReference | null;
  /** Which of the scopes the user agrees to. */
  consent?: (scopes: readonly string[]) => readonly string[];
}

/** What panels did to the page around them, in order, as plain data to compare with. */
export type PageEvent =
  | { kind: 'toast'; message: string; tone?: string }
  | { kind: 'announce'; message: string }
  | { kind: 'confirm'; title: string }
  | { kind: 'modal'; view: string }
  | { kind: 'openRecord'; record: RecordReference }
  | { kind: 'open'; url: string }
  | { kind: 'deepLink'; deepLink: string | null }
  | { kind: 'badge'; badge: string | null }
  | { kind: 'resize'; height?: number; width?: number };

/** A page that shows nothing: it writes down what it was asked and answers as the test says. */
export function offlineInterface(
  answers: OfflineAnswers,
  events: PageEvent[],
): { ui: HostInterface; nav: Navigation; consent: Consent } {
  const ui: HostInterface = {
    toast: ({ message, tone }) => void events.push({ kind: 'toast', message, ...(tone === undefined ? {} : { tone }) }),
    announce: ({ message }) => void events.push({ kind: 'announce', message }),
    confirm: async ({ plugin: _, ...question }) => {
      events.push({ kind: 'confirm', title: question.title });
      return (await answers.confirm?.(question)) ?? false;
    },
    pickRecord: ({ plugin: _, ...question }) => Promise.resolve(answers.pickRecord?.(question) ?? null),
    openModal: async (request) => {
      events.push({ kind: 'modal', view: request.view.id });
      const data = await answers.modal?.(request.view.id, request.input);
      if (data !== undefined) request.submit(data);
    },
    choose: () => Promise.resolve(0),
  };
  const nav: Navigation = {
    openRecord: ({ type, id }) => void events.push({ kind: 'openRecord', record: { type, id } }),
    open: (url) => void events.push({ kind: 'open', url }),
    setDeepLink: ({ deepLink = null }) => void events.push({ kind: 'deepLink', deepLink }),
  };
  const consent: Consent = {
    ask: ({ requests }) => Promise.resolve(answers.consent?.(requests.map(({ scope }) => scope)) ?? []),
  };
  return { ui, nav, consent };
}
