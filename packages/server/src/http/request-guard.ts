import { HttpError } from './responses.ts';

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses requests that another site's page makes in the name of the signed-in user. Browsers say where a request
 * comes from; clients that are no browsers say nothing and carry no user's cookies by themselves.
 */
export function assertSameOrigin(request: Request, allowedOrigins: ReadonlySet<string>): void {
  const origin = request.headers.get('origin');
  const isAllowed = origin !== null && allowedOrigins.has(origin);
  if (origin !== null && !isAllowed && !isOwn(origin, request)) throw refused();
  if (READING.has(request.method)) return;
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none' && !isAllowed) throw refused();
}

/** Whether a page of this origin was served by this server. The scheme is what a proxy in front says; without one it is not known. */
function isOwn(origin: string, request: Request): boolean {
  if (!URL.canParse(origin)) return false;
  const { host, protocol } = new URL(origin);
  const scheme = request.headers.get('x-forwarded-proto');
  return host === new URL(request.url).host && (scheme === null || protocol === `${scheme}:`);
}

/** A page cannot send JSON to another origin without being asked, so whatever changes something must be JSON. */
export function assertJson(request: Request): void {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return;
  throw new HttpError(415, 'invalid_input', 'Send JSON with the header "Content-Type: application/json".', {
    details: { faults: [{ path: 'Content-Type', expected: 'application/json' }] },
  });
}

function refused(): Error {
  return new HttpError(403, 'permission_denied', 'This request came from another site.');
}
