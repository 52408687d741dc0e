/** Kept free of schemas: every panel carries this file. */
import type { WireError } from './wire-error.ts';

/** Every reason a call can fail for. Closed: a new reason is a new minor version of the protocol. */
export const ERROR_CODES = [
  'permission_denied',
  'not_found',
  'invalid_input',
  'conflict',
  'unsupported',
  'rate_limited',
  'too_large',
  'timeout',
  'cancelled',
  'offline',
  'disconnected',
  'host_error',
  'internal',
] as const;
/** One code of the closed list. */
export type ErrorCode = (typeof ERROR_CODES)[number];

const RETRYABLE: ReadonlySet<ErrorCode> = new Set(['rate_limited', 'timeout', 'offline', 'disconnected']);

/** Facts about a failure that are safe to show its caller; which keys stand there is said by the code. */
export interface ErrorDetails {
  /** `permission_denied`: the scope that was missing and which of the three said no. */
  scope?: string;
  deniedBy?: 'manifest' | 'admin' | 'user';
  /** `permission_denied`: the connection to another company that the user has to make, or make again. */
  connection?: string;
  /** `permission_denied`: the fields that were refused. */
  fields?: string[];
  /** `invalid_input`: every fault with its place. */
  faults?: Fault[];
  /** `rate_limited`: milliseconds until a retry can succeed. */
  retryAfterMs?: number;
  /** `too_large`: the limit and the actual size. */
  limit?: number;
  actual?: number;
  /** `conflict`: the version that is current now. */
  currentVersion?: string;
  /** `disconnected`, `timeout` while connecting: the step that failed. */
  step?: string;
  /** Id under which the host's own log has the cause. */
  requestId?: string;
}

/** One thing wrong with an input: where, what was expected, and how to mend it. */
export interface Fault {
  /** JSON path such as `views[0].entry`; empty for the whole input. */
  path: string;
  expected: string;
  fix?: string;
}

/** The one error class of Crosswalk. `code` is for programs, `message` for people, `retryable` says whether the same call may succeed later. */
export class CrosswalkError extends Error {
  override readonly name = 'CrosswalkError';
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly details: ErrorDetails;

  constructor(
    code: ErrorCode,
    message: string,
    options: { details?: ErrorDetails; retryable?: boolean; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? RETRYABLE.has(code);
    this.details = options.details ?? {};
  }
}

/** What may cross the boundary of any failure: coded errors as they are, everything else as `host_error` without its text. */
export function toWireError(error: unknown, requestId?: string): WireError {
  if (error instanceof CrosswalkError) {
    return { code: error.code, message: error.message, retryable: error.retryable, details: error.details };
  }
  if (isAbort(error)) return { code: 'cancelled', message: 'The call was cancelled.' };
  return {
    code: 'host_error',
    message: 'The CRM could not do this. Its log has the cause.',
    ...(requestId === undefined ? {} : { details: { requestId } }),
  };
}

/** Makes an error of what came over the wire; an unknown code becomes `internal`, so that callers can rely on the closed list. */
export function fromWireError(wire: WireError): CrosswalkError {
  const known = ERROR_CODES.includes(wire.code);
  return new CrosswalkError(known ? wire.code : 'internal', wire.message, {
    ...(wire.details === undefined ? {} : { details: wire.details }),
    ...(wire.retryable === undefined ? {} : { retryable: wire.retryable }),
  });
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
