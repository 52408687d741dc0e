import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CrmRecord, LIMITS } from '@crosswalk/model';
import { CrosswalkError, packRecords } from '@crosswalk/protocol';
import fc from 'fast-check';
import { type Crosswalk, init } from './index.ts';
import { FakeHost, welcomeOf } from './host-connection.fake.ts';

/** A host whose people have a number that each update raises; it answers in the order it is asked. */
class CountingHost extends FakeHost {
  readonly #counts = new Map<string, number>();

  constructor(people: readonly string[], offered?: readonly string[]) {
    super(offered && welcomeOf(offered));
    for (const id of people) this.#counts.set(id, 0);
    this.on('records.get', (input) => this.#read(propertyOf(input, 'id')));
    this.on('records.getMany', (input) => {
      const ids = new Set(idsOf(input)).values();
      const records = [...ids].filter((id) => this.#counts.has(id)).map((id) => this.#read(id));
      return { packed: [JSON.parse(packRecords(records, { type: 'person', keys: ['count'], whole: true }))] };
    });
    this.on('records.update', (input) => {
      const id = propertyOf(input, 'id');
      if (this.#counts.has(id)) this.#counts.set(id, (this.#counts.get(id) ?? 0) + 1);
      return this.#read(id);
    });
  }

  #read(id: string): CrmRecord {
    const count = this.#counts.get(id);
    if (count === undefined) throw new CrosswalkError('not_found', 'There is no such record, or it may not be seen.');
    return { type: 'person', id, version: `v${count}`, fields: { count } };
  }
}

const codeOf = (error: unknown): string => (error instanceof CrosswalkError ? error.code : String(error));

function propertyOf(input: unknown, key: string): string {
  return String(new Map(Object.entries(Object(input))).get(key));
}

function idsOf(input: unknown): string[] {
  return JSON.parse(JSON.stringify(input)).ids;
}

async function start(people: readonly string[], offered?: readonly string[]) {
  const host = new CountingHost(people, offered);
  return { host, crm: await init({ connect: host.connect }) };
}

type Step = { kind: 'get' | 'update'; id: string; fields: string[] | undefined };

const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('get', 'get', 'get', 'update'),
    id: fc.constantFrom('a', 'b', 'c', 'nobody'),
    fields: fc.constantFrom(undefined, ['count'], ['count', 'name']),
  }),
  { maxLength: 20 },
);

/** Takes all steps in one task and tells how each ended. */
function takeAll(crm: Crosswalk, all: readonly Step[]): Promise<unknown[]> {
  const take = ({ kind, id, fields }: Step) =>
    kind === 'get'
      ? crm.records.get('person', id, { ...(fields && { fields }) })
      : crm.records.update('person', id, {});
  return Promise.all(all.map((step) => take(step).catch(codeOf)));
}

describe('reads of one task', () => {
  it('[PANEL-22] are one call, and each reader gets their record', async () => {
    const { host, crm } = await start(['a', 'b']);
    const [a, b, again] = await Promise.all(['a', 'b', 'a'].map((id) => crm.records.get('person', id)));
    assert.deepEqual([a?.id, b?.id, again?.id], ['a', 'b', 'a']);
    assert.deepEqual(
      host.calls.map(({ name, input }) => ({ name, input })),
      [{ name: 'records.getMany', input: { type: 'person', ids: ['a', 'b'] } }],
    );
  });

  it('[PANEL-22] end as if each had been asked for alone, in the order of the calls', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const together = await start(['a', 'b', 'c']);
        const alone = await start(['a', 'b', 'c'], ['records.get', 'records.update']);
        assert.deepEqual(await takeAll(together.crm, all), await takeAll(alone.crm, all));
      }),
    );
  });

  it('[PANEL-22] are cut into calls of as many as one may ask for', async () => {
    const people = Array.from({ length: LIMITS.values * 2 + 1 }, (_, index) => `p${index}`);
    const { host, crm } = await start(people);
    const records = await Promise.all(people.map((id) => crm.records.get('person', id)));
    assert.deepEqual(
      records.map(({ id }) => id),
      people,
    );
    assert.deepEqual(
      host.calls.map(({ name }) => name),
      ['records.getMany', 'records.getMany', 'records.get'],
    );
  });

  it('[PANEL-22] fail one by one where one of them may have spoilt it for all', async () => {
    const { host, crm } = await start(['a', 'b']);
    host.on('records.getMany', () => {
      throw new CrosswalkError('too_large', 'A record is longer than a message may be.');
    });
    const outcomes = await takeAll(crm, [
      { kind: 'get', id: 'a', fields: undefined },
      { kind: 'get', id: 'nobody', fields: undefined },
    ]);
    assert.deepEqual(outcomes, [{ type: 'person', id: 'a', version: 'v0', fields: { count: 0 } }, 'not_found']);
  });

  it('[PANEL-22] fail together where asking again would not help', async () => {
    const { host, crm } = await start(['a', 'b']);
    host.on('records.getMany', () => {
      throw new CrosswalkError('permission_denied', 'Not granted.');
    });
    const [first, second] = await Promise.all(['a', 'b'].map((id) => crm.records.get('person', id).catch(codeOf)));
    assert.deepEqual([first, second, host.calls.length], ['permission_denied', 'permission_denied', 1]);
  });

  it('[PANEL-22] with a signal go alone, so that they can be cancelled alone', async () => {
    const { host, crm } = await start(['a', 'b']);
    const { signal } = new AbortController();
    await Promise.all(['a', 'b'].map((id) => crm.records.get('person', id, { signal })));
    assert.deepEqual(
      host.calls.map(({ name }) => name),
      ['records.get', 'records.get'],
    );
  });

  it('[PANEL-22] keep the fields they were asked with, whatever becomes of the list', async () => {
    const { host, crm } = await start(['a', 'b']);
    const fields = ['count'];
    const reads = ['a', 'b'].map((id) => crm.records.get('person', id, { fields }));
    fields.push('salary');
    await Promise.all(reads);
    assert.deepEqual(host.calls[0]?.input, { type: 'person', ids: ['a', 'b'], fields: ['count'] });
  });
});
