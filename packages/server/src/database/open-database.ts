import type { Database } from './database.ts';
import { openEmbeddedDatabase } from './embedded-database.ts';
import { migrate } from './migrate.ts';
import { openPostgresDatabase } from './postgres-database.ts';

/** Which database to open: a served one by `url`, else an embedded one in `folder`, else one in memory. */
export interface DatabaseOptions {
  url?: string;
  folder?: string;
}

/** Opens the database as it is: for whoever makes its tables in another way. */
export async function openBareDatabase({ url, folder }: DatabaseOptions = {}): Promise<Database> {
  return url === undefined ? openEmbeddedDatabase(folder === undefined ? {} : { folder }) : openPostgresDatabase(url);
}

/** Opens the database and brings its tables up to date. */
export async function openDatabase(options: DatabaseOptions = {}): Promise<Database> {
  const database = await openBareDatabase(options);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
