import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { CrosswalkError } from '@crosswalk/protocol';
import { onBothDatabases } from '../../test/on-databases.ts';
import { waitUntil } from '../../test/wait-until.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { type Jobs, openJobs } from './boss-queue.ts';
import { listRuns, readRun } from './run-rows.ts';

onBothDatabases('jobs', (open) => {
  let database: Database;
  let jobs: Jobs;
  const problems: unknown[] = [];
  let queues = 0;

  before(async () => {
    database = open();
    jobs = await openJobs(database, { onProblem: (problem) => problems.push(problem), graceMs: 300 });
  });

  after(async () => {
    await jobs.close();
  });

  const newQueue = async (options: Parameters<Jobs['define']>[1] = {}) => {
    queues += 1;
    await jobs.define(`queue-${queues}`, { retryMs: 1, ...options });
    return `queue-${queues}`;
  };
  const stateOf = async (id: string) => (await readRun(database, id))?.state;
  const untilState = (id: string, state: string) =>
    waitUntil(async () => (await stateOf(id)) === state, `run ${id} is ${state}`);

  it('[JOB-1] a run is done and its result kept', async () => {
    const queue = await newQueue();
    const id = await jobs.enqueue(queue, { number: 20 });
    assert.equal(await stateOf(id), 'waiting');
    const stop = await jobs.work(queue, async ({ input }) => ({ got: input }));
    await untilState(id, 'done');
    await stop();
    const run = await readRun(database, id);
    assert.deepEqual(run?.result, { got: { number: 20 } });
    assert.deepEqual([run.attempt, run.queue], [1, queue]);
  });

  it('[JOB-2] the same key gives the same run, also after it ended; enqueued within a transaction it is kept or lost with it', async () => {
    const queue = await newQueue();
    const first = await jobs.enqueue(queue, 1, { key: 'order 7' });
    assert.equal(await jobs.enqueue(queue, 2, { key: 'order 7' }), first);
    assert.notEqual(await jobs.enqueue(await newQueue(), 1, { key: 'order 7' }), first);
    let runs = 0;
    const stop = await jobs.work(queue, async () => {
      runs += 1;
      return undefined;
    });
    await untilState(first, 'done');
    assert.equal(await jobs.enqueue(queue, 3, { key: 'order 7' }), first);
    await stop();
    assert.equal(runs, 1);
    const lost = database.transaction(async (queries) => {
      await jobs.enqueueWithin(queries, queue, 'lost', { key: 'lost' });
      throw new CrosswalkError('conflict', 'no');
    });
    await assert.rejects(lost);
    const kept = await database.transaction((queries) => jobs.enqueueWithin(queries, queue, 'kept', { key: 'kept' }));
    const list = await listRuns(database, { queue, limit: 10 });
    assert.deepEqual(
      list.map(({ id }) => id),
      [kept, first],
    );
  });

  it('[JOB-3] a failing run is tried again as often as the queue says, then waits to be replayed; finished steps are not repeated', async () => {
    const queue = await newQueue({ attempts: 2 });
    const done: string[] = [];
    let isBroken = true;
    const stop = await jobs.work(queue, async (run) => {
      const one = await run.step('one', { a: 1 }, async ({ idempotencyKey }) => {
        done.push(idempotencyKey);
        return { number: 41 };
      });
      return run.step('two', { b: 2 }, async () => {
        if (isBroken) throw new Error('the other side is away');
        return one.number + 1;
      });
    });
    const id = await jobs.enqueue(queue, null);
    await untilState(id, 'failed');
    const failed = await readRun(database, id);
    assert.deepEqual([failed?.attempt, failed?.attempts, failed?.error?.message], [2, 2, 'the other side is away']);
    assert.deepEqual(
      failed?.steps.map(({ name, result, endedAt }) => [name, result, endedAt !== undefined]),
      [
        ['one', { number: 41 }, true],
        ['two', undefined, false],
      ],
    );
    isBroken = false;
    assert.equal(await jobs.replay(id), true);
    await untilState(id, 'done');
    await stop();
    assert.deepEqual(done, [`${id}:one`]);
    assert.equal((await readRun(database, id))?.result, 42);
    assert.equal(await jobs.replay(id), false);
  });

  it('[JOB-4] a failure that no attempt can mend ends the run at once; a step with another input is such a one', async () => {
    const queue = await newQueue({ attempts: 5 });
    const stop = await jobs.work(queue, async (run) => {
      await run.step('same', 1, async () => 1);
      return run.step('same', 2, async () => 2);
    });
    const id = await jobs.enqueue(queue, null);
    await untilState(id, 'failed');
    await stop();
    const run = await readRun(database, id);
    assert.deepEqual([run?.attempt, run?.error?.code], [1, 'conflict']);
  });

  it('[JOB-5] a cancelled run is not begun, and one that is being worked on is told through its signal', async () => {
    const queue = await newQueue();
    const waiting = await jobs.enqueue(queue, null, { delayMs: 60_000 });
    assert.equal(await jobs.cancel(waiting), true);
    assert.equal(await jobs.cancel(waiting), false);
    assert.equal(await stateOf(waiting), 'cancelled');
    let isTold = false;
    let isBegun = false;
    const stop = await jobs.work(queue, async ({ signal }) => {
      isBegun = true;
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      isTold = true;
      return undefined;
    });
    const id = await jobs.enqueue(queue, null);
    await waitUntil(() => isBegun, 'the run is begun');
    assert.equal(await jobs.cancel(id), true);
    await waitUntil(() => isTold, 'the handler is told');
    await stop();
    assert.equal(await stateOf(id), 'cancelled');
  });

  it('[JOB-6] runs of a serial group go one at a time and in order; those of a strict one wait for a failed one', async () => {
    const queue = await newQueue({ groups: 'serial' });
    const order: unknown[] = [];
    let atOnce = 0;
    let most = 0;
    for (let number = 0; number < 6; number += 1) await jobs.enqueue(queue, number, { group: 'Ada' });
    const stop = await jobs.work(
      queue,
      async ({ input }) => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push(input);
        atOnce -= 1;
        return undefined;
      },
      { concurrency: 3 },
    );
    await waitUntil(() => order.length === 6, 'all are done');
    await stop();
    assert.deepEqual([order, most], [[0, 1, 2, 3, 4, 5], 1]);

    const strict = await newQueue({ groups: 'strict', attempts: 1 });
    const ended: unknown[] = [];
    const first = await jobs.enqueue(strict, 'first', { group: 'Ada' });
    await jobs.enqueue(strict, 'second', { group: 'Ada' });
    await jobs.enqueue(strict, 'other', { group: 'Bob' });
    await jobs.enqueue(strict, 'none');
    const stopStrict = await jobs.work(strict, async ({ input }) => {
      if (input === 'first') throw new Error('broken');
      ended.push(input);
      return undefined;
    });
    await untilState(first, 'failed');
    await waitUntil(() => ended.length === 2, 'other groups go on');
    assert.deepEqual(ended, ['other', 'none']);
    assert.equal(await jobs.dismiss(first), true);
    await waitUntil(() => ended.length === 3, 'the group goes on');
    await stopStrict();
  });

  it('[JOB-7] a process that stops hands back what it has in hand, without using up an attempt', async () => {
    const queue = await newQueue({ attempts: 1 });
    const other = await openJobs(database, { graceMs: 100 });
    await other.define(queue, { attempts: 1 });
    let isBegun = false;
    await other.work(queue, async (run) => {
      isBegun = true;
      await new Promise((resolve) => run.signal.addEventListener('abort', resolve));
      return run.step('late', 1, async () => 1);
    });
    const id = await jobs.enqueue(queue, null);
    await waitUntil(() => isBegun, 'the run is begun');
    await other.close();
    const stop = await jobs.work(queue, async ({ attempt }) => attempt);
    await untilState(id, 'done');
    await stop();
  });

  it('[JOB-12] a schedule enqueues one run with its input for each minute, however many workers keep it', async () => {
    const queue = await newQueue();
    const second = await openJobs(database, { onProblem: (problem) => problems.push(problem), graceMs: 300 });
    try {
      const inputs: unknown[] = [];
      await jobs.work(queue, async ({ input }) => {
        inputs.push(input);
        return undefined;
      });
      await jobs.schedule(queue, 'in-march', 'too early', { cron: '0 7 1 3 *' });
      // The minute it is now is named too, so nobody has to wait for the next.
      await jobs.schedule(queue, 'each-minute', { for: 'all' }, { cron: '* * * * *' });
      await waitUntil(() => inputs.length > 0, 'the run of this minute');
      await jobs.unschedule(queue, 'each-minute');
      const runs = await listRuns(database, { queue, limit: 10 });
      const minutes = new Set(runs.map(({ createdAt }) => createdAt.slice(0, 'yyyy-mm-ddThh:mm'.length)));
      assert.equal(runs.length, minutes.size);
      assert.deepEqual(inputs[0], { for: 'all' });
      assert.ok(!inputs.includes('too early'));
    } finally {
      await second.close();
    }
  });

  it('[JOB-8] a schedule that is no crontab line or names no time zone is refused with what is expected', async () => {
    const queue = await newQueue();
    for (const options of [{ cron: 'soon' }, { cron: '0 7 * * *', timeZone: 'Mars/Olympus' }])
      await assert.rejects(jobs.schedule(queue, 'daily', null, options), /five fields|invalid/i);
    await assert.rejects(jobs.schedule(queue, 'each day', null, { cron: '* * * * *' }), { code: 'invalid_input' });
    await jobs.schedule(queue, 'daily', { daily: true }, { cron: '* * * * *', timeZone: 'Europe/Berlin' });
    await jobs.unschedule(queue, 'daily');
    await assert.rejects(jobs.enqueue('never-defined', null), { code: 'not_found' });
    await assert.rejects(jobs.define('Bad Name'), { code: 'invalid_input' });
  });

  it('[JOB-9] the list goes from the newest on, in pages, by queue and state', async () => {
    const queue = await newQueue();
    const ids = [];
    for (let number = 0; number < 5; number += 1) ids.unshift(await jobs.enqueue(queue, number));
    const page = await listRuns(database, { queue, limit: 3 });
    const rest = await listRuns(database, { queue, limit: 3, before: page[2]!.id });
    assert.deepEqual(
      [...page, ...rest].map(({ id }) => id),
      ids,
    );
    assert.equal((await listRuns(database, { queue, state: 'done', limit: 3 })).length, 0);
    assert.equal((await database.query(sql`select 1 as one`)).length, 1);
  });
});
