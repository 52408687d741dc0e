/**
 * Carries one call to Tryton and brings its result back. Everything above it is the same in Tryton's own page, where
 * calls go out under the user's session, and on a server, which has a session of its own.
 */
export interface TrytonTransport {
  /**
   * Calls `model.party.party.read` or the like and gives the raw result, with dates and decimals still in Tryton's
   * own spelling. Rejects with a `CrosswalkError`, whatever went wrong.
   */
  call(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<unknown>;
  /** Ends the session, where this transport began it. */
  close?(): Promise<void>;
}
