import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';

/** Forgets what nobody can still need: changes older than a month, but never the newest, and answers older than a day. */
export async function forgetOld(database: Database): Promise<void> {
  await database.query(
    sql`delete from change where at < now() - interval '30 days' and sequence < (select max(sequence) from change)`,
  );
  await database.query(sql`delete from answered_write where at < now() - interval '1 day'`);
}
