import type { CrosswalkError } from '@crosswalk/protocol';
import { cancelled, foreignAnswer, isAnswer, LostAnswer, trytonError } from './tryton-error.ts';

/** Where and how to send a call. */
export interface PostOptions {
  /** Address of the database, with its slash at the end: `https://tryton.example.com/crm/`. */
  url: string;
  /** Another `fetch`, for tests or for an environment of its own. */
  fetch?: typeof fetch;
  /** Milliseconds to wait for an answer; 30,000 unless said otherwise. */
  timeoutMs?: number;
}

interface PostedCall {
  method: string;
  params: readonly unknown[];
  authorization?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** Sends one JSON-RPC call and gives its result. The body has exactly the keys Tryton expects: with any other it answers errors as HTML. */
export async function postCall(options: PostOptions, call: PostedCall): Promise<unknown> {
  const { url, fetch: send = fetch, timeoutMs = 30_000 } = options;
  const { method, params, authorization } = call;
  if (call.signal?.aborted === true) throw cancelled();
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = call.signal ? AbortSignal.any([call.signal, timeout]) : timeout;
  const request = {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      // Without it Tryton asks the browser for a password of its own when the session is over.
      'x-requested-with': 'XMLHttpRequest',
      ...(authorization === undefined ? {} : { authorization }),
    },
    body: JSON.stringify({ id: 1, method, params }),
    signal,
  };
  const fail = (cause: unknown) => failureOf(call.signal, timeout, cause);
  const response = await send(url, request).catch((cause: unknown) => Promise.reject(fail(cause)));
  const text = await response.text().catch((cause: unknown) => Promise.reject(fail(cause)));
  return resultOf(method, response.status, text);
}

function resultOf(method: string, status: number, text: string): unknown {
  const answer = parseJson(text);
  if (isAnswer(answer)) {
    if (answer.error !== undefined && answer.error !== null) throw trytonError(method, answer.error);
    return answer.result;
  }
  if (status === 200 && text.startsWith('{')) {
    throw new LostAnswer('offline', 'Only a part of the answer of Tryton arrived. Try again.');
  }
  throw foreignAnswer(method, status);
}

function parseJson(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    return undefined;
  }
}

function failureOf(signal: AbortSignal | undefined, timeout: AbortSignal, cause: unknown): CrosswalkError {
  if (signal?.aborted === true) return cancelled();
  if (timeout.aborted) return new LostAnswer('timeout', 'Tryton did not answer in time. Try again.', { cause });
  return new LostAnswer('offline', 'Tryton cannot be reached. Check its address and that it runs.', { cause });
}
