import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { type RunningApp, startApp } from '../../test/running-app.ts';
import { sql } from '../database/sql.ts';

interface Received {
  id: string;
  event: string;
  data: {
    id?: string;
    kind?: string;
    record?: { fields: Record<string, unknown> };
    changedFields?: string[];
    end?: string;
  };
}

/** A client of a stream that shows everything it received. */
class StreamClient {
  readonly events: Received[] = [];
  text = '';
  constructor(readonly response: IncomingMessage) {
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      this.text += chunk;
      const blocks = this.text.split('\n\n');
      this.events.splice(0, this.events.length, ...blocks.slice(0, -1).flatMap(parseBlock));
    });
  }

  async until(isEnough: (client: StreamClient) => boolean): Promise<void> {
    while (!isEnough(this)) await once(this.response, 'data');
  }

  close(): void {
    this.response.destroy();
  }
}

function parseBlock(block: string): Received[] {
  const part = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
  const data = part('data');
  return data === undefined
    ? []
    : [{ id: part('id') ?? '', event: part('event') ?? 'message', data: JSON.parse(data) as Received['data'] }];
}

describe('live changes', () => {
  let app: RunningApp;
  before(async () => {
    app = await startApp({
      heartbeatMs: 40,
      identify: (request) => ({ id: request.headers.get('x-user') ?? 'ada', name: 'Ada', roles: [] }),
      rights: ({ id }) => ({
        read: id !== 'guest',
        create: true,
        update: true,
        delete: true,
        ...(id === 'nora' ? { records: { field: 'name', op: 'startsWith' as const, value: 'North' } } : {}),
        ...(id === 'clerk' ? { fields: { salary: 'none' as const } } : {}),
      }),
    });
  });
  after(() => app.close());

  const open = async (path = '/api/changes', headers: Record<string, string> = {}) => {
    const [response] = (await once(get(app.url + path, { headers }), 'response')) as [IncomingMessage];
    const client = new StreamClient(response);
    if (response.statusCode === 200) await client.until(({ events }) => events.length > 0);
    return client;
  };
  const create = async (fields: object) => (await app.call('POST', '/api/records/person', { fields })).body.id;
  const update = (id: string, fields: object) => app.call('PATCH', `/api/records/person/${id}`, { fields });
  const refusal = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(app.url + path, { headers });
    return [response.status, ((await response.json()) as { error: { code: string } }).error.code];
  };

  it('[CHG-2] a stream begins with ready and resumes after the last event without gap or repetition', async () => {
    const first = await open();
    assert.equal(first.events[0]?.event, 'ready');
    const id = await create({ name: 'A' });
    await first.until(({ events }) => events.some((event) => event.data.id === id));
    const last = first.events.at(-1)?.id ?? '';
    first.close();
    for (let salary = 1; salary <= 5; salary += 1) await update(id, { salary });
    const second = await open('/api/changes', { 'last-event-id': last });
    await second.until(({ events }) => events.length >= 6);
    assert.deepEqual(
      second.events.slice(1).map((event) => event.data.record?.fields['salary']),
      [1, 2, 3, 4, 5],
    );
    second.close();
  });

  it('[CHG-1] a change that was rolled back is never seen', async () => {
    const stream = await open('/api/changes?type=person');
    const id = await create({ name: 'B' });
    await app.call('POST', '/api/batch', {
      operations: [
        { kind: 'update', type: 'person', id, fields: { salary: 666 } },
        { kind: 'delete', type: 'person', id: 'nobody' },
      ],
    });
    await update(id, { salary: 7 });
    await stream.until(({ events }) => events.some((event) => event.data.record?.fields['salary'] === 7));
    assert.doesNotMatch(stream.text, /666/);
    const sequences = stream.events.map((event) => Number(event.id));
    assert.deepEqual(
      sequences,
      [...sequences].sort((left, right) => left - right),
    );
    stream.close();
  });

  it('[CHG-3] a silent stream shows that it is alive', async () => {
    const stream = await open();
    await stream.until(({ text }) => text.split(': alive').length > 3);
    stream.close();
  });

  it('[CHG-4] a client that does not read delays only itself, and loses nothing', async () => {
    const slow = await open();
    slow.response.pause();
    const quick = await open();
    const id = await create({ name: 'C' });
    const big = 'x'.repeat(20_000);
    for (let number = 1; number <= 60; number += 1) await update(id, { extra: `${number} ${big}` });
    const isLast = ({ events }: StreamClient) => String(events.at(-1)?.data.record?.fields['extra']).startsWith('60 ');
    await quick.until(isLast);
    slow.response.resume();
    await slow.until(isLast);
    assert.equal(slow.events.filter((event) => event.data.id === id).length, 61);
    slow.close();
    quick.close();
  });

  it('[CHG-4] [CHG-7] a user has at most 50 streams, and one that went away is given back', async () => {
    const streams = await Promise.all(Array.from({ length: 50 }, () => open('/api/changes', { 'x-user': 'many' })));
    assert.deepEqual(await refusal('/api/changes', { 'x-user': 'many' }), [429, 'rate_limited']);
    for (const stream of streams) stream.close();
    for (;;) {
      const again = await open('/api/changes', { 'x-user': 'many' });
      again.close();
      if (again.response.statusCode === 200) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });

  it('[CHG-6] what is no longer kept is told', async () => {
    const id = await create({ name: 'D' });
    await update(id, { salary: 1 });
    await app.database.query(sql`delete from change where sequence < (select max(sequence) from change)`);
    assert.deepEqual(await refusal('/api/changes', { 'last-event-id': '0' }), [409, 'conflict']);
    assert.deepEqual(await refusal('/api/changes', { 'last-event-id': 'soon' }), [400, 'invalid_input']);
  });

  it('[HTTP-7] a stream shows no hidden field and no type the user may not read', async () => {
    const clerk = await open('/api/changes', { 'x-user': 'clerk' });
    assert.deepEqual(await refusal('/api/changes?type=person', { 'x-user': 'guest' }), [403, 'permission_denied']);
    const guest = await open('/api/changes', { 'x-user': 'guest' });
    const id = await create({ name: 'E', salary: 31_337 });
    await update(id, { salary: 31_338 });
    await update(id, { name: 'F' });
    await clerk.until(({ events }) => events.some((event) => event.data.record?.fields['name'] === 'F'));
    assert.doesNotMatch(clerk.text, /salary|3133/);
    assert.deepEqual(
      clerk.events.slice(1).map((event) => event.data.kind),
      ['created', 'updated'],
      'no word of the raise',
    );
    await guest.until(({ text }) => text.split(': alive').length > 2);
    assert.equal(guest.events.length, 1);
    clerk.close();
    guest.close();
  });

  it('[HTTP-12] a stream shows no record out of the user’s reach, not even that it is gone', async () => {
    const nora = await open('/api/changes', { 'x-user': 'nora' });
    const hidden = await create({ name: 'South' });
    await update(hidden, { salary: 1 });
    await app.call('DELETE', `/api/records/person/${hidden}`);
    const shown = await create({ name: 'North' });
    await app.call('DELETE', `/api/records/person/${shown}`);
    await nora.until(({ events }) => events.some((event) => event.data.kind === 'deleted'));
    assert.deepEqual(
      nora.events.slice(1).map((event) => [event.data.kind, event.data.id]),
      [
        ['created', shown],
        ['deleted', shown],
      ],
    );
    assert.doesNotMatch(nora.text, new RegExp(hidden));
    nora.close();
  });
});
