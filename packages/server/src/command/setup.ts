import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ObjectDescription } from '@crosswalk/model';
import type { AppOptions } from '../app.ts';
import type { Database } from '../database/database.ts';
import type { Jobs } from '../jobs/boss-queue.ts';
import type { MessageHandler } from '../webhooks/incoming-webhooks.ts';
import { CommandError } from './command-error.ts';

/** What a CRM adds to the command: the default export of the setup module, or what that gives when it is a function. */
export interface Setup {
  /** Who makes a request. */
  identify?: AppOptions['identify'];
  /** What users may do. */
  rights?: AppOptions['rights'];
  /** The object types of the database. */
  types?: readonly ObjectDescription[];
  /** Defines queues and begins to work on them; runs in processes that work. */
  work?: (jobs: Jobs, database: Database) => Promise<void>;
  /** Does what messages of incoming webhooks ask for; without it they wait. */
  onMessage?: MessageHandler;
}

/** Loads the setup module. Without one there is no say in who users are, which only a server of this machine alone may do. */
export async function loadSetup(file: string | undefined, host: string): Promise<Setup> {
  if (file === undefined) {
    if (['127.0.0.1', 'localhost', '::1'].includes(host)) return {};
    throw new CommandError(
      'setup_failed',
      `Without a setup module everybody is an admin, so it is only allowed on this machine. Name the module with --setup, or leave --host as it is.`,
    );
  }
  try {
    const module: unknown = await import(pathToFileURL(resolve(file)).href);
    return await parseSetup(module);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError('setup_failed', `The setup module ${file} could not be used: ${reason}`, { cause });
  }
}

async function parseSetup(module: unknown): Promise<Setup> {
  const exported = typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
  const setup: unknown = typeof exported === 'function' ? await (exported as () => unknown)() : exported;
  if (typeof setup !== 'object' || setup === null)
    throw new Error('its default export must be an object, or a function that gives one');
  for (const [key, value] of Object.entries(setup)) {
    const wanted = key === 'types' ? Array.isArray(value) : typeof value === 'function';
    if (!['identify', 'rights', 'types', 'work', 'onMessage'].includes(key) || !wanted)
      throw new Error(`it has a ${key} that is none; there are identify, rights, types, work and onMessage`);
  }
  return setup;
}
