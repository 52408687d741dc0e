import { CrosswalkError } from '@crosswalk/protocol';
import { isRow, listOf } from './wire.ts';

/**
 * Why Tryton said no, by the content of its answer: it answers with the status 200 whatever happened. `UserError` carries
 * words for people and is looked into by whoever knows what was tried (`explainRefusal`).
 */
export class TrytonRefusal extends CrosswalkError {
  readonly kind: 'UserError' | 'UserWarning' | 'ConcurrencyException';

  constructor(kind: TrytonRefusal['kind'], message: string, cause: unknown) {
    super(kind === 'ConcurrencyException' ? 'conflict' : 'invalid_input', message, { cause });
    this.kind = kind;
  }
}

/** The call may have reached Tryton, and its answer did not reach us: whoever wrote has to look before writing again. */
export class LostAnswer extends CrosswalkError {}

/** The session is over. The transport begins a new one where it can. */
export class SessionExpired extends CrosswalkError {
  constructor() {
    super('permission_denied', 'The session in Tryton is over. Log in again, then repeat what you did.', {
      details: { deniedBy: 'user' },
    });
  }
}

/** `cancelled`, as every stopped call rejects. */
export function cancelled(): CrosswalkError {
  return new CrosswalkError('cancelled', 'The call was cancelled.');
}

/** What the databases under Tryton say when a transaction had to give way to another one. */
const BUSY = /could not serialize access|deadlock detected|database is locked|could not obtain lock/;

/** Makes an error of the `error` of an answer, or of what Tryton's own client rejects with. */
export function trytonError(method: string, error: unknown): CrosswalkError {
  const [kind, detail] = Array.isArray(error) ? listOf(error) : [error];
  if (kind === 'UserError') return new TrytonRefusal(kind, words(detail, 0, 1), error);
  if (kind === 'UserWarning') {
    const question = `Tryton asks before it does this: ${words(detail, 1, 2)} Answer it in Tryton, then repeat the change.`;
    return new TrytonRefusal(kind, question, error);
  }
  if (kind === 'ConcurrencyException') {
    return new TrytonRefusal(kind, 'Somebody changed this record in the meantime. Load it again and repeat.', error);
  }
  if (kind === 'LoginException') return passwordWanted(error);
  if (kind === 'RateLimitException') return tooManyCalls();
  if (typeof kind === 'string' && BUSY.test(kind)) {
    return new CrosswalkError('timeout', 'Others are changing the same records. Nothing was written; try again.', {
      cause: error,
    });
  }
  return new CrosswalkError('host_error', `Tryton failed during ${method}. Its log has the cause.`, { cause: error });
}

/** `permission_denied`, for a log-in that did not succeed. */
export function wrongPassword(user: string): CrosswalkError {
  return new CrosswalkError(
    'permission_denied',
    `Tryton does not let ${user} in. Check the user name and the password.`,
    {
      details: { deniedBy: 'user' },
    },
  );
}

/** `permission_denied`, for a read that Tryton refused, in Tryton's words. */
export function refusedRead(refusal: TrytonRefusal): CrosswalkError {
  return new CrosswalkError('permission_denied', refusal.message, { details: { deniedBy: 'user' }, cause: refusal });
}

/** `rate_limited`, when Tryton wants fewer calls; it does not say for how long. */
export function tooManyCalls(): CrosswalkError {
  return new CrosswalkError('rate_limited', 'Tryton wants fewer calls. Wait a minute and try again.', {
    details: { retryAfterMs: 60_000 },
  });
}

/** What an answer that is no JSON of ours means. Only here, where there is nothing else to go by, the status counts. */
export function foreignAnswer(method: string, status: number): CrosswalkError {
  if (status === 401) return new SessionExpired();
  if (status === 429) return tooManyCalls();
  if (status === 403) {
    return new CrosswalkError('unsupported', `This Tryton does not offer ${method}. Is its module activated?`);
  }
  if (status === 404) {
    return new CrosswalkError('host_error', 'There is no Tryton database at this address. Check its name in the URL.');
  }
  if (status === 502 || status === 503 || status === 504) {
    return new LostAnswer('offline', 'Tryton is away: something in front of it answered. Try again in a moment.');
  }
  return new LostAnswer(
    'host_error',
    `Something that is not Tryton answered ${method} (status ${status}). Check the address and what stands in between.`,
  );
}

function passwordWanted(cause: unknown): CrosswalkError {
  return new CrosswalkError('permission_denied', 'Tryton asks for a password. Log in with one.', {
    details: { deniedBy: 'user' },
    cause,
  });
}

/** The words of a refusal: its message and, where there is one, its description. */
function words(detail: unknown, ...places: number[]): string {
  const list = Array.isArray(detail) ? listOf(detail) : [detail];
  const found = places.map((place) => list[place]).filter((text) => typeof text === 'string' && text !== '');
  return found.length > 0 ? found.join(' ').slice(0, 1_000) : 'Tryton refused this and did not say why.';
}

/** Whether an answer has the shape of a JSON-RPC answer. */
export function isAnswer(value: unknown): value is { result?: unknown; error?: unknown } {
  return isRow(value) && ('result' in value || 'error' in value);
}
