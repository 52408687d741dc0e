import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type RunningApp, startApp } from '../test/running-app.ts';
import { startPostgres, type ThrowawayPostgres, whyNoPostgres } from '../test/throwaway-postgres.ts';
import { openDatabase } from './database/open-database.ts';
import { sql } from './database/sql.ts';
import { createApp } from './app.ts';
import { readChanges } from './records/change-table.ts';
import { AddressUnavailable, serve } from './serve.ts';

describe('several processes on one PostgreSQL', { skip: whyNoPostgres() }, () => {
  let postgres: ThrowawayPostgres;
  let url: string;
  let left: RunningApp;
  let right: RunningApp;
  const closers: (() => Promise<void>)[] = [];
  const startOn = async (address: string): Promise<RunningApp> => {
    const database = await openDatabase({ url: address });
    const app = await startApp({ database });
    closers.push(
      () => app.close(),
      () => database.close(),
    );
    return app;
  };

  before(async () => {
    postgres = await startPostgres();
    url = await postgres.createDatabase();
    [left, right] = await Promise.all([startOn(url), startOn(url)]);
  });
  after(async () => {
    for (const close of closers) await close();
    await postgres.remove();
  });
  const create = async (app: RunningApp, fields: object) =>
    (await app.call('POST', '/api/records/person', { fields })).body;

  it('[STO-6] processes that start at once on an empty database all come up', async () => {
    const address = await postgres.createDatabase();
    const apps = await Promise.all([1, 2, 3, 4].map(() => startOn(address)));
    for (const app of apps) assert.equal((await app.call('GET', '/readyz')).status, 200);
  });

  it('[STO-6] a database of a newer version is refused', async () => {
    const address = await postgres.createDatabase();
    const database = await openDatabase({ url: address });
    await database.query(sql`insert into migration (number) values (999)`);
    await database.close();
    await assert.rejects(openDatabase({ url: address }), /newer version/);
  });

  it('[CHG-5] a change made by one process reaches a stream of the other', async () => {
    const stop = new AbortController();
    const response = await fetch(`${right.url}/api/changes`, { signal: stop.signal });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    const { id } = await create(left, { name: 'From the left' });
    let text = '';
    while (!text.includes(id)) text += (await reader.read()).value ?? '';
    stop.abort();
  });

  it('[CHG-1] sequences become visible in order while many write: a reader that follows misses nothing', async () => {
    const database = await openDatabase({ url });
    const { id } = await create(left, { name: 'Busy' });
    const seen: number[] = [];
    let isWriting = true;
    const follow = async () => {
      for (let after = 0; ;) {
        const isLast = !isWriting;
        const rows = await readChanges(database, after, 100);
        seen.push(...rows.map((row) => Number(row.sequence)));
        after = seen.at(-1) ?? 0;
        if (isLast && rows.length === 0) return;
      }
    };
    const following = follow();
    const write = async (app: RunningApp, name: string) => {
      for (let number = 0; number < 15; number += 1) {
        // Batches of different length end at different times after their rows were written.
        const operations = Array.from({ length: 1 + (number % 5) }, (_, index) => ({
          kind: 'create',
          type: 'person',
          fields: { name: `${name} ${number} ${index}` },
        }));
        assert.equal((await app.call('POST', '/api/batch', { operations })).status, 200);
      }
    };
    await Promise.all([left, right, left, right].map((app, index) => write(app, `writer ${index}`)));
    isWriting = false;
    await following;
    const [row] = await database.query<{ count: number }>(sql`select count(*)::integer as count from change`);
    assert.equal(seen.length, row?.count, `all changes, among them that of ${id}`);
    await database.close();
  });

  it('[STO-5] batches that take the same records in opposite order both succeed', async () => {
    const [first, second] = await Promise.all([create(left, { name: 'One' }), create(left, { name: 'Two' })]);
    const raise = (app: RunningApp, ids: string[], salary: number) =>
      app.call('POST', '/api/batch', {
        operations: ids.map((id) => ({ kind: 'update', type: 'person', id, fields: { salary } })),
      });
    for (let round = 1; round <= 8; round += 1) {
      const answers = await Promise.all([
        raise(left, [first.id, second.id], round * 10),
        raise(right, [second.id, first.id], round * 10 + 1),
      ]);
      assert.deepEqual(
        answers.map((answer) => answer.status),
        [200, 200],
      );
    }
  });

  it('[STO-5] writers at the same time on both processes lose no update', async () => {
    const { id } = await create(left, { name: 'Counter', salary: 0 });
    const raise = async (app: RunningApp) => {
      for (;;) {
        const { body } = await app.call('GET', `/api/records/person/${id}`);
        const answer = await app.call(
          'PATCH',
          `/api/records/person/${id}`,
          { fields: { salary: Number(body.fields['salary']) + 1 } },
          { 'if-match': `"${body.version}"` },
        );
        if (answer.status === 200) return;
        assert.equal(answer.status, 409);
      }
    };
    await Promise.all(Array.from({ length: 20 }, (_, index) => raise(index % 2 === 0 ? left : right)));
    assert.equal((await left.call('GET', `/api/records/person/${id}`)).body.fields['salary'], 20);
  });

  it('[HTTP-9] a lost database is offline and retryable, nothing is half written, and work goes on when it is back', async () => {
    const { id } = await create(left, { name: 'Before' });
    const writes = Array.from({ length: 10 }, (_, index) =>
      left.call('POST', '/api/batch', {
        operations: Array.from({ length: 20 }, () => ({
          kind: 'create',
          type: 'person',
          fields: { name: `half ${index}` },
        })),
      }),
    );
    await postgres.crash();
    for (const answer of await Promise.all(writes))
      assert.ok([200, 503].includes(answer.status), String(answer.status));
    const away = await left.call('GET', `/api/records/person/${id}`);
    assert.deepEqual([away.status, away.body.error.code, away.body.error.retryable], [503, 'offline', true]);
    assert.equal((await left.call('GET', '/readyz')).status, 503);
    assert.equal((await left.call('GET', '/healthz')).status, 200);
    await postgres.start();
    assert.equal((await left.call('GET', `/api/records/person/${id}`)).status, 200);
    for (let index = 0; index < 10; index += 1) {
      const page = await left.call('POST', '/api/records/person/list', {
        filter: { field: 'name', op: 'eq', value: `half ${index}` },
        limit: 1,
      });
      assert.ok([0, 20].includes(page.body.total), `${page.body.total} of a batch of 20`);
    }
    assert.equal((await create(left, { name: 'After' })).version, '1');
  });
});

describe('listening', () => {
  it('[OPS-3] a taken port is told with what to do', async () => {
    const first = await serve(() => Promise.resolve(new Response('x')));
    await assert.rejects(
      serve(() => Promise.resolve(new Response('x')), { port: first.port }),
      (error) => error instanceof AddressUnavailable && /taken.*PORT=/.test(error.message),
    );
    await first.close();
  });

  it('[HTTP-9] a server does not start without its database, and says so', async () => {
    await assert.rejects(openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' }), { code: 'offline' });
    const closed = await openDatabase();
    await closed.close();
    await assert.rejects(createApp({ database: closed }), { code: 'offline' });
  });
});
