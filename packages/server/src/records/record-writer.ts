import { randomUUID } from 'node:crypto';
import {
  type BatchOperation,
  type CrmRecord,
  mergeFields,
  type ObjectDescription,
  type RecordFields,
} from '@crosswalk/model';
import {
  assertAllowed,
  assertWrite,
  batchFailure,
  CrosswalkError,
  type RecordVerb,
  recordNotFound,
  versionConflict,
} from '@crosswalk/protocol';
import { isRepeatable } from '../database/database-errors.ts';
import type { Database, Queries } from '../database/database.ts';
import { jsonb, sql } from '../database/sql.ts';
import { appendChanges, type NewChange } from './change-table.ts';
import { type RecordRow, showRow } from './record-rows.ts';
import { searchIndex } from './search-sql.ts';
import { mayMeet, type UserRights } from './viewer.ts';

/** What a write needs to know of its caller and the types. */
export interface WriteAccess {
  describe(type: string): ObjectDescription;
  /** What may be done with the verb; and, for `read`, what may be seen of the result. */
  rights(description: ObjectDescription, verb: RecordVerb): UserRights;
  /** Asked inside the transaction, before anything is written: throws when what was allowed is so no longer. */
  confirm?(queries: Queries): Promise<void>;
}

const ATTEMPTS = 4;

/** Runs a transaction, again when it met another one in an order that cannot be. */
export async function repeatTransaction<T>(
  database: Database,
  work: (queries: Queries) => Promise<T>,
  attempt = 1,
): Promise<T> {
  try {
    return await database.transaction(work);
  } catch (error) {
    if (attempt < ATTEMPTS && isRepeatable(error)) return repeatTransaction(database, work, attempt + 1);
    throw error;
  }
}

/**
 * Writes operations inside a transaction, with the changes they make for those who watch. Rows are locked before
 * their version is compared, so nobody can write in between.
 */
export async function writeOperations(
  queries: Queries,
  access: WriteAccess,
  operations: readonly BatchOperation[],
): Promise<(CrmRecord | null)[]> {
  const results: (CrmRecord | null)[] = [];
  const changes: NewChange[] = [];
  await access.confirm?.(queries);
  for (const [index, operation] of operations.entries()) {
    try {
      results.push(await writeOne(queries, access, operation, changes));
    } catch (error) {
      throw operations.length > 1 ? batchFailure(error, index) : error;
    }
  }
  await appendChanges(queries, changes);
  return results;
}

async function writeOne(
  queries: Queries,
  access: WriteAccess,
  operation: BatchOperation,
  changes: NewChange[],
): Promise<CrmRecord | null> {
  const description = access.describe(operation.type);
  const rights = access.rights(description, operation.kind);
  if (operation.kind === 'delete') {
    assertAllowed(operation.type, rights, 'delete');
    changes.push(await deleteRow(queries, { description, rights, operation }));
    return null;
  }
  assertWrite(description, rights, operation.kind, operation.fields);
  const written =
    operation.kind === 'create'
      ? await insertRow(queries, description, operation.fields)
      : await updateRow(queries, { description, rights, operation });
  if (!mayMeet(description, rights, written.row.fields)) throw outOfReach(operation);
  if (written.changedFields.length > 0 || written.kind === 'created') changes.push(written);
  return showRow(written.row, description, access.rights(description, 'read'));
}

type Written = NewChange & { row: RecordRow };

async function insertRow(queries: Queries, description: ObjectDescription, wanted: RecordFields): Promise<Written> {
  const { fields, changedFields } = mergeFields({}, wanted);
  const [row] = await queries.query<RecordRow>(sql`
    insert into record (type, id, fields, version, search)
    values (${description.type}, ${randomUUID()}, ${jsonb(fields)}, 1, ${searchIndex(description, fields)}::tsvector)
    returning type, id, fields, version::text as version, created_at, updated_at`);
  return { kind: 'created', row: assertRow(row), changedFields, type: description.type, id: assertRow(row).id };
}

/** A write of a record that is there, with what is needed to check it. */
interface Writing<Operation> {
  description: ObjectDescription;
  rights: UserRights;
  operation: Operation;
}

async function updateRow(queries: Queries, writing: Writing<BatchOperation & { kind: 'update' }>): Promise<Written> {
  const { description, operation } = writing;
  const { type, id } = operation;
  const current = await lockRow(queries, writing);
  const { fields, changedFields } = mergeFields(current.fields, operation.fields);
  if (changedFields.length === 0) return { kind: 'updated', row: current, changedFields, type, id };
  const [row] = await queries.query<RecordRow>(sql`
    update record set fields = ${jsonb(fields)}, version = version + 1, updated_at = now(),
      search = ${searchIndex(description, fields)}::tsvector
    where type = ${type} and id = ${id}
    returning type, id, fields, version::text as version, created_at, updated_at`);
  return { kind: 'updated', row: assertRow(row), changedFields, type, id };
}

async function deleteRow(queries: Queries, writing: Writing<BatchOperation & { kind: 'delete' }>): Promise<NewChange> {
  const { type, id } = writing.operation;
  const row = await lockRow(queries, writing);
  await queries.query(
    sql`update record set deleted = 'deleted', version = version + 1, updated_at = now() where type = ${type} and id = ${id}`,
  );
  return { kind: 'deleted', type, id, changedFields: [], row };
}

async function lockRow(
  queries: Queries,
  { description, rights, operation }: Writing<{ type: string; id: string; ifVersion?: string }>,
): Promise<RecordRow> {
  const { type, id, ifVersion } = operation;
  const [row] = await queries.query<RecordRow>(sql`
    select type, id, fields, version::text as version, created_at, updated_at
    from record where type = ${type} and id = ${id} and deleted is null for update`);
  if (row === undefined || !mayMeet(description, rights, row.fields)) throw recordNotFound(type, id);
  if (ifVersion !== undefined && ifVersion !== row.version) throw versionConflict(row.version);
  return row;
}

/** For a write after which the record would be out of the writer's own reach: nobody may hand records to where they may not look. */
function outOfReach({ type, kind }: BatchOperation): CrosswalkError {
  return new CrosswalkError('permission_denied', `You may not ${kind} a ${type} that you could not see afterwards.`, {
    details: { scope: `records.${type}.${kind}`, deniedBy: 'user' },
  });
}

function assertRow(row: RecordRow | undefined): RecordRow {
  if (row === undefined) throw new TypeError('a statement with "returning" gave no row');
  return row;
}
