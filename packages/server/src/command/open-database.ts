import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { CrosswalkError } from '@crosswalk/protocol';
import type { Database } from '../database/database.ts';
import { isMigrated } from '../database/migrate.ts';
import { openBareDatabase, openDatabase } from '../database/open-database.ts';
import { embeddedDataDir } from '../database/embedded-database.ts';
import { describeError, type Log } from '../observe/log.ts';
import { CommandError } from './command-error.ts';
import type { Settings } from './settings.ts';

const RETRY_MS = 2_000;

/** Opens the database of the settings, or says at once why it cannot. */
export function openOnce({ databaseUrl, data }: Settings): Promise<Database> {
  return openDatabase(databaseUrl === undefined ? { folder: data } : { url: databaseUrl });
}

/** Opens a database that is there. A mistyped place must not become a new one: a back-up of it would hold nothing. */
export async function openExisting(settings: Settings): Promise<Database> {
  const { databaseUrl, data } = settings;
  if (databaseUrl === undefined) {
    if (existsSync(embeddedDataDir(data))) return openOnce(settings);
    throw new CommandError(
      'no_database',
      `There is no database in the folder ${data}. Correct --data (CROSSWALK_DATA); "crosswalk-server start" makes a new one.`,
    );
  }
  await assertMigrated(databaseUrl);
  return openOnce(settings);
}

async function assertMigrated(url: string): Promise<void> {
  const database = await openBareDatabase({ url });
  try {
    if (await isMigrated(database)) return;
  } finally {
    await database.close();
  }
  // The address itself is not repeated: it may hold a password.
  throw new CommandError(
    'no_database',
    'The PostgreSQL database has no tables of Crosswalk. Correct --database-url (DATABASE_URL); "crosswalk-server serve" makes them.',
  );
}

/** Opens the database, and waits for a served one that is not there yet: both may be started in any order. */
export async function openWhenReady(settings: Settings, log: Log): Promise<Database> {
  for (;;) {
    try {
      return await openOnce(settings);
    } catch (error) {
      const isAway = error instanceof CrosswalkError && error.code === 'offline' && settings.databaseUrl !== undefined;
      if (!isAway) throw error;
      log({ level: 'warn', event: 'database_unreachable', ...describeError(error.cause), retryMs: RETRY_MS });
      await delay(RETRY_MS);
    }
  }
}
