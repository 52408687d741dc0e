import { CrosswalkError } from '@crosswalk/protocol';
import { postCall, type PostOptions } from './post-call.ts';
import { SessionExpired, wrongPassword } from './tryton-error.ts';
import { listOf } from './wire.ts';
import type { TrytonTransport } from './transport.ts';

/** How to log in to Tryton. */
export interface FetchTransportOptions extends PostOptions {
  user: string;
  password: string;
  /** Language of Tryton's words before it knows the user's own; `en` unless said otherwise. */
  language?: string;
}

/**
 * A session of our own in Tryton, for servers and jobs: logs in with the first call, once more when the session ends
 * in the middle, and out with `close`. What a user of Tryton may do is said by the user that logs in.
 */
export function fetchTransport(options: FetchTransportOptions): Required<TrytonTransport> {
  return new FetchTransport(options);
}

class FetchTransport implements Required<TrytonTransport> {
  readonly #options: FetchTransportOptions;
  /** The one log-in that all waiting calls share. */
  #session: Promise<string> | undefined;

  constructor(options: FetchTransportOptions) {
    this.#options = options;
  }

  async call(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
    const session = this.#login();
    try {
      return await postCall(this.#options, { method, params, authorization: await session, signal });
    } catch (error) {
      if (!(error instanceof SessionExpired)) throw error;
      // A call that is refused for its session was not carried out, so that sending it again does nothing twice.
      if (this.#session === session) this.#session = undefined;
      return postCall(this.#options, { method, params, authorization: await this.#login(), signal });
    }
  }

  async close(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    if (session === undefined) return;
    // A session that cannot be ended ends by itself.
    await session
      .then((authorization) => postCall(this.#options, { method: 'common.db.logout', params: [], authorization }))
      .catch(() => undefined);
  }

  #login(): Promise<string> {
    this.#session ??= this.#openSession().catch((error: unknown) => {
      this.#session = undefined;
      throw error;
    });
    return this.#session;
  }

  async #openSession(): Promise<string> {
    const { user, password, language = 'en' } = this.#options;
    const params = [user, { password }, language];
    const answer = await postCall(this.#options, { method: 'common.db.login', params }).catch((error: unknown) => {
      throw error instanceof SessionExpired ? wrongPassword(user) : error;
    });
    const [id, key] = listOf(answer);
    if (typeof id !== 'number' || typeof key !== 'string') {
      throw new CrosswalkError(
        'host_error',
        'Tryton let us in without a session. Is it a version this connector knows?',
      );
    }
    return sessionHeader(user, id, key);
  }
}

/** Tryton wants `base64(user:id:key)`; `btoa` takes bytes, and user names may have any letter. */
function sessionHeader(user: string, id: number, key: string): string {
  const bytes = new TextEncoder().encode(`${user}:${id}:${key}`);
  return `Session ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}
