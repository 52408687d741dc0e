import { cancelled, refusedRead, TrytonRefusal } from './tryton-error.ts';
import type { TrytonTransport } from './transport.ts';
import { isRow, type Row } from './wire.ts';

/** What a call of a model may add. */
export interface ModelCall {
  signal?: AbortSignal | undefined;
  /** Added to the user's context: `_timestamp`, `active_test`. */
  context?: Row;
}

/** Methods that change nothing: Tryton refuses them for want of rights only. */
const READS: ReadonlySet<string> = new Set(['read', 'search', 'search_count', 'search_read']);

/** Calls methods of Tryton's models with the context of the signed-in user, which every call must carry as its last parameter. */
export class TrytonClient {
  readonly #transport: TrytonTransport;
  readonly #context = new Shared(async () => {
    const preferences = await this.#transport.call('model.res.user.get_preferences', [true, {}]);
    return isRow(preferences) ? preferences : {};
  });

  constructor(transport: TrytonTransport) {
    this.#transport = transport;
  }

  /** `company`, `language`, `groups` and whatever else Tryton wants to hear with each call. */
  context(signal?: AbortSignal): Promise<Row> {
    return this.#context.get(signal);
  }

  async call(model: string, method: string, params: readonly unknown[], options: ModelCall = {}): Promise<unknown> {
    const context = { ...(await this.context(options.signal)), ...options.context };
    try {
      return await this.#transport.call(`model.${model}.${method}`, [...params, context], options.signal);
    } catch (error) {
      throw error instanceof TrytonRefusal && READS.has(method) ? refusedRead(error) : error;
    }
  }
}

/**
 * Something asked for once and used by many calls. It does not stop when one of them is stopped, because the others
 * wait for it too; what failed is asked for again by the next.
 */
export class Shared<T> {
  readonly #load: () => Promise<T>;
  readonly #lifeMs: number;
  #loading: Promise<T> | undefined;
  #loadedAt = 0;

  constructor(load: () => Promise<T>, lifeMs = Infinity) {
    this.#load = load;
    this.#lifeMs = lifeMs;
  }

  get(signal?: AbortSignal): Promise<T> {
    if (signal?.aborted === true) return Promise.reject(cancelled());
    const isOld = Date.now() - this.#loadedAt > this.#lifeMs;
    const loading = this.#loading === undefined || isOld ? this.#start() : this.#loading;
    return untilStopped(loading, signal);
  }

  /** Asks again the next time. */
  forget(): void {
    this.#loading = undefined;
  }

  #start(): Promise<T> {
    this.#loadedAt = Date.now();
    const loading = this.#load();
    this.#loading = loading;
    loading.catch(() => {
      if (this.#loading === loading) this.#loading = undefined;
    });
    return loading;
  }
}

function untilStopped<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(cancelled());
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
