import type { ObjectDescription, RecordFields } from '@crosswalk/model';
import { recordNotFound } from '@crosswalk/protocol';
import type { Database, Queries } from '../database/database.ts';
import { jsonb, sql } from '../database/sql.ts';
import { appendChanges } from '../records/change-table.ts';
import { repeatTransaction } from '../records/record-writer.ts';
import type { RecordRow } from '../records/record-rows.ts';
import type { TypeRegistry } from '../records/type-registry.ts';
import { type PersonalTexts, personalTexts } from './personal-texts.ts';
import { Redactor } from './redact.ts';
import { sweepAudit, sweepOthers, sweepRecords } from './sweep.ts';

/** Who is to be erased, and who asked for it. */
export interface ErasureRequest {
  type: string;
  id: string;
  askedBy: string;
}

/** What an erasure did: rows changed or removed, by where they were. */
export interface Erasure {
  type: string;
  id: string;
  isDone: boolean;
  changed: Record<string, number>;
}

/**
 * Erases a person everywhere. First the record and its history, in one transaction with a note of what to look for;
 * then everything else that names the person, place by place. Asked again, it goes on where it was or says that it is done.
 */
export async function eraseRecord(database: Database, types: TypeRegistry, request: ErasureRequest): Promise<Erasure> {
  const description = types.describe(request.type);
  await repeatTransaction(database, (queries) => begin(queries, description, request));
  return carryOn(database, types, request);
}

/** Goes on with erasures that a crash cut short. */
export async function resumeErasures(database: Database, types: TypeRegistry): Promise<void> {
  const open = await database.query<{ type: string; id: string }>(
    sql`select type, id from erasure where done_at is null`,
  );
  for (const { type, id } of open) if (types.types.includes(type)) await carryOn(database, types, { type, id });
}

/** The record becomes a tombstone and its history empty; what named the person is noted until all of it is found. */
async function begin(queries: Queries, description: ObjectDescription, { type, id, askedBy }: ErasureRequest) {
  const [row] = await queries.query<RecordRow & { deleted: string | null }>(sql`
    select type, id, fields, version::text as version, created_at, updated_at, deleted
    from record where type = ${type} and id = ${id} for update`);
  if (row === undefined) throw recordNotFound(type, id);
  if (row.deleted === 'erased') return;
  const history = await queries.query<{ fields: RecordFields }>(
    sql`select fields from change where type = ${type} and id = ${id}`,
  );
  const texts = personalTexts(description, [row.fields, ...history.map(({ fields }) => fields)]);
  await queries.query(sql`
    insert into erasure (type, id, asked_by, texts) values (${type}, ${id}, ${askedBy}, ${jsonb(texts)})
    on conflict (type, id) do update set texts = excluded.texts, done_at = null`);
  await queries.query(sql`
    update record set fields = '{}', search = '', deleted = 'erased', version = version + 1, updated_at = now()
    where type = ${type} and id = ${id}`);
  await queries.query(sql`update change set fields = '{}' where type = ${type} and id = ${id}`);
  await appendChanges(queries, [{ kind: 'erased', type, id, changedFields: [], row: { ...row, fields: {} } }]);
}

async function carryOn(
  database: Database,
  types: TypeRegistry,
  { type, id }: { type: string; id: string },
): Promise<Erasure> {
  const [row] = await database.query<{
    texts: PersonalTexts | null;
    done_at: Date | null;
    changed: Record<string, number>;
  }>(sql`select texts, done_at, changed from erasure where type = ${type} and id = ${id}`);
  if (row?.texts === undefined || row.texts === null || row.done_at !== null)
    return { type, id, isDone: row?.done_at !== null, changed: row?.changed ?? {} };
  const sought = { type, id, texts: row.texts, redactor: new Redactor(id, row.texts) };
  const changed = {
    ...(await sweepRecords(database, types, sought)),
    ...(await sweepOthers(database, sought)),
    ...(await sweepAudit(database, sought)),
  };
  await database.query(sql`
    update erasure set texts = null, done_at = now(), changed = ${jsonb(changed)} where type = ${type} and id = ${id}`);
  return { type, id, isDone: true, changed };
}
