import { foldCase, type RecordFields } from '@crosswalk/model';
import { listTables } from '../backup/backup-tables.ts';
import type { Database, Queries } from '../database/database.ts';
import { jsonb, type Sql, sql } from '../database/sql.ts';
import { appendChanges } from '../records/change-table.ts';
import type { RecordRow } from '../records/record-rows.ts';
import { searchIndex } from '../records/search-sql.ts';
import type { TypeRegistry } from '../records/type-registry.ts';
import type { PersonalTexts } from './personal-texts.ts';
import type { Redactor } from './redact.ts';
import { sweepTable } from './sweep-table.ts';

/** Whom to look for. */
export interface Sought {
  type: string;
  id: string;
  texts: PersonalTexts;
  redactor: Redactor;
}

/** Rows changed or removed, by table. */
export type Changed = Record<string, number>;

const ROWS_AT_ONCE = 200;
/** Tables that are looked through in ways of their own, and the one that says what to look for. */
const APART: ReadonlySet<string> = new Set(['record', 'change', 'audit', 'erasure', 'object_type', 'answered_write']);

/** Takes the person out of the other records that name them. Records of the same type are other people, and stay. */
export async function sweepRecords(database: Database, types: TypeRegistry, sought: Sought): Promise<Changed> {
  let changed = 0;
  let position = { type: '', id: '' };
  for (;;) {
    const rows = await database.transaction(async (queries) => {
      await queries.run('set local statement_timeout = 0');
      const found = await queries.query<RecordRow>(sql`
        select type, id, fields, version::text as version, created_at, updated_at from record
        where (type, id) > (${position.type}, ${position.id}) and type <> ${sought.type}
          and ${mentions(sql`fields::text`, sought)}
        order by record.type, record.id limit ${ROWS_AT_ONCE}::integer for update`);
      for (const row of found) if (await redactRecord(queries, types, sought, row)) changed += 1;
      return found;
    });
    position = rows.at(-1) ?? position;
    if (rows.length < ROWS_AT_ONCE) return { record: changed };
  }
}

async function redactRecord(
  queries: Queries,
  types: TypeRegistry,
  { redactor }: Sought,
  row: RecordRow,
): Promise<boolean> {
  const fields: RecordFields = redactor.value({ ...row.fields });
  const changedFields = Object.keys(row.fields).filter(
    (key) => JSON.stringify(fields[key]) !== JSON.stringify(row.fields[key]),
  );
  if (changedFields.length === 0) return false;
  const [written] = await queries.query<RecordRow>(sql`
    update record set fields = ${jsonb(fields)}, version = version + 1, updated_at = now(),
      search = ${searchIndex(types.describe(row.type), fields)}::tsvector
    where type = ${row.type} and id = ${row.id}
    returning type, id, fields, version::text as version, created_at, updated_at`);
  if (written !== undefined)
    await appendChanges(queries, [{ kind: 'updated', type: row.type, id: row.id, changedFields, row: written }]);
  return true;
}

/**
 * Takes the person out of everything else: what is kept of changes, answers kept for repetition, jobs and their steps,
 * values of plugins, and any table that comes later.
 */
export async function sweepOthers(database: Database, sought: Sought): Promise<Changed> {
  const answered = await database.query(sql`
    delete from answered_write where ${mentions(sql`results::text`, sought)} returning key`);
  const changed: Changed = { answered_write: answered.length };
  for (const table of await listTables(database)) {
    const isChange = table.name === 'change' && table.schema === 'public';
    if (table.schema === 'public' && APART.has(table.name) && !isChange) continue;
    const where = isChange ? sql`type <> ${sought.type}` : sql`true`;
    changed[table.name] = await sweepTable(
      database,
      table,
      sought.redactor,
      (text) => sql`${where} and ${mentions(text, sought)}`,
    );
  }
  return changed;
}

/** Takes away what audit entries were about where they name the person; a mere id of a record that is empty now stays. */
export async function sweepAudit(database: Database, { texts }: Sought): Promise<Changed> {
  const wanted = variantsOf([...texts.strong, ...texts.weak]);
  if (wanted.length === 0) return {};
  const [row] = await database.query<{ changed: number }>(sql`select cw_erase_subject(${wanted}::text[]) as changed`);
  return { audit: row?.changed ?? 0 };
}

/** Whether a text is about the person for certain. */
function mentions(text: Sql, { id, texts }: Sought): Sql {
  return sql`cw_mentions(${text}, ${variantsOf([id, ...texts.strong])}::text[])`;
}

/** As they stand in texts, and as they stand inside of JSON. */
function variantsOf(texts: readonly string[]): string[] {
  const escaped = texts.map((text) => JSON.stringify(text).slice(1, -1));
  return [...new Set([...texts, ...escaped].map(foldCase))];
}
