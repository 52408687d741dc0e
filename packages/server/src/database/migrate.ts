import type { Database, Queries } from './database.ts';
import { MIGRATIONS } from './migrations.ts';
import { sql } from './sql.ts';

/** Any fixed number: processes that start together take turns by it. */
const MIGRATION_LOCK = 7_270_001;

/** The database cannot be used as it is; the message says why and what to do. */
export class SchemaUnfit extends Error {
  override readonly name = 'SchemaUnfit';
}

/**
 * Brings the tables forward to what this version needs, or only as far as step `until`. Several processes may start at
 * once; a newer database is refused.
 */
export async function migrate(database: Database, until = MIGRATIONS.length): Promise<void> {
  await database.transaction(async (queries) => {
    await queries.query(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK}::bigint)`);
    await queries.run(
      'create table if not exists migration (number integer primary key, at timestamptz not null default now())',
    );
    await assertEncoding(queries);
    const done = await lastMigration(queries);
    if (done > MIGRATIONS.length)
      throw new SchemaUnfit(`The database was made by a newer version (migration ${done}). Update this server.`);
    for (const [index, script] of MIGRATIONS.entries()) {
      if (index < done || index >= until) continue;
      await queries.run(script);
      await queries.query(sql`insert into migration (number) values (${index + 1})`);
    }
  });
}

/** Whether this database was ever made ours; nothing is changed. */
export async function isMigrated(queries: Queries): Promise<boolean> {
  const [row] = await queries.query<{ table: string | null }>(sql`select to_regclass('migration')::text as "table"`);
  return row?.table != null;
}

async function lastMigration(queries: Queries): Promise<number> {
  const [row] = await queries.query<{ number: number }>(sql`select coalesce(max(number), 0) as number from migration`);
  return row?.number ?? 0;
}

/** Sorting by code point and folding of case count characters, which only UTF-8 databases do alike. */
async function assertEncoding(queries: Queries): Promise<void> {
  const [row] = await queries.query<{ encoding: string }>(sql`select current_setting('server_encoding') as encoding`);
  if (row?.encoding !== 'UTF8')
    throw new SchemaUnfit(
      `The database has the encoding ${row?.encoding ?? 'unknown'}. Create it with: createdb -E UTF8 -T template0 crosswalk`,
    );
}
