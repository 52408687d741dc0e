import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A message as it arrived: what a signature is over is its bytes, before anything reads them. */
export interface SignedMessage {
  readonly method: string;
  /** The whole address, as the sender wrote it. */
  readonly url: string;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** How senders sign. `standard` is standardwebhooks.com; the others are those of the systems they are named after. */
export const SIGNATURE_SCHEMES = ['standard', 'hubspot-v3', 'twenty'] as const;
/** How a sender signs. */
export type SignatureScheme = (typeof SIGNATURE_SCHEMES)[number];

const TOLERANCE_MS = 300_000;
const SECRET_PREFIX = 'whsec_';

/** What a scheme reads from a message: what was signed, with which marks, when, and under which id. */
interface Reading {
  readonly id: string;
  readonly at: number;
  readonly signed: Buffer;
  /** Signatures in hex or base64; one of them must fit. */
  readonly marks: readonly Buffer[];
}

type Reader = (message: SignedMessage) => Reading | undefined;

/** The id of a message that is genuine and fresh; `undefined` for any other, whatever is wrong with it. */
export function verifySignature(
  scheme: SignatureScheme,
  secret: string,
  message: SignedMessage,
  now = Date.now(),
): string | undefined {
  const reading = READERS[scheme](message);
  if (reading === undefined || !(Math.abs(now - reading.at) <= TOLERANCE_MS)) return undefined;
  const expected = createHmac('sha256', keyOf(scheme, secret)).update(reading.signed).digest();
  // Every mark is compared, in a time that does not depend on where it differs.
  const fitting = reading.marks.filter((mark) => mark.length === expected.length && timingSafeEqual(mark, expected));
  return fitting.length > 0 ? reading.id : undefined;
}

/** The headers of a message that goes out, signed as standardwebhooks.com says. */
export function signMessage(
  secret: string,
  { id, at, body }: { id: string; at: number; body: string },
): Record<string, string> {
  const seconds = Math.floor(at / 1_000);
  const mark = createHmac('sha256', keyOf('standard', secret)).update(`${id}.${seconds}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': `v1,${mark}` };
}

/** A new secret, in the form receivers' libraries take. */
export function createWebhookSecret(): string {
  return SECRET_PREFIX + randomBytes(32).toString('base64');
}

const READERS: Readonly<Record<SignatureScheme, Reader>> = {
  standard: ({ headers, body }) => {
    const [id, timestamp] = [headers.get('webhook-id') ?? '', headers.get('webhook-timestamp') ?? ''];
    if (!/^[\x21-\x7e]{1,200}$/.test(id) || !/^\d{1,12}$/.test(timestamp)) return undefined;
    const marks = (headers.get('webhook-signature') ?? '').split(' ').slice(0, 10);
    return {
      id,
      at: Number(timestamp) * 1_000,
      signed: Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]),
      marks: marks.filter((mark) => mark.startsWith('v1,')).map((mark) => Buffer.from(mark.slice(3), 'base64')),
    };
  },
  'hubspot-v3': ({ method, url, headers, body }) => {
    const timestamp = headers.get('x-hubspot-request-timestamp') ?? '';
    const mark = headers.get('x-hubspot-signature-v3');
    if (mark === null || !/^\d{1,15}$/.test(timestamp)) return undefined;
    const signed = Buffer.concat([Buffer.from(method + url), body, Buffer.from(timestamp)]);
    return { id: digestOf(signed), at: Number(timestamp), signed, marks: [Buffer.from(mark, 'base64')] };
  },
  twenty: ({ headers, body }) => {
    const timestamp = headers.get('x-twenty-webhook-timestamp') ?? '';
    const mark = headers.get('x-twenty-webhook-signature') ?? '';
    if (!/^\d{1,15}$/.test(timestamp) || !/^[0-9a-f]{64}$/i.test(mark)) return undefined;
    const signed = Buffer.concat([Buffer.from(`${timestamp}:`), body]);
    return { id: digestOf(signed), at: Number(timestamp), signed, marks: [Buffer.from(mark, 'hex')] };
  },
};

/** For senders that give their messages no id: the same message has the same. */
function digestOf(signed: Buffer): string {
  return createHash('sha256').update(signed).digest('hex');
}

function keyOf(scheme: SignatureScheme, secret: string): Buffer {
  const isEncoded = scheme === 'standard' && secret.startsWith(SECRET_PREFIX);
  return isEncoded ? Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64') : Buffer.from(secret, 'utf8');
}
