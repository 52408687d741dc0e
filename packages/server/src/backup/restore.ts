import { createHash, type Hash } from 'node:crypto';
import { z } from '@crosswalk/model';
import { CommandError } from '../command/command-error.ts';
import type { Database, Queries } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import { MIGRATIONS } from '../database/migrations.ts';
import { sql } from '../database/sql.ts';
import { JOB_SCHEMA, startBoss } from '../jobs/boss.ts';
import { BACKUP_FORM } from './back-up.ts';
import { type BackupTable, listTables, nameOf, quote } from './backup-tables.ts';

const Head = z.strictObject({ crosswalk: z.literal(BACKUP_FORM), migration: z.int(), at: z.string() });
const TableLine = z.strictObject({
  table: z.strictObject({ schema: z.string(), name: z.string(), columns: z.array(z.string()).check(z.maxLength(200)) }),
});
const End = z.strictObject({ end: z.strictObject({ rows: z.int(), sha256: z.string() }) });
const ROWS_AT_ONCE = 500;

/**
 * Fills an empty database from a back-up, whichever engine that came from, in one transaction: all of it or nothing.
 * The tables are made as the back-up knows them, filled, and then brought up to this version.
 */
export async function restore(database: Database, lines: AsyncIterable<string>): Promise<{ rows: number }> {
  const reader = new BackupReader(lines);
  const head = Head.safeParse(await reader.next());
  if (!head.success) throw unreadable('it does not begin as a back-up of Crosswalk does');
  const { migration } = head.data;
  if (migration > MIGRATIONS.length)
    throw new CommandError(
      'database_newer',
      `The back-up was made by a newer version (migration ${migration}). Update this server.`,
    );
  await migrate(database, migration);
  await (await startBoss(database, { worker: false, onProblem: () => undefined })).stop();
  const rows = await database.transaction(async (queries) => {
    await queries.run('set local statement_timeout = 0');
    const tables = await listTables(queries);
    await assertEmpty(queries, tables);
    return fill(queries, reader, tables);
  });
  await migrate(database);
  return { rows };
}

async function fill(queries: Queries, reader: BackupReader, tables: readonly BackupTable[]): Promise<number> {
  let total = 0;
  let into: BackupTable | undefined;
  let waiting: string[] = [];
  const flush = async () => {
    if (into !== undefined && waiting.length > 0) await insertRows(queries, into, waiting);
    total += waiting.length;
    waiting = [];
  };
  for (;;) {
    const before = reader.digest();
    const value = await reader.next();
    const end = End.safeParse(value);
    if (end.success) {
      await flush();
      if (end.data.end.sha256 !== before || end.data.end.rows !== total)
        throw unreadable('it was changed since it was made');
      await setSequences(queries, tables);
      return total;
    }
    const table = TableLine.safeParse(value);
    if (table.success) {
      await flush();
      into = assertKnown(table.data.table, tables);
      await queries.run(`delete from ${nameOf(into)}`);
    } else {
      waiting.push(reader.line);
      if (waiting.length === ROWS_AT_ONCE) await flush();
    }
  }
}

async function insertRows(queries: Queries, table: BackupTable, rows: readonly string[]): Promise<void> {
  const columns = table.columns.map(quote).join(', ');
  const name = nameOf(table);
  await queries.execute(
    `insert into ${name} (${columns}) overriding system value
     select ${columns} from jsonb_populate_recordset(null::${name}, $1::text::jsonb)`,
    [`[${rows.join(',')}]`],
  );
}

/** New rows must get numbers after those that were restored. */
async function setSequences(queries: Queries, tables: readonly BackupTable[]): Promise<void> {
  for (const table of tables.filter(({ schema }) => schema !== JOB_SCHEMA)) {
    for (const column of table.columns) {
      const [row] = await queries.query<{ sequence: string | null }>(
        sql`select pg_get_serial_sequence(${nameOf(table)}, ${column}) as sequence`,
      );
      const sequence = row?.sequence;
      if (typeof sequence === 'string')
        await queries.run(
          `select setval('${sequence.replaceAll("'", "''")}', greatest((select max(${quote(column)}) from ${nameOf(table)}), 1))`,
        );
    }
  }
}

/** Rows that the tables have from their birth do not count. */
async function assertEmpty(queries: Queries, tables: readonly BackupTable[]): Promise<void> {
  for (const table of tables.filter(({ name }) => ['record', 'change', 'audit', 'job', 'object_type'].includes(name))) {
    const { rows } = await queries.execute(`select 1 from ${nameOf(table)} limit 1`);
    if (rows.length > 0)
      throw new CommandError(
        'database_not_empty',
        `The table ${table.name} has rows. Restore into a new folder (--data) or a new database (createdb), then start the server with that.`,
      );
  }
}

/** Only tables and columns this database has: names from a file do not become SQL otherwise. */
function assertKnown(wanted: BackupTable, tables: readonly BackupTable[]): BackupTable {
  const table = tables.find(({ schema, name }) => schema === wanted.schema && name === wanted.name);
  const unknown = wanted.columns.find((column) => table?.columns.includes(column) !== true);
  if (table === undefined || unknown !== undefined) throw unreadable(`it has a table or column that is not known here`);
  return { ...table, columns: wanted.columns };
}

/** Lines one by one, and a hash of all of them so far. */
class BackupReader {
  readonly #lines: AsyncIterator<string>;
  readonly #hash: Hash = createHash('sha256');
  line = '';

  constructor(lines: AsyncIterable<string>) {
    this.#lines = lines[Symbol.asyncIterator]();
  }

  async next(): Promise<unknown> {
    const next = await this.#lines.next();
    if (next.done === true) throw unreadable('it ends too early');
    this.line = next.value;
    this.#hash.update(`${this.line}\n`);
    try {
      const parsed: unknown = JSON.parse(this.line);
      return parsed;
    } catch {
      throw unreadable('a line of it is not JSON');
    }
  }

  digest(): string {
    return this.#hash.copy().digest('hex');
  }
}

function unreadable(reason: string): CommandError {
  return new CommandError('bad_file', `The back-up cannot be used: ${reason}. Nothing was changed; take another one.`);
}
