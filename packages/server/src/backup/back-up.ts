import { createHash } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { listTables, nameOf } from './backup-tables.ts';

/** The form of back-ups; a later one that cannot be read by this version has another number. */
export const BACKUP_FORM = 1;
const ROWS_AT_ONCE = 500;

/**
 * Everything a database holds, as lines of JSON: a head, then each table followed by its rows, then an end with a hash
 * of what came before. All of it is of one moment, whatever is written meanwhile. The same lines restore into an embedded
 * database and into PostgreSQL.
 */
export async function backUp(database: Database, write: (lines: string) => Promise<void>): Promise<{ rows: number }> {
  return database.transaction(async (queries) => {
    await queries.run('set transaction isolation level repeatable read, read only; set local statement_timeout = 0');
    const hash = createHash('sha256');
    const put = (lines: string) => {
      hash.update(lines);
      return write(lines);
    };
    const [last] = await queries.query<{ migration: number }>(sql`select max(number) as migration from migration`);
    const head = { crosswalk: BACKUP_FORM, migration: last?.migration ?? 0, at: new Date().toISOString() };
    await put(`${JSON.stringify(head)}\n`);
    let total = 0;
    for (const table of await listTables(queries)) {
      await put(`${JSON.stringify({ table })}\n`);
      await queries.run(
        `declare backup_rows no scroll cursor for select to_jsonb(t)::text as line from ${nameOf(table)} as t`,
      );
      for (;;) {
        const { rows } = await queries.execute(`fetch ${ROWS_AT_ONCE} from backup_rows`);
        total += rows.length;
        if (rows.length > 0) await put(rows.map((row) => `${lineOf(row)}\n`).join(''));
        if (rows.length < ROWS_AT_ONCE) break;
      }
      await queries.run('close backup_rows');
    }
    await write(`${JSON.stringify({ end: { rows: total, sha256: hash.digest('hex') } })}\n`);
    return { rows: total };
  });
}

function lineOf(row: unknown): string {
  return typeof row === 'object' && row !== null && 'line' in row ? String(row.line) : '';
}
