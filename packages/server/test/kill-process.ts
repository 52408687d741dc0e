/** A process that serves records and works on runs until it is killed: the victim of the tests of crashes. */
import { createApp } from '../src/app.ts';
import { openDatabase } from '../src/database/open-database.ts';
import { sql } from '../src/database/sql.ts';
import { openJobs } from '../src/jobs/boss-queue.ts';
import { defineTypes } from '../src/records/type-registry.ts';
import { serve } from '../src/serve.ts';
import { KILL_QUEUE, KILL_QUEUE_OPTIONS, STEPS } from './kill-rounds.ts';
import { PERSON } from './running-app.ts';

const database = await openDatabase({ url: process.argv[2] ?? '' });
await defineTypes(database, [PERSON]);
const app = await createApp({ database, log: () => undefined });
const server = await serve(app.handle);
const jobs = await openJobs(database);
await jobs.define(KILL_QUEUE, KILL_QUEUE_OPTIONS);
await jobs.work(
  KILL_QUEUE,
  async (run) => {
    for (const step of STEPS) {
      await run.step(step, run.input, async ({ idempotencyKey }) => {
        await database.query(sql`insert into begun_step (key) values (${idempotencyKey})`);
        await new Promise((resolve) => setTimeout(resolve, 15));
        await database.query(sql`insert into effect (key) values (${idempotencyKey}) on conflict do nothing`);
        return idempotencyKey;
      });
    }
    return undefined;
  },
  { concurrency: 5 },
);
console.log(`ready ${server.url}`);
