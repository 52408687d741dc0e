import {
  CrosswalkError,
  diffPermissions,
  type Manifest,
  needsAgreement,
  type PermissionChange,
  ScopeSet,
} from '@crosswalk/protocol';
import { appendAudit } from '../audit/audit-writer.ts';
import type { Database, Queries } from '../database/database.ts';
import { changeGrant, cutGrants } from '../grants/grant-table.ts';
import { notePluginChange, type PluginFeed } from './plugin-feed.ts';
import type { PluginOffer } from './plugin-offer.ts';
import {
  deletePlugin,
  insertFiles,
  insertPlugin,
  lockPlugin,
  type PluginRow,
  replacePlugin,
  writeDisabled,
  writeProposal,
} from './plugin-table.ts';

/** What became of a plugin that was offered. */
export interface InstallResult {
  /** `proposed`: it asks for more than before; old version and grant stay in force until an admin agrees. */
  readonly status: 'installed' | 'updated' | 'unchanged' | 'proposed';
  readonly id: string;
  readonly digest: string;
  /** For an update, what changes about what it may do. */
  readonly changes: readonly PermissionChange[];
}

/** How a plugin is installed. */
export interface InstallOptions {
  /** Scopes given to everybody at once, when it is new; nothing when absent. */
  readonly grant?: readonly string[] | undefined;
}

/** Work for others when a plugin goes or changes: ending its jobs, its deliveries, its connections. In the same transaction. */
export type PluginRemoval = (queries: Queries, plugin: string) => Promise<void>;

/** Installs, updates, switches off and removes plugins. Every step is one transaction, written into the audit, and told to all processes before it is answered. */
export class PluginRegistry {
  readonly #database: Database;
  readonly #feed: PluginFeed;
  readonly #removals: readonly PluginRemoval[];

  constructor(database: Database, feed: PluginFeed, removals: readonly PluginRemoval[] = []) {
    this.#database = database;
    this.#feed = feed;
    this.#removals = removals;
  }

  /** Takes a plugin in: installs it, or updates it, or keeps an update that asks for more until somebody agreed. */
  install(offer: PluginOffer, userId: string, { grant }: InstallOptions = {}): Promise<InstallResult> {
    const { id } = offer.manifest;
    return this.#change(id, userId, async (queries) => {
      const isNew = await insertPlugin(queries, offer, userId);
      if (offer.files) await insertFiles(queries, id, offer.digest, offer.files);
      const result = isNew
        ? await this.#begin(queries, offer, userId, grant)
        : await this.#update(queries, offer, userId);
      return { operation: `plugin.${result.status}`, result };
    });
  }

  /** Agrees to the update that waits. `digest` names what was agreed to: another one that came in meanwhile is refused. */
  async agree(id: string, digest: string, userId: string, grant?: readonly string[]): Promise<InstallResult> {
    return this.#change(id, userId, async (queries) => {
      const { proposal } = await assertLocked(queries, id);
      if (proposal?.digest !== digest) throw otherProposal(proposal === null);
      const added = proposal.changes.flatMap(({ subject, change, name }) =>
        subject === 'scope' && change === 'added' ? [name] : [],
      );
      await apply(queries, proposal);
      await changeGrant(queries, id, { give: grant ?? added }, userId);
      const { changes } = proposal;
      return { operation: 'plugin.agreed', result: { status: 'updated', id, digest, changes } };
    });
  }

  /** Drops the update that waits. */
  async dismiss(id: string, userId: string): Promise<void> {
    await this.#change(id, userId, async (queries) => {
      await assertLocked(queries, id);
      await writeProposal(queries, id, null);
      return { operation: 'plugin.dismissed', result: undefined };
    });
  }

  /** Switches a plugin off, or on again. Its data stays. */
  async setDisabled(id: string, isDisabled: boolean, userId: string): Promise<void> {
    await this.#change(id, userId, async (queries) => {
      await assertLocked(queries, id);
      await writeDisabled(queries, id, isDisabled);
      return { operation: isDisabled ? 'plugin.disabled' : 'plugin.enabled', result: undefined };
    });
  }

  /** Removes a plugin with its values, settings, secrets, grants, tokens and work that waits. Its audit stays. */
  async uninstall(id: string, userId: string): Promise<void> {
    await this.#change(id, userId, async (queries) => {
      await assertLocked(queries, id);
      for (const remove of this.#removals) await remove(queries, id);
      await deletePlugin(queries, id);
      return { operation: 'plugin.uninstalled', result: undefined };
    });
  }

  /** Changes something else that pages and other processes must learn of: a grant, a setting. The plugin is held meanwhile. */
  change(
    id: string,
    userId: string,
    note: ChangeNote,
    work: (queries: Queries, plugin: PluginRow) => Promise<void>,
  ): Promise<void> {
    return this.#change(
      id,
      userId,
      async (queries) => {
        await work(queries, await assertLocked(queries, id));
        return {
          operation: note.operation,
          ...(note.scope === undefined ? {} : { scope: note.scope }),
          result: undefined,
        };
      },
      note.concerns ?? (note.isOwn === true ? userId : ''),
    );
  }

  async #begin(
    queries: Queries,
    { manifest, digest }: PluginOffer,
    userId: string,
    grant: readonly string[] = [],
  ): Promise<InstallResult> {
    if (grant.length > 0) await changeGrant(queries, manifest.id, { give: cut(grant, manifest) }, userId);
    return { status: 'installed', id: manifest.id, digest, changes: [] };
  }

  async #update(queries: Queries, offer: PluginOffer, userId: string): Promise<InstallResult> {
    const { manifest, digest } = offer;
    const { id } = manifest;
    const before = await assertLocked(queries, id);
    if (before.digest === digest) return { status: 'unchanged', id, digest, changes: [] };
    const changes = [...diffPermissions(before.manifest, manifest), ...diffPlaces(before, offer)];
    if (!needsAgreement(changes)) {
      await apply(queries, offer);
      return { status: 'updated', id, digest, changes };
    }
    const { baseUrl = '', source } = offer;
    const proposedAt = new Date().toISOString();
    await writeProposal(queries, id, { manifest, baseUrl, source, digest, changes, proposedBy: userId, proposedAt });
    return { status: 'proposed', id, digest, changes };
  }

  async #change<T>(
    id: string,
    userId: string,
    work: (queries: Queries) => Promise<Done<T>>,
    concerns = '',
  ): Promise<T> {
    const result = await this.#database.transaction(async (queries) => {
      const { result: done, ...entry } = await work(queries);
      await appendAudit(queries, userId, [{ plugin: id, outcome: 'ok', ...entry }]);
      await notePluginChange(queries, id, concerns);
      return done;
    });
    await this.#feed.catchUp();
    return result;
  }
}

/** What is written into the audit about a change; `isOwn` for one that concerns only the user who makes it. */
export interface ChangeNote {
  readonly operation: string;
  readonly scope?: string;
  readonly isOwn?: boolean;
  /** The user it concerns, where an admin changes something of theirs. */
  readonly concerns?: string;
}

interface Done<T> {
  readonly operation: string;
  readonly scope?: string;
  readonly result: T;
}

async function apply(queries: Queries, offer: Omit<PluginOffer, 'files'>): Promise<void> {
  await replacePlugin(queries, offer);
  await cutGrants(queries, offer.manifest.id, declaredScopes(offer.manifest));
}

async function assertLocked(queries: Queries, id: string): Promise<PluginRow> {
  const plugin = await lockPlugin(queries, id);
  if (plugin !== undefined) return plugin;
  throw new CrosswalkError('not_found', `The plugin ${id.slice(0, 128)} is not installed.`);
}

/** Everything a manifest asks for, required or not. */
export function declaredScopes({ permissions }: Manifest): ScopeSet {
  return new ScopeSet([...permissions.required, ...(permissions.optional ?? [])].map(({ scope }) => scope));
}

function cut(scopes: readonly string[], manifest: Manifest): string[] {
  return new ScopeSet(scopes).intersect(declaredScopes(manifest)).toArray();
}

/** Pages that come from another place than before: the manifest does not say it where they lie beside it. */
function diffPlaces(before: PluginRow, { baseUrl = '' }: PluginOffer): PermissionChange[] {
  const [old, now] = [originOf(before.baseUrl), originOf(baseUrl)];
  if (old === now) return [];
  const text = `Its pages come from ${now} and no longer from ${old}.`;
  return [{ subject: 'page', change: 'changed', name: now, text, widens: true }];
}

function originOf(baseUrl: string): string {
  return baseUrl === '' ? 'this server' : new URL(baseUrl).origin;
}

function otherProposal(isNone: boolean): CrosswalkError {
  return new CrosswalkError(
    'conflict',
    isNone
      ? 'No update waits for an agreement.'
      : 'Another update came in meanwhile. Read what it changes, and agree to that.',
  );
}
