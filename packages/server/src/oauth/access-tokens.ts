import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { CrosswalkError, type Manifest } from '@crosswalk/protocol';
import * as oauth from 'oauth4webapi';
import type { AuditWriter } from '../audit/audit-writer.ts';
import type { PluginRegistry } from '../registry/plugin-registry.ts';
import {
  claimRenewal,
  type ConnectionKey,
  type ConnectionRow,
  findConnection,
  finishRenewal,
  markLost,
  readConnection,
  releaseRenewal,
  Tokens,
  tokensOf,
} from './connection-table.ts';
import {
  type OAuthParts,
  openProvider,
  optionsOf,
  type ProviderClient,
  providerOf,
  termsOf,
} from './provider-client.ts';
import { asProviderError, codeOf, isGrantRefused, needsConnection } from './provider-errors.ts';
import { receiveTokens } from './received-tokens.ts';
import { noteRevocation } from './revocation-table.ts';

/** What tokens are kept fresh with. */
export interface TokenParts extends OAuthParts {
  readonly registry: PluginRegistry;
  readonly audit: Pick<AuditWriter, 'append'>;
}

/** An access token for one request, and which of a connection's tokens it is. */
export interface UsableToken {
  readonly value: string;
  readonly connection: ConnectionRow;
}

/** How often to look whether another process has the newer token by now, and how long at most. */
const LOOK_MS = 100;
const PATIENCE_MS = 35_000;

/**
 * Access tokens of users' connections. One that has ended is renewed first, and however many requests need that at the
 * same time, in however many processes, the company is asked once: many do not accept a refresh token twice.
 */
export class AccessTokens {
  readonly #parts: TokenParts;
  /** Renewals under way in this process, by connection and generation. */
  readonly #renewals = new Map<string, Promise<UsableToken>>();

  constructor(parts: TokenParts) {
    this.#parts = parts;
  }

  /** A token that can be used now. Refused with how to mend it when the user has to connect. */
  async take(manifest: Manifest, key: ConnectionKey): Promise<UsableToken> {
    const connection = await findConnection(this.#parts.database, key);
    if (connection === undefined) throw needsConnection(key.plugin, key.name, false);
    this.#assertUsable(manifest, connection);
    if (connection.expiresAt !== null && connection.expiresAt.getTime() <= Date.now())
      return this.renew(manifest, connection);
    return this.#read(connection);
  }

  /** A newer token than that of a generation, after a company refused the one there was. */
  renew(manifest: Manifest, connection: ConnectionRow): Promise<UsableToken> {
    const key = `${connection.id} ${connection.generation}`;
    const running = this.#renewals.get(key);
    if (running !== undefined) return running;
    const renewal = this.#renew(manifest, connection).finally(() => this.#renewals.delete(key));
    this.#renewals.set(key, renewal);
    return renewal;
  }

  /** What was agreed to must still be what the manifest says, or tokens would go where nobody agreed to. */
  #assertUsable(manifest: Manifest, { plugin, name, isLost, terms }: ConnectionRow): void {
    if (isLost || termsOf(providerOf(manifest, name)) !== terms) throw needsConnection(plugin, name, true);
  }

  async #renew(manifest: Manifest, { id, generation, plugin, name }: ConnectionRow): Promise<UsableToken> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const current = await readConnection(this.#parts.database, id);
      if (current === undefined) throw needsConnection(plugin, name, false);
      this.#assertUsable(manifest, current);
      if (current.generation > generation) return this.#read(current);
      const renewer = randomUUID();
      if (await claimRenewal(this.#parts.database, current, renewer)) return this.#ask(manifest, current, renewer);
      if (performance.now() > deadline)
        throw new CrosswalkError('timeout', `The connection ${name} of ${plugin} is not renewed in time. Try again.`);
      await wait(LOOK_MS);
    }
  }

  async #ask(manifest: Manifest, connection: ConnectionRow, renewer: string): Promise<UsableToken> {
    const { database, audit } = this.#parts;
    const { id, plugin, name, userId } = connection;
    const startedAt = performance.now();
    const note = (outcome: string) => {
      const ms = Math.round(performance.now() - startedAt);
      const entry = { plugin, operation: 'connection.renewed', scope: `oauth.${name}`, outcome, ms };
      return audit.append(userId, [entry]);
    };
    try {
      const token = await this.#exchange(manifest, connection, renewer);
      await note('ok');
      return token;
    } catch (error) {
      const told = isGrantRefused(error)
        ? await this.#lose(connection)
        : asProviderError(error, providerOf(manifest, name).label, plugin);
      await releaseRenewal(database, id, renewer);
      await note(codeOf(told));
      throw told;
    }
  }

  async #exchange(manifest: Manifest, connection: ConnectionRow, renewer: string): Promise<UsableToken> {
    const { database, secrets } = this.#parts;
    const { plugin, name, userId, id } = connection;
    const before = await this.#tokens(connection);
    if (before.refreshToken === undefined) throw await this.#lose(connection);
    const company = await openProvider(this.#parts, manifest, name);
    const received = await refresh(company, before.refreshToken);
    const { tokens, facts } = receiveTokens(received, company.provider, { tokens: before, scopes: connection.scopes });
    const renewed = await database.transaction(async (queries) => {
      const row = await finishRenewal(queries, id, renewer, facts);
      if (row === undefined) {
        // The user disconnected meanwhile: what came too late goes back. Or they connected anew: then that counts.
        const other = await readConnection(queries, id);
        if (other === undefined) await noteRevocation(queries, secrets, { plugin, name, tokens });
        return other;
      }
      await secrets.write(queries, tokensOf(connection), JSON.stringify(tokens), userId);
      return row;
    });
    if (renewed === undefined) throw needsConnection(plugin, name, false);
    return this.#read(renewed);
  }

  /** Notes that only the user can mend it, and tells their pages. */
  async #lose(connection: ConnectionRow): Promise<CrosswalkError> {
    const { plugin, name, userId } = connection;
    const note = { operation: 'connection.lost', scope: `oauth.${name}`, isOwn: true };
    await this.#parts.registry.change(plugin, userId, note, (queries) => markLost(queries, connection));
    return needsConnection(plugin, name, true);
  }

  async #read(connection: ConnectionRow): Promise<UsableToken> {
    return { value: (await this.#tokens(connection)).accessToken, connection };
  }

  async #tokens(connection: ConnectionRow): Promise<Tokens> {
    const sealed = await this.#parts.secrets.read(this.#parts.database, tokensOf(connection));
    if (sealed === undefined) throw needsConnection(connection.plugin, connection.name, false);
    return Tokens.parse(JSON.parse(sealed));
  }
}

async function refresh(company: ProviderClient, refreshToken: string): Promise<oauth.TokenEndpointResponse> {
  const { server, client, clientAuth } = company;
  const options = optionsOf(company);
  const response = await oauth.refreshTokenGrantRequest(server, client, clientAuth, refreshToken, options);
  return oauth.processRefreshTokenResponse(server, client, response);
}
