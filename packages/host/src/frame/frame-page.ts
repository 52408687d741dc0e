import type { View } from '@crosswalk/protocol';
import type { InstalledPlugin } from '../collaborators/plugins.ts';

/** A page a frame may show. */
export interface FramePage {
  readonly url: string;
  /** Origin the page will have: its own, or `null` for the opaque origin of a sandbox. */
  readonly origin: string;
  /** Whether the page keeps its own origin. */
  readonly keepsOrigin: boolean;
}

/**
 * Finds the page of a view, or says why it is not opened. Only https pages, and http on loopback for development; a
 * path stays inside the plugin's folder; and no page of the CRM's own origin is given that origin, because a frame that
 * has it is not contained by anything.
 */
export function framePage(
  { baseUrl }: InstalledPlugin,
  view: View,
  keepOrigin: ReadonlySet<string>,
  ownOrigin: string,
): FramePage | string {
  if (!/^(https?:\/\/|\.\/)/.test(view.entry) || !URL.canParse(view.entry, baseUrl))
    return 'The address of this panel is not a web address.';
  const url = new URL(view.entry, baseUrl);
  if (!isOpenable(url)) return 'The address of this panel is not an https address.';
  const folder = new URL('.', baseUrl).href;
  if (view.entry.startsWith('./') && !url.href.startsWith(folder))
    return 'The address of this panel is outside the plugin’s folder.';
  const keepsOrigin = keepOrigin.has(url.origin);
  if (keepsOrigin && url.origin === ownOrigin) return 'A panel on the CRM’s own origin must not keep it.';
  url.hash = '';
  return { url: url.href, origin: keepsOrigin ? url.origin : 'null', keepsOrigin };
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

function isOpenable({ protocol, hostname, username, password }: URL): boolean {
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}
