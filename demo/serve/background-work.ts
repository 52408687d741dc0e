import type { ObjectDescription } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import {
  type Database,
  type Jobs,
  type KeyRing,
  type MessageHandler,
  OutgoingConnections,
  openJobs,
  openWebhookWork,
  SecretStore,
} from '@crosswalk/server';
import { DEMO_DESCRIPTIONS } from '../data/index.ts';

/** What goes on without anybody looking, and how to end it. */
export interface BackgroundWork {
  readonly jobs: Jobs;
  close(): Promise<void>;
}

/** Opens the jobs of the database; `work` begins on them, once there is an app to work with. */
export async function openBackgroundWork(
  database: Database,
  keys: KeyRing,
): Promise<BackgroundWork & { work: (handle: MessageHandler) => Promise<void> }> {
  const jobs = await openJobs(database);
  const closers: (() => Promise<void>)[] = [() => jobs.close()];
  return {
    jobs,
    work: async (handle) => {
      const secrets = new SecretStore(keys);
      const outgoing = new OutgoingConnections();
      const webhooks = await openWebhookWork({ database, jobs, secrets, outgoing, describe, handle });
      closers.push(async () => {
        await webhooks.close();
        outgoing.close();
      });
    },
    close: async () => {
      for (const close of closers.splice(0).reverse()) await close();
    },
  };
}

function describe(type: string): ObjectDescription {
  const found = DEMO_DESCRIPTIONS.find((each) => each.type === type);
  if (found) return found;
  throw new CrosswalkError('not_found', `This CRM has no records of the type ${type}.`);
}
