import { CrosswalkError } from '@crosswalk/protocol';

/** SQLSTATE classes and codes that mean: the database cannot be reached, or sent us away. */
const LOST = /^(08...|57P0[1-5]|53300|3D000|28...)$/;
const LOST_SYSTEM_CALLS: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);
const LOST_MESSAGES =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|pglite is closed|not queryable|cannot use a pool after/i;
/** Two transactions met in an order that cannot be; the one told so may simply try again. */
const REPEATABLE: ReadonlySet<string> = new Set(['40001', '40P01']);
/** No room on the disk of the database: PostgreSQL's code, and the system's own. */
const FULL: ReadonlySet<string> = new Set(['53100', 'ENOSPC']);
const STATEMENT_TIMEOUT = '57014';

/** Whether a transaction that failed so may be tried again as it was. */
export function isRepeatable(error: unknown): boolean {
  return REPEATABLE.has(codeOf(error));
}

/** What a database failure means to a caller: `offline` or `timeout` where a later try can succeed, else the error itself, which is a bug. */
export function asCallerError(error: unknown): unknown {
  if (error instanceof CrosswalkError) return error;
  const code = codeOf(error);
  if (code === STATEMENT_TIMEOUT) return new CrosswalkError('timeout', 'The database took too long.', { cause: error });
  if (FULL.has(code) || (error instanceof Error && /no space left on device/i.test(error.message)))
    return new CrosswalkError(
      'offline',
      'The disk of the database is full. Nothing was written; make room and try again.',
      {
        cause: error,
      },
    );
  const isLost =
    LOST.test(code) || LOST_SYSTEM_CALLS.has(code) || (error instanceof Error && LOST_MESSAGES.test(error.message));
  return isLost
    ? new CrosswalkError('offline', 'The database cannot be reached. Try again soon.', { cause: error })
    : error;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
