import type { PanelSession } from '../panel-session.ts';
import { cleanText } from '../plain-text.ts';
import { refuse } from '../refusal.ts';
import type { Handlers } from './handler.ts';

/** Ways around the CRM and out of it. */
export const navHandlers: Handlers<'nav.openRecord' | 'nav.open' | 'nav.setDeepLink'> = {
  'nav.openRecord': {
    isOffered: ({ nav }) => nav.openRecord !== undefined,
    meter: 'navigations',
    run: ({ panel }, input) => {
      panel.host.nav.openRecord?.(input);
      return {};
    },
  },
  'nav.open': {
    isOffered: ({ ui }) => (ui.confirmOpen ?? ui.confirm) !== undefined,
    meter: 'navigations',
    run: async ({ panel, call }, { url }) => {
      const target = externalPage(url);
      call.waitForUser();
      const opened = await mayOpen(panel, target, call.signal);
      if (opened) panel.host.nav.open(target.href);
      return { opened };
    },
  },
  'nav.setDeepLink': {
    isOffered: ({ nav }) => nav.setDeepLink !== undefined,
    meter: 'notices',
    run: ({ panel }, { deepLink }) => {
      panel.setDeepLink(deepLink);
      return {};
    },
  },
};

async function mayOpen({ host: { ui }, plugin }: PanelSession, url: URL, signal: AbortSignal): Promise<boolean> {
  if (ui.confirmOpen) return ui.confirmOpen({ url, plugin }, signal);
  const question = { title: `Open ${url.host}?`, message: cleanText(url.href, 500), plugin };
  return (await ui.confirm?.(question, signal)) === true;
}

/** An https page, judged after parsing: what a browser would open, not what the text looks like. */
function externalPage(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol !== 'https:' || parsed.username !== '' || parsed.password !== '') {
    throw refuse('invalid_input', 'Only full https addresses without a user name can be opened.', {
      faults: [
        { path: 'url', expected: 'an https address', fix: 'Write the address out, such as https://example.com/page.' },
      ],
    });
  }
  return parsed;
}
