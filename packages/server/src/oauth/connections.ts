import { type Connection, CrosswalkError, type Manifest } from '@crosswalk/protocol';
import { sql } from '../database/sql.ts';
import { AccessTokens, type TokenParts } from './access-tokens.ts';
import { type Attempt, deleteAttempts, readAttempt, secretsOf } from './attempt-table.ts';
import { beginConnection, type BegunAttempt } from './begin-connection.ts';
import { type ConnectionKey, type ConnectionRow, listConnections } from './connection-table.ts';
import { type EndedAttempt, finishConnection } from './finish-connection.ts';
import { providerOf, termsOf } from './provider-client.ts';
import { removeConnection } from './remove-connections.ts';
import { Revocations } from './revocations.ts';

/** A connection of some user, for admins. */
export interface UserConnection extends Connection {
  readonly user: string;
}

/** Users' connections with other companies (OAuth 2), run by the server for plugins. Nothing of it but names, times and states leaves the server. */
export class Connections {
  /** Tokens for requests of plugins. */
  readonly tokens: AccessTokens;
  readonly #parts: TokenParts;
  readonly #revocations: Revocations;

  private constructor(parts: TokenParts, revocations: Revocations) {
    this.#parts = parts;
    this.#revocations = revocations;
    this.tokens = new AccessTokens(parts);
  }

  static async open(parts: TokenParts): Promise<Connections> {
    return new Connections(parts, await Revocations.open(parts));
  }

  /** Every connection the manifest has, as it stands for a user. */
  async list(manifest: Manifest, userId: string): Promise<Connection[]> {
    const rows = await listConnections(this.#parts.database, manifest.id, userId);
    const known = new Map(rows.map((row) => [row.name, row]));
    return Object.keys(manifest.oauth ?? {}).map((name) => showConnection(manifest, name, known.get(name)));
  }

  /** The connections users have made, for admins. */
  async listAll(manifest: Manifest): Promise<UserConnection[]> {
    const rows = await listConnections(this.#parts.database, manifest.id);
    return rows
      .filter(({ name }) => Object.hasOwn(manifest.oauth ?? {}, name))
      .map((row) => ({ ...showConnection(manifest, row.name, row), user: row.userId }));
  }

  begin(manifest: Manifest, key: ConnectionKey, redirectUri: string): Promise<BegunAttempt> {
    return beginConnection(this.#parts, manifest, key, redirectUri);
  }

  /** Ends an attempt and writes down what became of it; `undefined` when there is none for this user. */
  async finish(manifest: Manifest, key: ConnectionKey, answer: URLSearchParams): Promise<EndedAttempt | undefined> {
    const ended = await finishConnection(this.#parts, manifest, key, answer);
    const { plugin, name, userId } = key;
    // A success is written with what it changes.
    if (ended?.outcome === 'connected') return ended;
    const outcome = ended?.code ?? 'not_found';
    const operation = `connection.${ended?.outcome ?? 'refused'}`;
    await this.#parts.audit.append(userId, [{ plugin, operation, scope: `oauth.${name}`, outcome }]);
    return ended;
  }

  /** What became of an attempt. */
  async attempt(key: ConnectionKey, id: string): Promise<Attempt> {
    const attempt = await readAttempt(this.#parts.database, key, id);
    if (attempt !== undefined) return attempt;
    throw new CrosswalkError('not_found', 'There is no such attempt to connect any more. Begin another one.');
  }

  /** Ends a connection; its tokens are given back. Ending none is no failure. */
  async disconnect(key: ConnectionKey, askedBy: string): Promise<void> {
    const { registry, secrets } = this.#parts;
    const note = { operation: 'connection.removed', scope: `oauth.${key.name}`, concerns: key.userId };
    await registry.change(key.plugin, askedBy, note, async (queries) => {
      await removeConnection(queries, secrets, key);
    });
  }

  /** Forgets attempts that nobody can end any more. */
  async forgetOld(): Promise<void> {
    const { database, secrets } = this.#parts;
    await database.transaction(async (queries) => {
      const old = await deleteAttempts(queries, sql`expires_at < now() - interval '1 hour'`);
      for (const attempt of old) await secrets.remove(queries, secretsOf(attempt));
    });
  }

  close(): Promise<void> {
    return this.#revocations.close();
  }
}

function showConnection(manifest: Manifest, name: string, row: ConnectionRow | undefined): Connection {
  const provider = providerOf(manifest, name);
  const { label } = provider;
  if (row === undefined) return { name, label, state: 'disconnected' };
  const isStale = row.terms !== termsOf(provider);
  const isOver = row.expiresAt !== null && row.expiresAt.getTime() <= Date.now() && !row.renews;
  return {
    name,
    label,
    state: row.isLost || isStale || isOver ? 'needs-reconnecting' : 'connected',
    ...(row.account !== '' && { account: row.account }),
    scopes: [...row.scopes],
    ...(row.expiresAt !== null && { expiresAt: row.expiresAt.toISOString() }),
    renews: row.renews,
  };
}
