import {
  type CrmRecord,
  type FieldDescription,
  type ListQuery,
  type ObjectDescription,
  readableFields,
  type RecordPage,
  rightOn,
  sortPosition,
} from '@crosswalk/model';
import { assertQuery, assertShape, recordNotFound } from '@crosswalk/protocol';
import type { Queries } from '../database/database.ts';
import { preparedByText, type Sql, sql } from '../database/sql.ts';
import { type CursorQuery, readCursor, writeCursor } from './cursor.ts';
import { filterSql } from './filter-sql.ts';
import { pageSql } from './page-sql.ts';
import type { RecordLoader } from './record-loader.ts';
import { type RecordRow, showRow } from './record-rows.ts';
import { searchSql } from './search-sql.ts';
import { mayMeet, type UserRights } from './viewer.ts';

const DEFAULT_LIMIT = 50;

/** One record with the fields the reader may see, or `not_found`. */
export async function readRecord(
  loader: RecordLoader,
  description: ObjectDescription,
  rights: UserRights,
  { id, fields }: { id: string; fields?: string[] },
): Promise<CrmRecord> {
  const wanted = { ids: [id], ...(fields && { fields }) };
  const [record] = await readRecords(loader, description, rights, wanted);
  if (record === undefined) throw recordNotFound(description.type, id);
  return record;
}

/** Records by id, in the order asked for; those that are not there, or out of the reader's reach, are left out. */
export async function readRecords(
  loader: RecordLoader,
  description: ObjectDescription,
  rights: UserRights,
  { ids, fields }: { ids: readonly string[]; fields?: string[] },
): Promise<CrmRecord[]> {
  assertQuery(description, rights, fields === undefined ? {} : { fields });
  const rows = await loader.load(description.type, ids);
  return rows
    .filter((row) => mayMeet(description, rights, row.fields))
    .map((row) => showRow(row, description, rights, fields));
}

/** A page of records that pass the query's filter. */
export function listRecords(
  queries: Queries,
  description: ObjectDescription,
  rights: UserRights,
  query: ListQuery,
): Promise<RecordPage> {
  assertQuery(description, rights, query);
  return readPage(queries, { description, rights, query, sort: query.sort ?? [], found: sql`true` });
}

/** A page of records that a text finds in the fields the reader may see, or in those of them that were asked for. */
export function searchRecords(
  queries: Queries,
  description: ObjectDescription,
  rights: UserRights,
  { text, ...query }: ListQuery & { text: string },
): Promise<RecordPage> {
  assertQuery(description, rights, query);
  assertShape('records.search', { type: description.type, text: text === '' ? ' ' : text });
  const searched: FieldDescription[] = readableFields(description, rights, query.fields);
  // Neither the order nor a cursor made of it may tell a title that is hidden.
  const byTitle = rightOn(rights, description.titleField) !== 'none';
  const sort = query.sort ?? (byTitle ? [{ field: description.titleField, direction: 'asc' }] : []);
  return readPage(queries, { description, rights, query, sort, text, found: searchSql(searched, text) });
}

interface PageReading {
  description: ObjectDescription;
  rights: UserRights;
  query: ListQuery;
  sort: NonNullable<ListQuery['sort']>;
  text?: string;
  found: Sql;
}

async function readPage(
  queries: Queries,
  { description, rights, query, sort, text, found }: PageReading,
): Promise<RecordPage> {
  const { filter, cursor, limit = DEFAULT_LIMIT, fields } = query;
  const of: CursorQuery = { description, sort, ...(filter && { filter }), ...(text !== undefined && { text }) };
  const after = cursor === undefined ? {} : { after: readCursor(of, cursor) };
  const filtered = filter === undefined ? sql`true` : filterSql(description, filter);
  const met = rights.records === undefined ? sql`true` : filterSql(description, rights.records);
  const where = sql`type = ${description.type} and deleted is null and ${met} and ${found} and ${filtered}`;
  const page = pageSql({ description, where, sort, limit, ...after });
  const rows = await queries.query<RecordRow & { total: number }>(preparedByText(page));
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    records: shown.map((row) => showRow(row, description, rights, fields)),
    total: rows[0]?.total ?? (cursor === undefined ? 0 : await countRows(queries, where)),
    ...(last !== undefined &&
      rows.length > limit && { nextCursor: writeCursor(of, sortPosition(description, sort, last)) }),
  };
}

/** A page behind the last record has no row to tell how many there are. */
async function countRows(queries: Queries, where: Sql): Promise<number> {
  const [row] = await queries.query<{ total: number }>(
    sql`select count(*)::integer as total from record where ${where}`,
  );
  return row?.total ?? 0;
}
