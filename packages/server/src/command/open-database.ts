import { setTimeout as delay } from 'node:timers/promises';
import { CrosswalkError } from '@crosswalk/protocol';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/open-database.ts';
import { describeError, type Log } from '../observe/log.ts';
import type { Settings } from './settings.ts';

const RETRY_MS = 2_000;

/** Opens the database of the settings, or says at once why it cannot. */
export function openOnce({ databaseUrl, data }: Settings): Promise<Database> {
  return openDatabase(databaseUrl === undefined ? { folder: data } : { url: databaseUrl });
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
