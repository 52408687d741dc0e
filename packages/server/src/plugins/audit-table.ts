import type { Database } from '../database/database.ts';
import { jsonb, sql } from '../database/sql.ts';

/** One thing a plugin did or was refused. The server adds who sent it and when it arrived; it trusts the page for neither. */
export interface AuditRow {
  plugin: string;
  [key: string]: unknown;
}

/** Appends entries. They are never changed. */
export async function appendAudit(database: Database, userId: string, entries: readonly AuditRow[]): Promise<void> {
  const rows = entries.map((entry) => ({ plugin: entry.plugin, entry }));
  await database.query(sql`
    insert into audit (user_id, plugin, entry)
    select ${userId}::text, plugin, entry from jsonb_to_recordset(${jsonb(rows)}) as row(plugin text, entry jsonb)`);
}

/** The latest entries, newest first; of one plugin and of one user where they are named. */
export async function readAudit(
  database: Database,
  { plugin, userId, limit }: { plugin: string | null; userId: string | null; limit: number },
): Promise<object[]> {
  const rows = await database.query<{ at: Date; user_id: string; entry: object }>(sql`
    select at, user_id, entry from audit
    where (${plugin}::text is null or plugin = ${plugin}) and (${userId}::text is null or user_id = ${userId})
    order by sequence desc limit ${limit}::integer`);
  return rows.map(({ at, user_id: who, entry }) => ({ ...entry, at: at.toISOString(), who }));
}
