import { CrosswalkError, GrantScopes } from '@crosswalk/protocol';
import type { Database, Queries } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { readGrant } from '../grants/grant-table.ts';
import type { User } from '../records/viewer.ts';
import type { PluginChange } from './plugin-feed.ts';
import { type PluginRow, readPlugin } from './plugin-table.ts';

/** A plugin at work for a user, with what it may do for them. */
export interface ActingPlugin {
  readonly plugin: PluginRow;
  readonly scopes: GrantScopes;
  /** The last change that is in it. */
  readonly stamp: string;
}

/** Answers kept at most; beyond, the oldest are asked anew. */
const MAX_KEPT = 10_000;

/**
 * What plugins are and may do, kept in memory so that a request costs no further query. Forgotten as soon as it changes:
 * before the change is answered where it was made, and within a second in every other process.
 */
export class PluginDirectory {
  readonly #database: Database;
  readonly #plugins = new Map<string, Promise<PluginRow | undefined>>();
  /** By plugin, then by user and roles. */
  readonly #acting = new Map<string, Map<string, Promise<ActingPlugin>>>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** An installed plugin, also one that is switched off; `not_found` when there is none. */
  async require(id: string): Promise<PluginRow> {
    const plugin = await this.#find(id);
    if (plugin !== undefined) return plugin;
    throw new CrosswalkError(
      'not_found',
      `The plugin ${id.slice(0, 128)} is not installed. An admin can install it with POST /api/plugins.`,
    );
  }

  /** A plugin that asks for something in a user's name: installed, switched on, and with the scopes all three agreed to. */
  act(id: string, user: User): Promise<ActingPlugin> {
    const users = this.#acting.get(id) ?? new Map<string, Promise<ActingPlugin>>();
    this.#acting.set(id, users);
    const key = JSON.stringify([user.id, user.roles]);
    const known = users.get(key);
    if (known !== undefined) return known;
    const loading = this.#load(id, user);
    remember(users, key, loading);
    // Names nobody installed leave nothing behind.
    loading.catch(() => {
      if (users.size === 0) this.#acting.delete(id);
    });
    return loading;
  }

  /**
   * Makes sure, inside a transaction that is about to write, that what a plugin may do is still what it was when the
   * request came in. Whoever takes something back waits until the transaction is done, or it was before.
   */
  async confirm(queries: Queries, { plugin, stamp }: ActingPlugin, user: User): Promise<void> {
    await queries.query(sql`select id from plugin where id = ${plugin.id} for share`);
    if ((await readStamp(queries, plugin.id, user)) === stamp) return;
    this.forget({ plugin: plugin.id, userId: '' });
    throw new CrosswalkError('conflict', 'What the plugin may do changed at this very moment. Try again.', {
      retryable: true,
    });
  }

  /** Forgets what a change made old. */
  forget({ plugin }: PluginChange): void {
    this.#plugins.delete(plugin);
    this.#acting.delete(plugin);
  }

  forgetAll(): void {
    this.#plugins.clear();
    this.#acting.clear();
  }

  #find(id: string): Promise<PluginRow | undefined> {
    const known = this.#plugins.get(id);
    if (known !== undefined) return known;
    const loading = readPlugin(this.#database, id);
    remember(this.#plugins, id, loading);
    return loading;
  }

  async #load(id: string, user: User): Promise<ActingPlugin> {
    // First the stamp: whatever changes from here on makes it an old one.
    const stamp = await readStamp(this.#database, id, user);
    const [plugin, grant] = await Promise.all([this.#find(id), readGrant(this.#database, id, user)]);
    if (plugin === undefined || plugin.isDisabled)
      throw new CrosswalkError(
        'permission_denied',
        `The plugin ${id.slice(0, 128)} is not installed, or is switched off.`,
        {
          details: { deniedBy: 'admin' },
        },
      );
    return { plugin, scopes: new GrantScopes(plugin.manifest, grant), stamp };
  }
}

/** Keeps an answer that is still under way, so that a change which comes in between drops it; failures are not kept. */
function remember<T>(kept: Map<string, Promise<T>>, key: string, answer: Promise<T>): void {
  for (const oldest of kept.keys()) {
    if (kept.size < MAX_KEPT) break;
    kept.delete(oldest);
  }
  kept.set(key, answer);
  answer.catch(() => {
    if (kept.get(key) === answer) kept.delete(key);
  });
}

async function readStamp(queries: Queries, plugin: string, { id }: User): Promise<string> {
  const [row] = await queries.query<{ stamp: string }>(sql`
    select coalesce(max(sequence), 0)::text as stamp from plugin_change where plugin = ${plugin} and user_id in ('', ${id})`);
  return row?.stamp ?? '0';
}
