import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { asCallerError } from './database-errors.ts';
import type { Database, Queries } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { findSnapshot, readSnapshot } from './snapshot.ts';

/** Where an embedded database lives. */
export interface EmbeddedOptions {
  /** Folder for the records; in memory and gone at the end when absent. */
  folder?: string;
}

/** Where the files of PostgreSQL are in such a folder; there once the database was made. */
export function embeddedDataDir(folder: string): string {
  return join(folder, 'database');
}

/** Opens PostgreSQL inside this process. A folder is held alone: a second start is refused and told by whom. */
export async function openEmbeddedDatabase({ folder }: EmbeddedOptions = {}): Promise<Database> {
  if (folder === undefined)
    return wrap(await PGlite.create({ loadDataDir: await readSnapshot() }), () => Promise.resolve());
  const release = await lockFolder(folder);
  try {
    const dataDir = embeddedDataDir(folder);
    if (!existsSync(dataDir)) await createDataDir(dataDir);
    return wrap(await PGlite.create({ dataDir }), release);
  } catch (error) {
    await release();
    throw error;
  }
}

/** Builds the database beside its place and moves it there whole: a process killed in between leaves nothing half made. */
async function createDataDir(dataDir: string): Promise<void> {
  const draft = `${dataDir}.new`;
  await rm(draft, { recursive: true, force: true });
  const snapshot = await findSnapshot();
  const database = await PGlite.create({ dataDir: draft, ...(snapshot && { loadDataDir: snapshot }) });
  await database.close();
  await rename(draft, dataDir);
}

function wrap(client: PGlite, release: () => Promise<void>): Database {
  return {
    ...queriesOf(client),
    engine: { kind: 'embedded', client },
    transaction: (work) => client.transaction((transaction) => work(queriesOf(transaction))).catch(rethrow),
    listen: async (channel, onNotify) => {
      const stop = await client.listen(channel, onNotify);
      return () => (client.closed ? Promise.resolve() : stop());
    },
    close: async () => {
      if (client.closed) return;
      await client.close();
      await release();
    },
  };
}

function queriesOf(client: PGlite | Transaction): Queries {
  return {
    async query<Row extends object>({ text, values }: Parameters<Queries['query']>[0]): Promise<Row[]> {
      const result = await client.query<Row>(text, [...values]).catch(rethrow);
      return result.rows;
    },
    async run(script) {
      await client.exec(script).catch(rethrow);
    },
    async execute(text, values = []) {
      if (values.length > 0) return client.query(text, [...values]).catch(rethrow);
      const results = await client.exec(text).catch(rethrow);
      return { rows: results.flatMap(({ rows }): unknown[] => rows) };
    },
  };
}

function rethrow(error: unknown): never {
  throw asCallerError(error);
}
