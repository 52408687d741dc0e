import type { HostParts } from '../host-parts.ts';
import type { PanelSession } from '../panel-session.ts';
import { cleanText } from '../plain-text.ts';
import { refuse } from '../refusal.ts';
import type { Handlers, PermittedCall } from './handler.ts';

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
    isOffered: canOpenPages,
    meter: 'navigations',
    run: async (context, { url }) => ({ opened: await openPage(context, url) }),
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

/** Opens a page beside the CRM if the user says yes to it. */
export async function openPage({ panel, call }: PermittedCall, url: string): Promise<boolean> {
  const target = externalPage(url);
  call.waitForUser();
  const isAllowed = await mayOpen(panel, target, call.signal);
  if (isAllowed) panel.host.nav.open(target.href);
  return isAllowed;
}

/** Whether this host can ask before it opens a page. */
export function canOpenPages({ ui }: HostParts): boolean {
  return (ui.confirmOpen ?? ui.confirm) !== undefined;
}

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
