import type { Manifest, PermissionChange } from '@crosswalk/protocol';
import type { Queries } from '../database/database.ts';
import { jsonb, sql } from '../database/sql.ts';
import type { PluginFiles } from './plugin-archive.ts';
import type { PluginOffer } from './plugin-offer.ts';

/** An update that asks for more than was agreed to, waiting for an admin. */
export interface Proposal {
  readonly manifest: Manifest;
  readonly baseUrl: string;
  readonly source: string;
  readonly digest: string;
  readonly changes: readonly PermissionChange[];
  readonly proposedBy: string;
  readonly proposedAt: string;
}

/** A plugin as the database has it. `baseUrl` is empty when the server serves its files itself. */
export interface PluginRow {
  readonly id: string;
  readonly manifest: Manifest;
  readonly baseUrl: string;
  readonly source: string;
  readonly digest: string;
  readonly isDisabled: boolean;
  readonly proposal: Proposal | null;
  readonly installedBy: string;
  readonly installedAt: Date;
  readonly updatedAt: Date;
}

const COLUMNS = sql`id, manifest, base_url as "baseUrl", source, digest, is_disabled as "isDisabled", proposal,
  installed_by as "installedBy", installed_at as "installedAt", updated_at as "updatedAt"`;

export async function readPlugin(queries: Queries, id: string): Promise<PluginRow | undefined> {
  const [row] = await queries.query<PluginRow>(sql`select ${COLUMNS} from plugin where id = ${id}`);
  return row;
}

/** The plugin, held until the end of the transaction: who changes it or what it may do takes turns here. */
export async function lockPlugin(queries: Queries, id: string): Promise<PluginRow | undefined> {
  const [row] = await queries.query<PluginRow>(sql`select ${COLUMNS} from plugin where id = ${id} for update`);
  return row;
}

export function listPlugins(queries: Queries): Promise<PluginRow[]> {
  return queries.query<PluginRow>(sql`select ${COLUMNS} from plugin order by id`);
}

/** Adds a plugin; answers `false` when one with its id is there. */
export async function insertPlugin(queries: Queries, offer: PluginOffer, userId: string): Promise<boolean> {
  const { manifest, baseUrl = '', source, digest } = offer;
  const rows = await queries.query(sql`
    insert into plugin (id, manifest, base_url, source, digest, installed_by)
    values (${manifest.id}, ${jsonb(manifest)}, ${baseUrl}, ${source}, ${digest}, ${userId})
    on conflict do nothing returning id`);
  return rows.length > 0;
}

/** Puts a version in force. */
export async function replacePlugin(
  queries: Queries,
  { manifest, baseUrl = '', source, digest }: Omit<PluginOffer, 'files'>,
): Promise<void> {
  await queries.query(sql`
    update plugin set manifest = ${jsonb(manifest)}, base_url = ${baseUrl}, source = ${source}, digest = ${digest},
      proposal = null, updated_at = now() where id = ${manifest.id}`);
  await queries.query(sql`delete from plugin_file where plugin = ${manifest.id} and digest <> ${digest}`);
}

/** Keeps an update for later, in place of one that waited before; `null` drops it. */
export async function writeProposal(queries: Queries, id: string, proposal: Proposal | null): Promise<void> {
  await queries.query(sql`update plugin set proposal = ${jsonb(proposal)} where id = ${id}`);
  const digest = proposal?.digest ?? '';
  await queries.query(sql`
    delete from plugin_file where plugin = ${id} and digest <> ${digest}
      and digest <> (select digest from plugin where id = ${id})`);
}

export async function writeDisabled(queries: Queries, id: string, isDisabled: boolean): Promise<void> {
  await queries.query(sql`update plugin set is_disabled = ${isDisabled}, updated_at = now() where id = ${id}`);
}

/** Everything the server keeps about a plugin or for it, but for the audit, which only ever grows. */
const OWNED = [sql`plugin_value`, sql`plugin_document`, sql`plugin_file`];

/** Removes a plugin with all its data. */
export async function deletePlugin(queries: Queries, id: string): Promise<void> {
  for (const table of OWNED) await queries.query(sql`delete from ${table} where plugin = ${id}`);
  await queries.query(sql`delete from secret where owner = ${id}`);
  await queries.query(sql`delete from plugin where id = ${id}`);
}

export async function insertFiles(queries: Queries, plugin: string, digest: string, files: PluginFiles): Promise<void> {
  for (const [path, content] of files) {
    await queries.query(sql`
      insert into plugin_file (plugin, digest, path, content)
      values (${plugin}, ${digest}, ${path}, decode(${Buffer.from(content).toString('base64')}, 'base64'))
      on conflict do nothing`);
  }
}

/** A file of a plugin as it is served; `undefined` when there is none. */
export async function readFile(
  queries: Queries,
  { plugin, digest, path }: { plugin: string; digest: string; path: string },
): Promise<Buffer | undefined> {
  const [row] = await queries.query<{ content: string }>(sql`
    select encode(content, 'base64') as content from plugin_file
    where plugin = ${plugin} and digest = ${digest} and path = ${path}`);
  return row && Buffer.from(row.content, 'base64');
}
