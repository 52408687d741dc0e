import { randomUUID } from 'node:crypto';
import { CrosswalkError, type Manifest } from '@crosswalk/protocol';
import * as oauth from 'oauth4webapi';
import type { PluginRegistry } from '../registry/plugin-registry.ts';
import { readAccountName } from './account-name.ts';
import { type Attempt, AttemptSecrets, endAttempt, secretsOf, takeAttempt } from './attempt-table.ts';
import { type ConnectionKey, type TokenFacts, type Tokens, tokensOf, writeConnection } from './connection-table.ts';
import { type OAuthParts, openProvider, optionsOf, type ProviderClient, termsOf } from './provider-client.ts';
import { asProviderError, isGrantRefused } from './provider-errors.ts';
import { receiveTokens } from './received-tokens.ts';
import { noteRevocation } from './revocation-table.ts';

/** What connections are made with. */
export interface FinishParts extends OAuthParts {
  readonly registry: PluginRegistry;
}

/** How an attempt ended. */
export interface EndedAttempt {
  readonly outcome: 'connected' | 'denied' | 'failed';
  readonly label: string;
  /** Why it failed, for the user; empty otherwise. */
  readonly message: string;
  /** Why it failed, for the audit. */
  readonly code: string;
}

/**
 * Ends an attempt with what a company's answer brought the user back with. `undefined` when there is none for this user
 * and state: begun by somebody else, too long ago, or ended before; then nothing is asked of the company.
 */
export async function finishConnection(
  parts: FinishParts,
  manifest: Manifest,
  key: ConnectionKey,
  answer: URLSearchParams,
): Promise<EndedAttempt | undefined> {
  const { database, secrets } = parts;
  const attempt = await takeAttempt(database, key, answer.get('state') ?? '');
  if (attempt === undefined) return undefined;
  const sealed = await secrets.read(database, secretsOf(attempt));
  await secrets.remove(database, secretsOf(attempt));
  const ended = await end(parts, manifest, attempt, { answer, sealed: sealed ?? '{}' }).catch(
    async (error: unknown) => {
      await endAttempt(database, attempt.id, 'failed', 'The CRM could not do this. Its log has the cause.');
      throw error;
    },
  );
  if (ended.outcome !== 'connected') await endAttempt(database, attempt.id, ended.outcome, ended.message);
  return ended;
}

async function end(
  parts: FinishParts,
  manifest: Manifest,
  attempt: Attempt,
  { answer, sealed }: { answer: URLSearchParams; sealed: string },
): Promise<EndedAttempt> {
  let label = attempt.name;
  try {
    const client = await openProvider(parts, manifest, attempt.name);
    ({ label } = client.provider);
    if (termsOf(client.provider) !== attempt.terms) throw changedMeanwhile();
    const given = await exchange(client, attempt, answer, AttemptSecrets.parse(JSON.parse(sealed)));
    await keep(parts, client, attempt, given);
    return { outcome: 'connected', label, message: '', code: 'ok' };
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError && error.error === 'access_denied')
      return { outcome: 'denied', label, message: '', code: 'permission_denied' };
    const told = isGrantRefused(error) ? spent(label) : asProviderError(error, label, attempt.plugin);
    if (!(told instanceof CrosswalkError)) throw told;
    return { outcome: 'failed', label, message: told.message, code: told.code };
  }
}

interface Given {
  readonly tokens: Tokens;
  readonly facts: TokenFacts;
  readonly account: string;
}

async function exchange(
  company: ProviderClient,
  { redirectUri }: Attempt,
  answer: URLSearchParams,
  { verifier, nonce }: AttemptSecrets,
): Promise<Given> {
  const { server, client, clientAuth, provider } = company;
  // The state was found by its hash, so it is the one that was sent.
  const parameters = oauth.validateAuthResponse(server, client, answer, oauth.skipStateCheck);
  const options = optionsOf(company);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    clientAuth,
    parameters,
    redirectUri,
    verifier,
    options,
  );
  const checks = nonce === undefined ? {} : { expectedNonce: nonce, requireIdToken: true };
  const received = await oauth.processAuthorizationCodeResponse(server, client, response, checks);
  return { ...receiveTokens(received, provider), account: await readAccountName(company, received) };
}

/** Keeps connection and tokens in one transaction, told to the user's pages. Where that cannot be, the tokens go back. */
async function keep(
  { database, secrets, registry }: FinishParts,
  { provider }: ProviderClient,
  attempt: Attempt,
  { tokens, facts, account }: Given,
): Promise<void> {
  const { plugin, name, userId } = attempt;
  const note = { operation: 'connection.made', scope: `oauth.${name}`, isOwn: true };
  try {
    await registry.change(plugin, userId, note, async (queries) => {
      const terms = termsOf(provider);
      const id = await writeConnection(queries, attempt, { ...facts, id: randomUUID(), terms, account });
      await secrets.write(queries, tokensOf({ plugin, id }), JSON.stringify(tokens), userId);
      await endAttempt(queries, attempt.id, 'connected');
    });
  } catch (error) {
    await database.transaction((queries) => noteRevocation(queries, secrets, { plugin, name, tokens }));
    throw error;
  }
}

function changedMeanwhile(): CrosswalkError {
  return new CrosswalkError('conflict', 'The plugin was updated meanwhile. Connect again.');
}

function spent(label: string): CrosswalkError {
  return new CrosswalkError('conflict', `${label} does not accept the answer it gave: it was used, or took too long.`);
}
