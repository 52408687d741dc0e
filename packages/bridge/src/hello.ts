/**
 * How a panel finds its host. The host opens the panel's page with a fragment that names the host's exact origin and a
 * nonce made for this one load; fragments are not sent to servers. The panel answers with one window message that
 * carries two ports and no data, and says the nonce as the first words on the first port.
 */

/** What stands in the fragment. */
export interface Invitation {
  /** Exact origin of the host's page, the only one the panel speaks to. */
  origin: string;
  /** Proves that the page which speaks is the page that was opened. */
  nonce: string;
}

/** The panel's first words. */
export interface Hello {
  protocol: string;
  nonce: string;
}

const PREFIX = 'cw=';
const MAX_HELLO = 200;

/** Address to open, with the invitation in its fragment. */
export function inviteTo(url: string, invitation: Invitation): string {
  const { origin, nonce } = invitation;
  return `${url}#${PREFIX}${nonce}~${encodeURIComponent(origin)}`;
}

/** The invitation in a fragment, or `undefined` when the page was not opened by a host. */
export function readInvitation(fragment: string): Invitation | undefined {
  const match = /^#cw=([\w-]{20,64})~([^~&]+)$/.exec(fragment);
  if (!match) return undefined;
  const [, nonce = '', origin = ''] = match;
  return { nonce, origin: decodeURIComponent(origin) };
}

/** 128 random bits, as text that fits a fragment. */
export function createNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function writeHello(hello: Hello): string {
  return JSON.stringify({ crosswalk: hello.protocol, nonce: hello.nonce });
}

/** The first words on a port, or `undefined` when they are not a hello. */
export function readHello(text: string): Hello | undefined {
  if (text.length > MAX_HELLO) return undefined;
  try {
    const words: unknown = JSON.parse(text);
    return isHello(words) ? { protocol: words.crosswalk, nonce: words.nonce } : undefined;
  } catch {
    return undefined;
  }
}

function isHello(words: unknown): words is { crosswalk: string; nonce: string } {
  if (typeof words !== 'object' || words === null || !('crosswalk' in words) || !('nonce' in words)) return false;
  return typeof words.crosswalk === 'string' && typeof words.nonce === 'string';
}

/** Whether peers of these versions understand each other: the same major number. */
export function isCompatible(mine: string, theirs: string): boolean {
  return mine.split('.')[0] === theirs.split('.')[0];
}
