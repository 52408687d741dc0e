import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type RunningApp, startApp } from '../../test/running-app.ts';
import { waitUntil } from '../../test/wait-until.ts';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/open-database.ts';
import { type Jobs, openJobs } from '../jobs/boss-queue.ts';

describe('the monitor of the jobs', () => {
  let database: Database;
  let jobs: Jobs;
  let app: RunningApp;

  before(async () => {
    database = await openDatabase();
    jobs = await openJobs(database);
    const identify = (request: Request) => ({
      id: 'u1',
      name: 'Ada',
      roles: request.headers.get('x-role') === 'nobody' ? [] : ['admin'],
    });
    app = await startApp({ database, jobs, identify });
  });

  after(async () => {
    await app.close();
    await jobs.close();
    await database.close();
  });

  const get = async (path: string, headers?: Record<string, string>) => {
    const response = await fetch(app.url + path, { headers: headers ?? {} });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };

  it('[JOB-11] admins see runs with attempts, failure, times and steps; replay, dismiss and cancel them; others do not', async () => {
    await jobs.define('mail', { attempts: 1 });
    let isBroken = true;
    const stop = await jobs.work('mail', async (run) => {
      await run.step('look up', 1, async () => 'found');
      if (isBroken) throw new Error('The mail server is away.');
      return 'sent';
    });
    const first = await jobs.enqueue('mail', { to: 1 });
    const second = await jobs.enqueue('mail', { to: 2 });
    const later = await jobs.enqueue('mail', { to: 3 }, { delayMs: 600_000 });
    const untilCount = (state: string, wanted: number) =>
      waitUntil(
        async () => (await get(`/api/jobs?state=${state}`)).body.runs.length === wanted,
        `${wanted} runs are ${state}`,
      );
    await untilCount('failed', 2);
    const { body: list } = await get('/api/jobs?queue=mail&limit=2');
    assert.deepEqual(
      list.runs.map(({ id }: { id: string }) => id),
      [later, second],
    );
    assert.deepEqual(list.counts, [
      { queue: 'mail', state: 'waiting', count: 1 },
      { queue: 'mail', state: 'failed', count: 2 },
    ]);
    const { body: run } = await get(`/api/jobs/${first}`);
    assert.deepEqual(
      [run.state, run.attempt, run.error.message, run.input, run.steps[0].name, run.steps[0].result],
      ['failed', 1, 'The mail server is away.', { to: 1 }, 'look up', 'found'],
    );
    isBroken = false;
    assert.equal((await app.call('POST', `/api/jobs/${first}/dismiss`, {})).status, 204);
    assert.deepEqual((await app.call('POST', '/api/jobs/replay', { queue: 'mail' })).body, { replayed: 1 });
    await untilCount('done', 1);
    assert.equal((await app.call('POST', `/api/jobs/${later}/cancel`, {})).status, 204);
    assert.equal((await app.call('POST', `/api/jobs/${later}/cancel`, {})).body.error.code, 'conflict');
    assert.equal((await app.call('POST', `/api/jobs/${first}/replay`, {})).body.error.code, 'not_found');
    assert.equal((await get('/api/jobs/none')).body.error.code, 'not_found');
    assert.equal((await get('/api/jobs?limit=0')).body.error.code, 'invalid_input');
    for (const path of ['/api/jobs', `/api/jobs/${second}`])
      assert.equal((await get(path, { 'x-role': 'nobody' })).body.error.code, 'permission_denied');
    await stop();
  });
});
