import type { RecordFields } from '@crosswalk/model';
import type { Database } from '../database/database.ts';
import { jsonb, sql } from '../database/sql.ts';
import { searchIndex } from './search-sql.ts';
import { TypeRegistry } from './type-registry.ts';

/** A record to be taken over with its id and times. */
export interface ImportedRecord {
  type: string;
  id: string;
  fields: RecordFields;
  createdAt?: string;
  updatedAt?: string;
}

const ROWS_PER_STATEMENT = 1_000;

/**
 * Fills a database quickly with records that are known to be right, in one transaction. They are not checked and not
 * told to watchers: this is for seeds and restores, not for data of others.
 */
export async function importRecords(database: Database, records: readonly ImportedRecord[]): Promise<void> {
  const registry = await TypeRegistry.load(database);
  await database.transaction(async (queries) => {
    for (let start = 0; start < records.length; start += ROWS_PER_STATEMENT) {
      const rows = records.slice(start, start + ROWS_PER_STATEMENT).map((record) => toRow(registry, record));
      await queries.query(sql`
        insert into record (type, id, fields, version, search, created_at, updated_at)
        select type, id, fields, 1, words::tsvector, coalesce(created_at, now()), coalesce(updated_at, created_at, now())
        from jsonb_to_recordset(${jsonb(rows)})
          as row(type text, id text, fields jsonb, words text, created_at timestamptz, updated_at timestamptz)`);
    }
    await queries.run('analyze record (type, deleted)');
  });
}

function toRow(registry: TypeRegistry, { type, id, fields, createdAt, updatedAt }: ImportedRecord): object {
  const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  return {
    type,
    id,
    fields: filled,
    words: searchIndex(registry.describe(type), filled),
    created_at: createdAt ?? null,
    updated_at: updatedAt ?? null,
  };
}
