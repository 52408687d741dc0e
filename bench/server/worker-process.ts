/** A worker of the bench: says `ready`, and once told so works on jobs that wait 40 ms each. */
import { once } from 'node:events';
import { openDatabase, openJobs } from '@crosswalk/server';

const [, , url = '', queue = ''] = process.argv;
const database = await openDatabase({ url });
const jobs = await openJobs(database);
await jobs.define(queue);
console.log('ready');
await once(process.stdin, 'data');
await jobs.work(
  queue,
  async () => {
    await new Promise((resolve) => setTimeout(resolve, 40));
    return undefined;
  },
  { concurrency: 2 },
);
