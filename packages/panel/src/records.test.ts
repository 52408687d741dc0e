import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { packRecords } from '@crosswalk/protocol';
import type { CrmRecord } from '@crosswalk/model';
import { CrosswalkError, init } from './index.ts';
import { FakeHost } from './host-connection.fake.ts';

const people = Array.from({ length: 250 }, (_, index): CrmRecord => {
  return { type: 'person', id: `p${index}`, version: 'v1', fields: { name: `Person ${index}`, email: null } };
});
const cut = { type: 'person', keys: ['name', 'email'], whole: true };
const packed = (from: number, to: number): unknown => JSON.parse(packRecords(people, cut, from, to));

async function start() {
  const host = new FakeHost();
  return { host, crm: await init({ connect: host.connect }) };
}

async function readAll<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('records', () => {
  it('[PANEL-8] options are arguments, except the signal', async () => {
    const { host, crm } = await start();
    const { signal } = new AbortController();
    await crm.records.get('person', '42', { fields: ['name'], signal });
    await crm.records.update('person', '42', { name: 'Ada' }, { ifVersion: 'v1' });
    await crm.records.delete('person', '42');
    assert.deepEqual(host.calls, [
      { name: 'records.get', input: { type: 'person', id: '42', fields: ['name'] }, options: { signal } },
      {
        name: 'records.update',
        input: { type: 'person', id: '42', fields: { name: 'Ada' }, ifVersion: 'v1' },
        options: {},
      },
      { name: 'records.delete', input: { type: 'person', id: '42' }, options: {} },
    ]);
  });

  it('[PANEL-9] a list is plain records, however it crossed', async () => {
    const { host, crm } = await start();
    host.on('records.list', () => ({ packed: [packed(0, 2)], nextCursor: 'c' }));
    assert.deepEqual(await crm.records.list('person'), { records: people.slice(0, 2), nextCursor: 'c' });
    host.on('records.search', () => ({ packed: [packed(0, 100), packed(100, 150)], total: 150 }));
    assert.deepEqual(await crm.records.search('person', 'P'), { records: people.slice(0, 150), total: 150 });
  });

  it('[PANEL-10] a stream gives records before the answer is complete and follows pages', async () => {
    const { host, crm } = await start();
    let finishFirstPage: (value: unknown) => void = () => undefined;
    host.on('records.list', (input, { onPart }) => {
      if (JSON.stringify(input).includes('"cursor":"next"')) return { packed: [packed(200, 250)] };
      onPart?.('packed', [packed(0, 100)]);
      onPart?.('packed', [packed(100, 200)]);
      return new Promise((resolve) => (finishFirstPage = resolve));
    });
    const seen: CrmRecord[] = [];
    for await (const record of crm.records.stream('person', { fields: ['name', 'email'] })) {
      seen.push(record);
      if (seen.length === 200) finishFirstPage({ nextCursor: 'next' });
    }
    assert.deepEqual(seen, people);
    assert.deepEqual(
      host.calls.map(({ input }) => input),
      [
        { type: 'person', fields: ['name', 'email'], limit: 1_000 },
        { type: 'person', fields: ['name', 'email'], limit: 1_000, cursor: 'next' },
      ],
    );
  });

  it('[PANEL-10] a stream ends at its limit and fails with its call', async () => {
    const { host, crm } = await start();
    host.on('records.list', () => ({ packed: [packed(0, 3)], nextCursor: 'next' }));
    assert.deepEqual(await readAll(crm.records.stream('person', { limit: 3 })), people.slice(0, 3));
    assert.equal(host.calls.length, 1);
    host.on('records.list', () => Promise.reject(new CrosswalkError('offline', 'no network')));
    await assert.rejects(readAll(crm.records.stream('person')), { code: 'offline' });
  });

  it('[PANEL-11] watch gives changes as they come', async () => {
    const { host, crm } = await start();
    const changes = [{ sequence: '1', kind: 'deleted', type: 'person', id: '42', at: '2026-01-01T00:00:00Z' }];
    host.on('records.watch', () => changes);
    assert.deepEqual(await readAll(crm.records.watch({ type: 'person', id: '42' })), changes);
  });

  it('[PANEL-12] batch resolves with one result per operation', async () => {
    const { host, crm } = await start();
    host.on('records.batch', () => ({ results: [people[0], null] }));
    const operations = [
      { kind: 'create', type: 'person', fields: { name: 'Ada' } },
      { kind: 'delete', type: 'person', id: 'p1' },
    ] as const;
    assert.deepEqual(await crm.records.batch(operations), [people[0], null]);
  });
});
