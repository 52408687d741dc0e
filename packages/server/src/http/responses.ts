import { CrosswalkError, toWireError } from '@crosswalk/protocol';
import { asCallerError } from '../database/database-errors.ts';
import type { RequestTrace } from '../observe/request-trace.ts';
import { STATUS_OF_CODE } from './status.ts';
import { TextResponse } from './text-response.ts';

/** Where the cause of a failure goes that its caller must not see. `route` is the pattern, never the path with its ids. */
export type ErrorLog = (entry: RequestTrace & { error: unknown }) => void;

/** Kept on every answer: it is data, never a page, and never for a cache. */
const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

const JSON_HEADERS = { ...HEADERS, 'content-type': 'application/json' };

/** Data as JSON. */
export function jsonResponse(
  data: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response {
  return new TextResponse(JSON.stringify(data), { status, headers: { ...JSON_HEADERS, ...headers } });
}

/** Done, with nothing to tell. */
export function emptyResponse(): Response {
  return new Response(null, { status: 204, headers: HEADERS });
}

/** Text that is made while it is being sent, as fast as the client takes it. */
export function streamResponse(mediaType: string, pieces: AsyncIterable<string>): Response {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    cancel: () => void iterator.return?.(),
  });
  return new Response(body, { headers: { ...HEADERS, 'content-type': mediaType } });
}

/** Any failure as an answer: coded errors as they are, everything else as `host_error` with an id under which the log has it. */
export function errorResponse(failure: unknown, trace: RequestTrace, log: ErrorLog): Response {
  const error = asCallerError(failure);
  const wire = toWireError(error, trace.requestId);
  const status = error instanceof HttpError ? error.status : STATUS_OF_CODE[wire.code];
  if (status >= 500) log({ ...trace, error });
  return jsonResponse({ error: wire }, { status, headers: retryAfter(error) });
}

/** A failure that HTTP has its own status for, where the code's would mislead clients that look at the status only. */
export class HttpError extends CrosswalkError {
  constructor(
    readonly status: number,
    ...rest: ConstructorParameters<typeof CrosswalkError>
  ) {
    super(...rest);
  }
}

function retryAfter(error: unknown): Record<string, string> {
  const waitMs = error instanceof CrosswalkError ? error.details.retryAfterMs : undefined;
  return waitMs === undefined ? {} : { 'retry-after': String(Math.ceil(waitMs / 1_000)) };
}
