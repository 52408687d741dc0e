import type { Queries } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { JOB_SCHEMA } from '../jobs/boss.ts';

/** A table whose rows a back-up holds. */
export interface BackupTable {
  schema: string;
  name: string;
  columns: string[];
}

/** What the database makes by itself. */
const OWN: ReadonlySet<string> = new Set(['public.migration']);
/** What is worth keeping of the machinery of the jobs. */
const OF_JOBS: ReadonlySet<string> = new Set(['queue', 'job', 'schedule']);

/** The tables to keep, each after those its rows refer to. */
export async function listTables(queries: Queries): Promise<BackupTable[]> {
  const rows = await queries.query<BackupTable>(sql`
    select tables.nspname as schema, tables.relname as name, array_agg(attname::text order by attnum) as columns
    from (
      select pg_class.oid, nspname::text as nspname, relname::text as relname from pg_class
      join pg_namespace on pg_namespace.oid = relnamespace
      where relkind in ('r', 'p') and not relispartition and nspname in ('public', ${JOB_SCHEMA})
    ) as tables
    join pg_attribute on attrelid = tables.oid and attnum > 0 and not attisdropped and attgenerated = ''
    group by 1, 2 order by 1, 2`);
  const kept = rows.filter(({ schema, name }) =>
    schema === 'public' ? !OWN.has(`${schema}.${name}`) : OF_JOBS.has(name),
  );
  return inOrder(kept, await readReferences(queries));
}

/** The quoted name of a table. */
export function nameOf({ schema, name }: { schema: string; name: string }): string {
  return `${quote(schema)}.${quote(name)}`;
}

/** A name of the database as SQL takes it. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

async function readReferences(queries: Queries): Promise<Map<string, Set<string>>> {
  const rows = await queries.query<{ from: string; to: string }>(sql`
    select source.nspname || '.' || child.relname as from, target.nspname || '.' || parent.relname as to
    from pg_constraint
    join pg_class child on child.oid = conrelid join pg_namespace source on source.oid = child.relnamespace
    join pg_class parent on parent.oid = confrelid join pg_namespace target on target.oid = parent.relnamespace
    where contype = 'f' and conrelid <> confrelid`);
  const references = new Map<string, Set<string>>();
  for (const { from, to } of rows) references.set(from, (references.get(from) ?? new Set()).add(to));
  return references;
}

function inOrder(tables: readonly BackupTable[], references: ReadonlyMap<string, ReadonlySet<string>>): BackupTable[] {
  const ordered: BackupTable[] = [];
  const seen = new Set<string>();
  const visit = (table: BackupTable) => {
    const key = `${table.schema}.${table.name}`;
    if (seen.has(key)) return;
    seen.add(key);
    for (const other of tables) if (references.get(key)?.has(`${other.schema}.${other.name}`)) visit(other);
    ordered.push(table);
  };
  tables.forEach(visit);
  return ordered;
}
