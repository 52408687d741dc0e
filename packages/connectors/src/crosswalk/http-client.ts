import { CrosswalkError, type ErrorCode, fromWireError, type WireError } from '@crosswalk/protocol';

/** How to reach a Crosswalk server. */
export interface HttpOptions {
  /** Address under which `/api` lies: `https://crm.example.com`, or empty for the page's own origin. */
  baseUrl: string;
  /** Another `fetch`, for tests or for an environment of its own. */
  fetch?: typeof fetch;
  /** Added to each request, for example a token. A function is asked each time. */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>);
}

/** One request. */
export interface HttpCall {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, under the `content-type` among the headers. */
  file?: Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

const TIMEOUT_MS = 30_000;
const RETRY_AFTER_MS = 300;
/** What a gateway in between says when the server behind it is away. */
const GATEWAY: ReadonlySet<number> = new Set([502, 503, 504]);

/** Speaks JSON with a Crosswalk server; every failure is a `CrosswalkError`. */
export class HttpClient {
  readonly #options: HttpOptions;

  constructor(options: HttpOptions) {
    this.#options = options;
  }

  /**
   * The answer's JSON, `null` for an empty one. A request that did not get through is tried once more: reads may be
   * repeated, and writes carry a key by which the server knows a repetition.
   */
  async json(call: HttpCall): Promise<unknown> {
    const response = await this.send(call).catch(async (error: unknown) => {
      if (!(error instanceof CrosswalkError) || error.code !== 'offline') throw error;
      await delay(RETRY_AFTER_MS, call.signal);
      return this.send(call);
    });
    if (response.status === 204) return null;
    return this.#readJson(response, call.signal);
  }

  /** The response itself, for streams; failures are thrown as for `json`. */
  async send(call: HttpCall, timeoutMs = TIMEOUT_MS): Promise<Response> {
    const { fetch: send = fetch, baseUrl } = this.#options;
    if (call.signal?.aborted === true) throw cancelled();
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = call.signal ? AbortSignal.any([call.signal, timeout]) : timeout;
    const init = {
      method: call.method,
      headers: await this.#headers(call),
      signal,
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      ...(call.file && { body: call.file }),
    };
    const response = await send(`${baseUrl}${call.path}`, init).catch((error: unknown) => {
      throw failureOf(call.signal, timeout, error);
    });
    if (!response.ok) throw await errorOf(response);
    return response;
  }

  async #readJson(response: Response, signal: AbortSignal | undefined): Promise<unknown> {
    const data: unknown = await response.json().catch((error: unknown) => {
      if (signal?.aborted === true) throw cancelled();
      throw new CrosswalkError('offline', 'The connection broke during the answer.', { cause: error });
    });
    return data;
  }

  async #headers(call: HttpCall): Promise<Headers> {
    const { headers: own } = this.#options;
    const headers = new Headers(typeof own === 'function' ? await own() : own);
    if (call.method !== 'GET') headers.set('content-type', 'application/json');
    for (const [name, value] of Object.entries(call.headers ?? {})) headers.set(name, value);
    return headers;
  }
}

/** `cancelled`, as every stopped call rejects. */
export function cancelled(): CrosswalkError {
  return new CrosswalkError('cancelled', 'The call was cancelled.');
}

/** Waits, or rejects with `cancelled`. */
export function delay(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = () => {
      clearTimeout(timer);
      reject(cancelled());
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', cancel);
      resolve();
    }, delayMs);
    if (signal?.aborted === true) cancel();
    else signal?.addEventListener('abort', cancel, { once: true });
  });
}

function failureOf(signal: AbortSignal | undefined, timeout: AbortSignal, cause: unknown): CrosswalkError {
  if (signal?.aborted === true) return cancelled();
  if (timeout.aborted) return new CrosswalkError('timeout', 'The server did not answer in time.', { cause });
  return new CrosswalkError('offline', 'The server cannot be reached.', { cause });
}

async function errorOf(response: Response): Promise<CrosswalkError> {
  const body: unknown = await response.json().catch(() => undefined);
  if (hasError(body)) return fromWireError(body.error);
  const code: ErrorCode = GATEWAY.has(response.status) ? 'offline' : 'internal';
  return new CrosswalkError(code, `The server answered with the status ${response.status}.`);
}

function hasError(body: unknown): body is { error: WireError } {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false;
  const { error } = body;
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
}
