import type { OAuthProvider } from '@crosswalk/protocol';
import type * as oauth from 'oauth4webapi';
import type { TokenFacts, Tokens } from './connection-table.ts';

/** A token is renewed so much before its end: nothing arrives with one that has just ended. */
const MARGIN_SECONDS = 30;
const LONGEST_SECONDS = 10 * 365 * 86_400;

/** What a company's answer gives: the tokens, and what may be known of them. A refresh token that is not given anew stays. */
export function receiveTokens(
  answer: oauth.TokenEndpointResponse,
  { revoke, scopes }: OAuthProvider,
  before?: { tokens: Tokens; scopes: readonly string[] },
): { tokens: Tokens; facts: TokenFacts } {
  const refreshToken = answer.refresh_token ?? before?.tokens.refreshToken;
  return {
    tokens: { accessToken: answer.access_token, refreshToken, revoke },
    facts: {
      renews: refreshToken !== undefined,
      expiresAt: endOf(answer.expires_in),
      // Companies name the scopes only where they are not those that were asked for.
      scopes: answer.scope?.split(' ').filter(Boolean).slice(0, 100) ?? before?.scopes ?? scopes,
    },
  };
}

function endOf(seconds: number | undefined): Date | null {
  if (seconds === undefined || !(seconds > 0)) return null;
  const life = Math.min(seconds, LONGEST_SECONDS);
  return new Date(Date.now() + (life - Math.min(MARGIN_SECONDS, life / 10)) * 1_000);
}
