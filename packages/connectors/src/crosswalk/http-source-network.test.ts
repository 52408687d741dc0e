import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ObjectDescription, RecordChange } from '@crosswalk/model';
import { type RunningApp, startApp } from '../../../server/test/running-app.ts';
import { ChangeSubscription } from './change-subscription.ts';
import { createHttpSource } from './index.ts';

type Fetch = typeof fetch;

describe('a source on a bad network', () => {
  let app: RunningApp;
  before(async () => {
    app = await startApp(
      {
        heartbeatMs: 50,
        rights: (_user, { type }) => ({ read: type !== 'secret', create: true, update: true, delete: true }),
      },
      [personLike('person'), personLike('company'), personLike('secret')],
    );
  });
  after(() => app.close());

  const sourceWith = (send: Fetch) => createHttpSource({ baseUrl: app.url, fetch: send });
  const answering =
    (response: () => Response): Fetch =>
    () =>
      Promise.resolve(response());

  it('[CWS-1] failures are told by code', async () => {
    await assert.rejects(createHttpSource({ baseUrl: 'http://127.0.0.1:1' }).list('person'), {
      code: 'offline',
      retryable: true,
    });
    await assert.rejects(
      sourceWith(answering(() => new Response('<h1>Bad gateway</h1>', { status: 502 }))).list('person'),
      { code: 'offline' },
    );
    await assert.rejects(sourceWith(answering(() => new Response('<h1>Login</h1>', { status: 401 }))).list('person'), {
      code: 'internal',
    });
    await assert.rejects(
      sourceWith(answering(() => Response.json({ error: { code: 'made_up', message: 'x' } }, { status: 400 }))).list(
        'person',
      ),
      { code: 'internal' },
    );
    await assert.rejects(sourceWith(answering(() => new Response('{"rec', { status: 200 }))).list('person'), {
      code: 'offline',
    });
  });

  it('[CWS-2] a write whose answer was lost is done once', async () => {
    let calls = 0;
    const source = sourceWith(async (...args) => {
      calls += 1;
      const response = await fetch(...args);
      if (calls > 1) return response;
      throw new TypeError('connection reset', { cause: response.status });
    });
    const lot = `lost ${Date.now()}`;
    const record = await source.create('person', { name: lot });
    const page = await createHttpSource({ baseUrl: app.url }).list('person', {
      filter: { field: 'name', op: 'eq', value: lot },
    });
    assert.deepEqual(
      page.records.map(({ id }) => id),
      [record.id],
    );
    assert.equal(calls, 2);
  });

  it('[CWS-3] watchers share one connection, open only while somebody watches', async () => {
    const open = new Set<AbortSignal>();
    const source = sourceWith(async (input, init) => {
      const response = await fetch(input, init);
      if (addressOf(input).includes('/api/changes') && init?.signal) {
        open.add(init.signal);
        init.signal.addEventListener('abort', () => open.delete(init.signal!));
      }
      return response;
    });
    const { id } = await source.create('person', { name: 'Watched' });
    const stops = Array.from({ length: 20 }, () => new AbortController());
    const watchers = stops.map(({ signal }, index) =>
      collect(source.watch(index % 2 === 0 ? { type: 'person', id } : { type: 'company' }, { signal })),
    );
    await untilSeen(watchers[0]!, () => source.update('person', id, { name: `Watched ${Math.random()}` }));
    await untilSeen(watchers[1]!, () => source.create('company', { name: 'Watched too' }));
    assert.equal(open.size, 1);
    for (const stop of stops) stop.abort();
    await Promise.all(watchers.map((watcher) => watcher.ended));
    assert.equal(open.size, 0);
  });

  it('[CWS-4] a lost connection goes on where it was', async () => {
    let connections = 0;
    let cut: () => void = () => undefined;
    const source = sourceWith(async (input, init) => {
      if (!addressOf(input).includes('/api/changes')) return fetch(input, init);
      connections += 1;
      const breaker = new AbortController();
      cut = () => breaker.abort();
      return fetch(input, {
        ...init,
        signal: AbortSignal.any([breaker.signal, ...(init?.signal ? [init.signal] : [])]),
      });
    });
    const stop = new AbortController();
    const { id } = await source.create('person', { name: 'Cut' });
    const watcher = collect(source.watch({ type: 'person', id }, { signal: stop.signal }));
    let number = 0;
    await untilSeen(watcher, () => source.update('person', id, { salary: (number += 1) }));
    const from = number;
    for (let round = 0; round < 3; round += 1) {
      cut();
      for (let index = 0; index < 4; index += 1) await source.update('person', id, { salary: (number += 1) });
      await watcher.until(() => watcher.seen.at(-1)?.record?.fields['salary'] === number);
    }
    stop.abort();
    const salaries = watcher.seen.map((change) => Number(change.record?.fields['salary']));
    assert.deepEqual(
      salaries.filter((salary) => salary > from),
      Array.from({ length: number - from }, (_, index) => from + 1 + index),
    );
    assert.ok(connections >= 4);
  });

  it('[CWS-5] a refused watcher gets the refusal', async () => {
    const source = createHttpSource({ baseUrl: app.url });
    await assert.rejects(collect(source.watch({ type: 'starship' })).ended, { code: 'not_found' });
    await assert.rejects(collect(source.watch({ type: 'secret' })).ended, { code: 'permission_denied' });
    await assert.rejects(
      collect(source.watch({ type: 'person', filter: { field: 'nope', op: 'eq', value: 1 } })).ended,
      { code: 'invalid_input' },
    );
  });

  it('[CWS-6] a watcher that does not read is ended', async () => {
    const subscription = new ChangeSubscription('person', 0);
    const change: RecordChange = {
      sequence: '1',
      kind: 'deleted',
      type: 'person',
      id: '1',
      at: '2026-01-01T00:00:00Z',
    };
    for (let sequence = 1; sequence <= 6_000; sequence += 1) subscription.offer(sequence, change);
    await assert.rejects(drain(subscription), { code: 'too_large' });
  });

  it('[CWS-7] headers are asked for each request', async () => {
    const seen: (string | null)[] = [];
    let token = 0;
    const source = createHttpSource({
      baseUrl: app.url,
      headers: () => Promise.resolve({ authorization: `Bearer ${(token += 1)}` }),
      fetch: (input, init) => {
        seen.push(new Headers(init?.headers).get('authorization'));
        return fetch(input, init);
      },
    });
    await source.list('person');
    await source.list('person');
    assert.deepEqual(seen, ['Bearer 1', 'Bearer 2']);
  });
});

function personLike(type: string): ObjectDescription {
  return {
    type,
    label: type,
    pluralLabel: type,
    titleField: 'name',
    fields: [
      { key: 'name', type: 'text', label: 'Name' },
      { key: 'salary', type: 'integer', label: 'Salary' },
    ],
  };
}

function addressOf(input: Parameters<Fetch>[0]): string {
  return input instanceof Request ? input.url : input.toString();
}

interface Collected {
  seen: RecordChange[];
  ended: Promise<void>;
  until(isEnough: () => boolean): Promise<void>;
}

function collect(changes: AsyncIterable<RecordChange>): Collected {
  const seen: RecordChange[] = [];
  let wake: () => void = () => undefined;
  const ended = (async () => {
    for await (const change of changes) {
      seen.push(change);
      wake();
    }
  })();
  const until = async (isEnough: () => boolean) => {
    while (!isEnough()) await Promise.race([ended, new Promise<void>((resolve) => (wake = resolve))]);
  };
  return { seen, ended, until };
}

/** Makes changes until the watcher sees one: it began somewhere in between. */
async function untilSeen(watcher: Collected, change: () => Promise<unknown>): Promise<void> {
  while (watcher.seen.length === 0) {
    await change();
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

async function drain(subscription: ChangeSubscription): Promise<void> {
  while ((await subscription.next()) !== undefined);
}
