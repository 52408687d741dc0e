import { postCall, type PostOptions } from './post-call.ts';
import { cancelled, SessionExpired, trytonError } from './tryton-error.ts';
import type { TrytonTransport } from './transport.ts';

/** What the transport needs of `Sao.Session.current_session`, the session of the user in Tryton's web client. */
export interface TrytonPageSession {
  database: string;
  get_auth(): string;
}

/** How calls go out in Tryton's own page. */
export interface PageTransportOptions extends Partial<PostOptions> {
  /** Asked before each call, because the user may log out and in again: `() => Sao.Session.current_session`. */
  session: () => TrytonPageSession | null;
  /** Lets the user log in again, once, when the session is over: `(session) => Sao.Session.renew(session)`. */
  renew?: (session: TrytonPageSession) => PromiseLike<unknown>;
}

/**
 * Calls under the session of the user who is logged in to Tryton's web client, so that Tryton's own access rights
 * decide. It shares the session of `Sao.rpc` and not the function: that one turns every refusal into a dialog of its own
 * and rejects without a reason, and it makes numbers of decimals and milliseconds of microseconds.
 */
export function pageTransport(options: PageTransportOptions): TrytonTransport {
  const { session: currentSession, renew } = options;
  const send = (method: string, params: readonly unknown[], signal?: AbortSignal) => {
    const session = currentSession();
    if (session === null) throw new SessionExpired();
    const authorization = `Session ${session.get_auth()}`;
    return postCall({ url: `/${session.database}/`, ...options }, { method, params, authorization, signal });
  };
  return {
    async call(method, params, signal) {
      try {
        return await send(method, params, signal);
      } catch (error) {
        const session = currentSession();
        if (!(error instanceof SessionExpired) || renew === undefined || session === null) throw error;
        await Promise.resolve(renew(session)).catch(() => Promise.reject(new SessionExpired()));
        return send(method, params, signal);
      }
    },
  };
}

/**
 * Calls through any function that speaks with Tryton: a proxy on a server, a queue, a recording. It gives the raw result
 * and rejects with Tryton's own `error`, or with a `CrosswalkError`.
 */
export function functionTransport(
  call: (method: string, params: readonly unknown[], signal?: AbortSignal) => PromiseLike<unknown>,
): TrytonTransport {
  return {
    async call(method, params, signal) {
      if (signal?.aborted === true) throw cancelled();
      try {
        return await call(method, params, signal);
      } catch (error) {
        throw error instanceof Error && 'code' in error ? error : trytonError(method, error);
      }
    },
  };
}
