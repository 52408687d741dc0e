import { createHash } from 'node:crypto';
import type { Database, Queries } from '../database/database.ts';
import { jsonb, sql } from '../database/sql.ts';

/** One thing a plugin did or was refused. The server adds who sent it and when it arrived; it trusts the page for neither. */
export interface AuditRow {
  plugin: string;
  [key: string]: unknown;
}

/** What a check of the chain found: how many entries are whole, and the first that is not. */
export interface AuditCheck {
  entries: number;
  brokenAt?: string;
}

/** Writers of the audit take turns, because each entry is chained to the one before. */
const AUDIT_LOCK = 7_270_003;
const CHECKED_AT_ONCE = 1_000;

/** Appends entries. Each carries a hash over itself and the one before, so that a later change or removal of an entry shows. */
export async function appendAudit(database: Database, userId: string, entries: readonly AuditRow[]): Promise<void> {
  await database.transaction(async (queries) => {
    await queries.query(sql`select pg_advisory_xact_lock(${AUDIT_LOCK}::bigint)`);
    let hash = await lastHash(queries);
    const at = new Date().toISOString();
    const rows = entries.map((entry) => {
      const line = JSON.stringify({ ...entry, at, who: userId });
      hash = chain(hash, line);
      return { plugin: entry.plugin, line, hash };
    });
    await queries.query(sql`
      insert into audit (user_id, plugin, line, hash)
      select ${userId}::text, plugin, line, hash from jsonb_to_recordset(${jsonb(rows)}) as row(plugin text, line text, hash text)`);
  });
}

/** The latest entries, newest first; of one plugin and of one user where they are named. */
export async function readAudit(
  database: Database,
  { plugin, userId, limit }: { plugin: string | null; userId: string | null; limit: number },
): Promise<unknown[]> {
  const rows = await database.query<{ line: string }>(sql`
    select line from audit
    where (${plugin}::text is null or plugin = ${plugin}) and (${userId}::text is null or user_id = ${userId})
    order by sequence desc limit ${limit}::integer`);
  return rows.map(({ line }): unknown => JSON.parse(line));
}

/** Goes through the whole chain. */
export async function checkAudit(database: Database): Promise<AuditCheck> {
  let hash = '';
  let after = '0';
  for (let entries = 0; ;) {
    const rows = await database.query<{ number: string; line: string; hash: string }>(sql`
      select sequence::text as number, line, hash from audit
      where sequence > ${after}::bigint order by sequence limit ${CHECKED_AT_ONCE}::integer`);
    for (const row of rows) {
      hash = chain(hash, row.line);
      if (hash !== row.hash) return { entries, brokenAt: row.number };
      entries += 1;
      after = row.number;
    }
    if (rows.length < CHECKED_AT_ONCE) return { entries };
  }
}

async function lastHash(queries: Queries): Promise<string> {
  const [row] = await queries.query<{ hash: string }>(sql`select hash from audit order by sequence desc limit 1`);
  return row?.hash ?? '';
}

function chain(previous: string, line: string): string {
  return createHash('sha256').update(`${previous}\n${line}`).digest('hex');
}
