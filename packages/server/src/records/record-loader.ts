import type { Database } from '../database/database.ts';
import { Gathered } from '../database/gathered.ts';
import { sql } from '../database/sql.ts';
import type { RecordRow } from './record-rows.ts';

const TOGETHER = { atOnce: 3, most: 500 };

/** Reads records by id as they are now. Reads of a busy moment share a statement, for whomever they are; rights are applied to each reader's own. */
export class RecordLoader {
  readonly #database: Database;
  readonly #byType = new Map<string, Gathered<string, RecordRow | undefined>>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** The rows that are there, in the order asked for. The type must be a known one. */
  async load(type: string, ids: readonly string[]): Promise<RecordRow[]> {
    const gathered = this.#byType.get(type) ?? new Gathered((wanted) => this.#read(type, wanted), TOGETHER);
    this.#byType.set(type, gathered);
    const rows = await Promise.all(ids.map((id) => gathered.add(id)));
    return rows.filter((row) => row !== undefined);
  }

  async #read(type: string, ids: readonly string[]): Promise<(RecordRow | undefined)[]> {
    const rows = await this.#database.query<RecordRow>(
      sql`
        select type, id, fields, version::text as version, created_at, updated_at
        from record where type = ${type} and id = any(${[...new Set(ids)]}::text[]) and deleted is null`.prepared(
        'records',
      ),
    );
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id));
  }
}
