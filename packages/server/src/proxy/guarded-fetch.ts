import type { IncomingMessage } from 'node:http';
import { pipeline, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { CrosswalkError } from '@crosswalk/protocol';
import { asCoded, type OutgoingConnections, type OutgoingRequest } from './outgoing-request.ts';

/** A request with everything it may not do. */
export interface GuardedRequest extends OutgoingRequest {
  /** Whether it may go to this origin; asked for the first address and for every redirect. */
  readonly mayGoTo: (origin: string) => boolean;
  /** Whether it carries something that only its first host may see: then no redirect leaves that host. */
  readonly isConfidential: boolean;
  /** Bytes the answer may have, unpacked. */
  readonly maxBytes: number;
}

/** An answer whose body is still under way. */
export interface GuardedAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  /** Unpacked; fails with `too_large` at the limit, `timeout` at the end of the time, `offline` when the connection breaks. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Lets go of an answer that nobody reads. */
  readonly discard: () => void;
}

const MAX_REDIRECTS = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Asks another server, follows redirects as far as they stay on the list, and bounds what comes back. */
export async function guardedFetch(
  connections: OutgoingConnections,
  request: GuardedRequest,
  redirects = 0,
): Promise<GuardedAnswer> {
  assertListed(request, redirects > 0);
  const message = await connections.send(request);
  const status = message.statusCode ?? 0;
  const { location } = message.headers;
  if (!REDIRECTS.has(status) || location === undefined) {
    assertAnnouncedSize(message, request);
    return {
      status,
      headers: headersOf(message),
      body: readBody(message, request),
      discard: () => void message.destroy(),
    };
  }
  message.resume();
  if (redirects === MAX_REDIRECTS)
    throw new CrosswalkError('unsupported', `${request.url.host} redirects more than ${MAX_REDIRECTS} times.`);
  return guardedFetch(connections, redirected(request, status, location), redirects + 1);
}

/** Reads an answer whole. */
export async function readAll(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function assertListed({ url, mayGoTo }: GuardedRequest, isRedirect: boolean): void {
  if (mayGoTo(url.origin)) return;
  const how = isRedirect ? 'is redirected to' : 'goes to';
  throw new CrosswalkError(
    'permission_denied',
    `The request ${how} ${url.origin}, which is not on the plugin's list of hosts. Its author can add the host to the manifest, and an admin has to agree.`,
    { details: { deniedBy: 'manifest' } },
  );
}

/** The request that follows a redirect: the same again, or a GET where the answer says to look elsewhere. */
function redirected(request: GuardedRequest, status: number, location: string): GuardedRequest {
  const { url, method, isConfidential } = request;
  if (!URL.canParse(location, url.href))
    throw new CrosswalkError('unsupported', `${url.host} redirects to something that is no address.`);
  const next = new URL(location, url);
  if (isConfidential && next.origin !== url.origin)
    throw new CrosswalkError(
      'permission_denied',
      `${url.host} redirects to ${next.host}, but the request carries a secret that only ${url.host} may see. Write the final address into the template.`,
      { details: { deniedBy: 'manifest' } },
    );
  const isRead = method === 'GET' || method === 'HEAD';
  if (status === 303 && !isRead) return { ...request, url: next, method: 'GET', body: undefined };
  if (!isRead && status < 307)
    throw new CrosswalkError(
      'unsupported',
      `${url.host} redirects a ${method} request in a way that would change it. Write the final address into the template.`,
    );
  return { ...request, url: next };
}

function headersOf({ headers }: IncomingMessage): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
    ),
  );
}

/** An answer that says itself that it is too large is refused before any of it is passed on. */
function assertAnnouncedSize(message: IncomingMessage, { url, maxBytes }: GuardedRequest): void {
  const actual = Number(message.headers['content-length'] ?? 0);
  if (actual <= maxBytes) return;
  message.destroy();
  throw tooLarge(url, maxBytes, actual);
}

function tooLarge({ host }: URL, limit: number, actual: number): CrosswalkError {
  return new CrosswalkError('too_large', `The answer of ${host} is larger than ${limit} bytes. Ask it for less.`, {
    details: { limit, actual },
  });
}

async function* readBody(message: IncomingMessage, request: GuardedRequest): AsyncGenerator<Uint8Array, void> {
  const { url, maxBytes, signal } = request;
  let size = 0;
  try {
    for await (const chunk of unpacked(message, url)) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooLarge(url, maxBytes, size);
      yield chunk;
    }
  } catch (error) {
    throw asCoded(error, url, signal);
  } finally {
    message.destroy();
  }
}

/** It was asked for as it is; some servers pack it all the same. */
function unpacked(message: IncomingMessage, { host }: URL): AsyncIterable<Uint8Array> {
  const encoding = message.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity' || encoding === '') return message;
  const unpacker = UNPACKERS.get(encoding)?.();
  if (unpacker === undefined)
    throw new CrosswalkError(
      'unsupported',
      `${host} answers in the encoding ${encoding.slice(0, 40)}, which is not known here.`,
    );
  // Not `pipe`, which would leave the reader waiting when the connection breaks.
  pipeline(message, unpacker, () => undefined);
  return unpacker;
}

const UNPACKERS: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);
