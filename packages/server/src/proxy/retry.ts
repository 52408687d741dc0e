import { setTimeout as wait } from 'node:timers/promises';
import { CrosswalkError } from '@crosswalk/protocol';
import type { GuardedAnswer } from './guarded-fetch.ts';

/** Methods that may be repeated: doing them twice is doing them once. */
const REPEATABLE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);
const ATTEMPTS = 3;
const FIRST_WAIT_MS = 250;

/**
 * Sends a request again that did not get through, or whose answer says to come later: after the time it names, within
 * the time the whole call has. What is not certain to be harmless is not repeated.
 */
export async function sendWithRetry(
  method: string,
  deadline: number,
  send: () => Promise<GuardedAnswer>,
  signal: AbortSignal,
): Promise<GuardedAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const backOff = FIRST_WAIT_MS * 2 ** (attempt - 1);
    const answer = await send().catch((error: unknown) => {
      const mayTryAgain = error instanceof CrosswalkError && error.code === 'offline' && error.retryable;
      if (!mayTryAgain || !REPEATABLE.has(method) || attempt === ATTEMPTS || !isInTime(backOff, deadline)) throw error;
      return undefined;
    });
    if (answer === undefined) await wait(backOff, undefined, { signal }).catch(() => undefined);
    else {
      const waitMs = waitOf(answer, method, backOff);
      if (waitMs === undefined || attempt === ATTEMPTS || !isInTime(waitMs, deadline)) return answer;
      answer.discard();
      await wait(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** How long an answer asks to wait, when the request may be sent again after it. */
function waitOf({ status, headers }: GuardedAnswer, method: string, backOff: number): number | undefined {
  // 429 says that nothing was done; 503 does not.
  const mayRepeat = status === 429 || (status === 503 && REPEATABLE.has(method));
  if (!mayRepeat) return undefined;
  return retryAfterMs(headers.get('retry-after')) ?? backOff;
}

/** `Retry-After` in milliseconds: seconds, or a date. */
export function retryAfterMs(header: string | undefined, now = Date.now()): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000;
  const at = /\sGMT$/.test(header.trim()) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

function isInTime(waitMs: number, deadline: number): boolean {
  return performance.now() + waitMs < deadline;
}
