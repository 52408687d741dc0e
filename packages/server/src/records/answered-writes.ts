import { createHash } from 'node:crypto';
import type { BatchOperation, CrmRecord } from '@crosswalk/model';
import { invalidInput } from '@crosswalk/protocol';
import type { Database, Queries } from '../database/database.ts';
import { jsonb, sql } from '../database/sql.ts';
import { repeatTransaction, type WriteAccess, writeOperations } from './record-writer.ts';

/** Who writes, and under which Idempotency-Key, if any. */
export interface Writer {
  userId: string;
  key: string | null;
}

/**
 * Writes operations once: a request repeated with the same key, because its answer was lost, gets the first answer
 * again. The key is written in the same transaction, so there is no moment in which one is kept without the other.
 */
export function answerOnce(
  database: Database,
  { userId, key }: Writer,
  access: WriteAccess,
  operations: readonly BatchOperation[],
): Promise<(CrmRecord | null)[]> {
  if (key === null) return repeatTransaction(database, (queries) => writeOperations(queries, access, operations));
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw invalidInput([{ path: 'Idempotency-Key', expected: 'at most 200 characters' }]);
  const fingerprint = createHash('sha256').update(JSON.stringify(operations)).digest('base64url');
  return repeatTransaction(database, async (queries) => {
    const isFirst = await claim(queries, userId, key, fingerprint);
    if (!isFirst) return readAnswer(queries, userId, key, fingerprint);
    const results = await writeOperations(queries, access, operations);
    await queries.query(
      sql`update answered_write set results = ${jsonb(results)} where user_id = ${userId} and key = ${key}`,
    );
    return results;
  });
}

/** Claims a key; waits while another request with the same key is being answered. */
async function claim(queries: Queries, userId: string, key: string, fingerprint: string): Promise<boolean> {
  const rows = await queries.query(sql`
    insert into answered_write (user_id, key, fingerprint) values (${userId}, ${key}, ${fingerprint})
    on conflict do nothing returning key`);
  return rows.length > 0;
}

async function readAnswer(
  queries: Queries,
  userId: string,
  key: string,
  fingerprint: string,
): Promise<(CrmRecord | null)[]> {
  const [row] = await queries.query<{ fingerprint: string; results: (CrmRecord | null)[] }>(sql`
    select fingerprint, results from answered_write where user_id = ${userId} and key = ${key}`);
  if (row?.fingerprint !== fingerprint)
    throw invalidInput([{ path: 'Idempotency-Key', expected: 'a key no other request has used' }]);
  return row.results;
}
