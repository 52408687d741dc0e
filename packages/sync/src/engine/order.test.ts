import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { personSync, SyncLab } from '../fixtures/sync-lab.ts';
import type { SyncDefinition } from '../index.ts';

const rules: NonNullable<SyncDefinition['identity']>['rules'] = {
  fields: [
    { key: 'name', comparator: 'name' },
    { key: 'city', comparator: 'text' },
    { key: 'email', comparator: 'email' },
  ],
  blocks: [[{ key: 'name', form: 'word' }], [{ key: 'city', form: 'whole' }]],
};
const person = fc.record({
  name: fc.constantFrom('Ada Lovelace', 'Ada Lovelac', 'Adam Lovelace', 'Grace Hopper', 'Grace Hoper'),
  city: fc.constantFrom('Bern', 'London', 'Londn'),
  email: fc.constantFrom('ada@x.org', 'adaa@x.org', 'grace@y.org', 'hopper@z.org'),
  score: fc.nat(9).map(String),
});

describe('order', () => {
  it('[SYN-4] records in any order and pages of any size give the same links and records', async () => {
    const world = fc.record({
      a: fc.array(person, { maxLength: 6 }),
      b: fc.array(person, { maxLength: 6 }),
      pageSize: fc.integer({ min: 1, max: 7 }),
      shuffle: fc.infiniteStream(fc.nat()),
    });
    await fc.assert(
      fc.asyncProperty(world, async ({ a, b, pageSize, shuffle }) => {
        const straight = await linkedIn({ a, b, pageSize: 100, order: (changes) => changes });
        const mixed = await linkedIn({ a, b, pageSize, order: (changes) => shuffled(changes, shuffle) });
        assert.deepEqual(mixed, straight);
      }),
      { numRuns: 60 },
    );
  });
});

interface World {
  a: readonly Record<string, string>[];
  b: readonly Record<string, string>[];
  pageSize: number;
  order: <One>(list: readonly One[]) => One[] | readonly One[];
}

async function linkedIn({ a, b, pageSize, order }: World): Promise<unknown> {
  const lab = new SyncLab(personSync({ identity: { rules, sure: 0.9, doubtful: 0.4 } }));
  for (const [name, people] of Object.entries({ a, b })) {
    const system = lab.system(name);
    system.pageSize = pageSize;
    for (const [index, fields] of people.entries()) system.add(fields, `${name}-${index}`);
    // All were made at the same time, in both worlds.
    for (const [id, kept] of system.records) system.records.set(id, { ...kept, updatedAt: '2026-01-01T00:00:00.000Z' });
    const changes = system.changes.bind(system);
    system.changes = async (cursor) => {
      const page = await changes(cursor);
      return { ...page, changes: order(page.changes) };
    };
  }
  const report = await lab.run();
  const contents = ['a', 'b'].map((name) =>
    [...lab.system(name).records].map(([id, { fields }]) => [id.length > 3 ? '' : id, fields]),
  );
  return {
    linked: report.linked,
    doubtful: report.doubtful,
    contents: contents.map((list) => list.map((one) => JSON.stringify(one)).sort()),
  };
}

function shuffled<One>(list: readonly One[], random: Iterable<number>): One[] {
  const numbers = random[Symbol.iterator]();
  return list
    .map((one) => ({ one, place: Number(numbers.next().value) }))
    .sort((left, right) => left.place - right.place)
    .map(({ one }) => one);
}
