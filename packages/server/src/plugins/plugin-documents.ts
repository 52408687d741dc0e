import type { JsonValue } from '@crosswalk/model';
import type { Queries } from '../database/database.ts';
import { jsonb, sql } from '../database/sql.ts';

/** Which document: kept once for the plugin when there is no user, else once for each user. */
export interface DocumentName {
  plugin: string;
  kind: 'admin-scopes' | 'role-scopes' | 'user-scopes' | 'settings' | 'hosts';
  userId?: string;
}

/** A document, or `undefined` when none was written yet. */
export async function readDocument(
  queries: Queries,
  { plugin, kind, userId = '' }: DocumentName,
): Promise<JsonValue | undefined> {
  const [row] = await queries.query<{ content: JsonValue }>(sql`
    select content from plugin_document where plugin = ${plugin} and user_id = ${userId} and kind = ${kind}`);
  return row?.content;
}

/** Writes a document in place of the one before. */
export async function writeDocument(
  queries: Queries,
  { plugin, kind, userId = '' }: DocumentName,
  content: JsonValue,
  writer: string,
): Promise<void> {
  await queries.query(sql`
    insert into plugin_document (plugin, user_id, kind, content, updated_by) values (${plugin}, ${userId}, ${kind}, ${jsonb(content)}, ${writer})
    on conflict (plugin, user_id, kind) do update set content = excluded.content, updated_by = excluded.updated_by, updated_at = now()`);
}
