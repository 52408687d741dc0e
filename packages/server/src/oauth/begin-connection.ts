import { randomUUID } from 'node:crypto';
import { CrosswalkError, type Manifest } from '@crosswalk/protocol';
import * as oauth from 'oauth4webapi';
import { sql } from '../database/sql.ts';
import { ATTEMPT_SECONDS, type AttemptSecrets, countAttempts, insertAttempt, secretsOf } from './attempt-table.ts';
import type { ConnectionKey } from './connection-table.ts';
import { type OAuthParts, openProvider, type ProviderClient, termsOf } from './provider-client.ts';

/** A way to a company that a user may take now. */
export interface BegunAttempt {
  readonly id: string;
  /** The company's page, for a window of its own. */
  readonly url: string;
  readonly expiresAt: string;
}

/** Attempts of one user at one plugin; more are no person's. */
const MOST_PENDING = 10;

/** Begins to connect a user: code flow with PKCE, and a state that only this user can bring back, once. */
export async function beginConnection(
  parts: OAuthParts,
  manifest: Manifest,
  key: ConnectionKey,
  redirectUri: string,
): Promise<BegunAttempt> {
  const client = await openProvider(parts, manifest, key.name);
  const id = randomUUID();
  const state = oauth.generateRandomState();
  const secrets: AttemptSecrets = {
    verifier: oauth.generateRandomCodeVerifier(),
    ...(client.provider.scopes.includes('openid') && { nonce: oauth.generateRandomNonce() }),
  };
  const attempt = { ...key, id, terms: termsOf(client.provider), redirectUri };
  await parts.database.transaction(async (queries) => {
    // Two requests of one user take turns, so that the limit is one.
    await queries.query(sql`select pg_advisory_xact_lock(hashtext(${`${key.plugin} ${key.userId}`})::bigint)`);
    if ((await countAttempts(queries, key)) >= MOST_PENDING) throw tooMany();
    await insertAttempt(queries, attempt, state);
    await parts.secrets.write(queries, secretsOf(attempt), JSON.stringify(secrets), key.userId);
  });
  const url = await questionOf(client, { state, redirectUri, ...secrets });
  return { id, url, expiresAt: new Date(Date.now() + ATTEMPT_SECONDS * 1_000).toISOString() };
}

async function questionOf(
  { provider, client }: ProviderClient,
  { state, redirectUri, verifier, nonce }: AttemptSecrets & { state: string; redirectUri: string },
): Promise<string> {
  const address = new URL(provider.authorize);
  const parameters = {
    ...provider.parameters,
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: redirectUri,
    ...(provider.scopes.length > 0 && { scope: provider.scopes.join(' ') }),
    state,
    ...(nonce !== undefined && { nonce }),
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address.href;
}

function tooMany(): CrosswalkError {
  return new CrosswalkError('rate_limited', `At most ${MOST_PENDING} attempts to connect may be under way.`, {
    details: { limit: MOST_PENDING, retryAfterMs: ATTEMPT_SECONDS * 1_000 },
  });
}
