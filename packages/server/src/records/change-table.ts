import type { Queries } from '../database/database.ts';
import { jsonb, sql } from '../database/sql.ts';
import type { RecordRow } from './record-rows.ts';

/**
 * A change a transaction is about to make. `row` is the record after it; for a deletion, before it, so that readers can
 * be told who may know of it. An erasure has no fields left, so it is told to those who may meet every record of the type.
 */
export interface NewChange {
  kind: 'created' | 'updated' | 'deleted' | 'erased';
  type: string;
  id: string;
  changedFields: string[];
  row: RecordRow;
}

/** A change as the table has it. */
export interface ChangeRow {
  sequence: string;
  kind: NewChange['kind'];
  type: string;
  id: string;
  changed_fields: string[];
  fields: RecordRow['fields'];
  version: string;
  created_at: Date;
  at: Date;
}

/** What writers notify and readers listen to. */
export const CHANGE_CHANNEL = 'crosswalk_change';

/**
 * Writers take turns from here to the end of their transaction. Without that a later sequence could become visible
 * before an earlier one, and a reader that resumes after it would never see the earlier.
 */
const CHANGE_LOCK = 7_270_002;

/** Writes changes in the transaction that makes them. The last thing a transaction does, because of the lock. */
export async function appendChanges(queries: Queries, changes: readonly NewChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ kind, type, id, changedFields, row }) => ({
    kind,
    type,
    id,
    changed_fields: changedFields,
    fields: row.fields,
    version: row.version,
    created_at: row.created_at,
  }));
  await queries.query(sql`select pg_advisory_xact_lock(${CHANGE_LOCK}::bigint)`);
  await queries.query(sql`
    insert into change (kind, type, id, changed_fields, fields, version, created_at)
    select kind, type, id, changed_fields, fields, version, created_at from jsonb_to_recordset(${jsonb(rows)})
      as row(kind text, type text, id text, changed_fields text[], fields jsonb, version bigint, created_at timestamptz)`);
  await queries.query(sql`select pg_notify(${CHANGE_CHANNEL}, '')`);
}

/** Changes after a sequence, oldest first. */
export function readChanges(queries: Queries, after: number, limit: number): Promise<ChangeRow[]> {
  return queries.query<ChangeRow>(sql`
    select sequence::text as sequence, kind, type, id, changed_fields, fields, version::text as version, created_at, at
    from change where sequence > ${after}::bigint order by change.sequence limit ${limit}::integer`);
}

/** The sequences kept: the first and the last; zeros when there are none. */
export async function readChangeRange(queries: Queries): Promise<{ first: number; last: number }> {
  const [row] = await queries.query<{ first: string; last: string }>(sql`
    select coalesce(min(sequence), 0)::text as first, coalesce(max(sequence), 0)::text as last from change`);
  return { first: Number(row?.first ?? 0), last: Number(row?.last ?? 0) };
}
