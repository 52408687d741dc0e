import { randomUUID } from 'node:crypto';
import type { ErrorCode } from '@crosswalk/protocol';

/** What is known of one request while it is answered. Nothing in it tells of a person: the route, never the path. */
export interface RequestTrace {
  /** Of the caller where it sent a proper one in `x-request-id`, else new. Every answer carries it. */
  readonly requestId: string;
  /** From the caller's `traceparent` (W3C Trace Context). */
  readonly traceId?: string;
  readonly method: string;
  /** The route's pattern, such as `/api/records/:type/:id`; empty when there is none at the address. */
  route: string;
}

/** A request that was answered. */
export interface AnsweredRequest extends RequestTrace {
  readonly status: number;
  readonly seconds: number;
  readonly code?: ErrorCode;
}

/** Begins to watch a request. */
export function traceRequest(request: Request): RequestTrace {
  const given = request.headers.get('x-request-id');
  const trace = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(request.headers.get('traceparent') ?? '');
  return {
    requestId: given !== null && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID(),
    ...(trace?.[1] !== undefined && { traceId: trace[1] }),
    method: request.method,
    route: '',
  };
}
