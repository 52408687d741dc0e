import { JsonValue } from '@crosswalk/model';
import { type BackupTable, nameOf, quote } from '../backup/backup-tables.ts';
import type { Database, Queries } from '../database/database.ts';
import { joinSql, jsonb, Sql, sql } from '../database/sql.ts';
import type { Redactor } from './redact.ts';

interface Column {
  name: string;
  type: 'text' | 'jsonb';
  is_key: boolean;
}

interface FoundRow {
  /** Where the row lies, good for as long as the transaction that locked it. */
  place: string;
  part: string;
  [column: string]: unknown;
}

/** Redacts the texts and JSON of the rows a condition finds in a table; a row whose key names the person is removed. Gives how many rows that were. */
export async function sweepTable(
  database: Database,
  table: BackupTable,
  redactor: Redactor,
  where: (text: Sql) => Sql,
): Promise<number> {
  const columns = await readColumns(database, table);
  if (columns.length === 0) return 0;
  const name = new Sql([nameOf(table)], []);
  const list = joinSql(columns.map(identifier), sql`, `);
  const text = sql`concat_ws(' ', ${joinSql(
    columns.map((column) => sql`${identifier(column)}::text`),
    sql`, `,
  )})`;
  return database.transaction(async (queries) => {
    await queries.run('set local statement_timeout = 0');
    const rows = await queries.query<FoundRow>(sql`
      select ctid::text as place, tableoid::text as part, ${list} from ${name} where ${where(text)} for update`);
    let changed = 0;
    for (const row of rows) if (await redactRow(queries, name, { columns, row, redactor })) changed += 1;
    return changed;
  });
}

async function redactRow(
  queries: Queries,
  table: Sql,
  { columns, row, redactor }: { columns: readonly Column[]; row: FoundRow; redactor: Redactor },
): Promise<boolean> {
  const at = sql`ctid = ${row.place}::tid and tableoid = ${row.part}::oid`;
  // Together, because one column may say who is meant in another.
  const before = Object.fromEntries(columns.map(({ name }) => [name, JsonValue.parse(row[name] ?? null)]));
  const after = redactor.value(before);
  const changed = columns.filter(({ name }) => JSON.stringify(after[name]) !== JSON.stringify(before[name]));
  if (changed.length === 0) return false;
  if (changed.some(({ is_key: isKey }) => isKey)) await queries.query(sql`delete from ${table} where ${at}`);
  else {
    const sets = changed.map((column) => {
      const value = after[column.name] ?? null;
      return sql`${identifier(column)} = ${column.type === 'jsonb' || typeof value !== 'string' ? jsonb(value) : value}`;
    });
    await queries.query(sql`update ${table} set ${joinSql(sets, sql`, `)} where ${at}`);
  }
  return true;
}

/** The columns that can hold what people wrote. */
async function readColumns(queries: Queries, { schema, name }: BackupTable): Promise<Column[]> {
  return queries.query<Column>(sql`
    select attname::text as name, format_type(atttypid, null) as type,
      exists (select from pg_index where indrelid = attrelid and indisprimary and attnum = any(indkey)) as is_key
    from pg_attribute
    where attrelid = ${nameOf({ schema, name })}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
      and format_type(atttypid, null) in ('text', 'jsonb')
    order by attnum`);
}

function identifier({ name }: { name: string }): Sql {
  return new Sql([quote(name)], []);
}
