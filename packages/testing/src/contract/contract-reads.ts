import { getRecords } from '@crosswalk/model';
import { type ContractWorld, newLot } from './contract-subject.ts';
import { expectEqual, expectRejection, expectTrue } from './expect.ts';

const HARD_TEXTS = [
  'Ann',
  'X',
  '张伟明',
  'محمد عبد الله',
  '😀 Zoë 👩‍👩‍👧',
  "O'Neil",
  '<b>bold</b>',
  `Robert'); DROP TABLE record;--`,
  '%_\\',
  'a'.repeat(80),
  '\u200f\u202e',
  '\t\r\n',
  'null',
  '__proto__',
];

/** Rules about reading one record and about what is known of its type. */
export function describeReads(world: ContractWorld): void {
  const { it, people } = world;

  it('[SRC-1] a new record comes back with an id, a version and every described field', async () => {
    const [ann] = await people(newLot(), [{ name: 'Ann', score: 3 }]);
    const read = await world.source.get('person', ann?.id ?? '');
    expectEqual(read, ann, 'the record read again');
    expectTrue(read.id !== '' && read.version !== '', 'an id and a version');
    expectEqual([read.fields['name'], read.fields['score'], read.fields['birthday']], ['Ann', 3, null]);
    const description = await world.source.describe('person');
    expectEqual(Object.keys(read.fields).sort(), description.fields.map((field) => field.key).sort(), 'the fields');
  });

  it('[SRC-2] values of every type and hard texts come back as they were written', async () => {
    const values = {
      email: 'ada@example.com',
      phone: '+44 20 7946 0958',
      score: -7,
      balance: { amount: '90071992547409930.10', currency: 'JPY' },
      active: false,
      birthday: '2024-02-29',
      seenAt: '2026-11-22T13:17:00.123Z',
      tags: ['press', 'vip'],
      about: 'Line one\nLine two',
      extra: { a: [1, { b: null }], c: 0.1 },
    };
    const [whole] = await people(newLot(), [values]);
    for (const [key, value] of Object.entries(values)) expectEqual(whole?.fields[key], value, key);
    const lot = newLot();
    const written = await people(
      lot,
      HARD_TEXTS.map((name) => ({ name })),
    );
    for (const [index, record] of written.entries()) {
      const read = await world.source.get('person', record.id);
      expectEqual(read.fields['name'], HARD_TEXTS[index], 'a hard text');
    }
  });

  it('[SRC-3] only the fields asked for come back', async () => {
    const [ann] = await people(newLot(), [{ score: 1 }]);
    const read = await world.source.get('person', ann?.id ?? '', { fields: ['score', 'email'] });
    expectEqual(read.fields, { score: 1, email: null });
  });

  it('[SRC-27] several records come in the order of their ids, without those that are not there', async () => {
    const everybody = await people(newLot(), [{ score: 1 }, { score: 2 }, { score: 3 }]);
    const ids = everybody.map((record) => record.id).reverse();
    const { source } = world;
    const read = await getRecords(source, 'person', ['nobody', ...ids], { fields: ['score'] });
    expectEqual(
      [read.map((record) => record.id), read.map((record) => record.fields)],
      [ids, [{ score: 3 }, { score: 2 }, { score: 1 }]],
    );
    await expectRejection(getRecords(source, 'starship', ids), world.unknown('not_found'));
    if (source.capabilities.getMany !== true || source.getMany === undefined) return;
    expectEqual(await source.getMany('person', ids), [...everybody].reverse(), 'whole records');
    const tooMany = Array.from({ length: 201 }, (_, index) => `id-${index}`);
    const refused = await expectRejection(source.getMany('person', tooMany), 'invalid_input');
    expectEqual(refused.details.faults?.[0]?.path, 'ids');
    await expectRejection(source.getMany('person', ids, { fields: ['shoeSize'] }), world.unknown('invalid_input'));
    await expectRejection(source.getMany('person', ids, { signal: AbortSignal.abort() }), 'cancelled');
  });

  it('[SRC-4] unknown records and types are not_found, unknown fields invalid_input', async () => {
    for (const id of ['nobody', "x' OR 1=1", '../person', '%', 'ñ😀', '..'])
      await expectRejection(world.source.get('person', id), 'not_found');
    await expectRejection(world.source.get('starship', '1'), world.unknown('not_found'));
    await expectRejection(world.source.describe('starship'), world.unknown('not_found'));
    await expectRejection(world.source.list('starship'), world.unknown('not_found'));
    const [ann] = await people(newLot(), [{}]);
    const unknownField = world.source.get('person', ann?.id ?? '', { fields: ['shoeSize'] });
    await expectRejection(unknownField, world.unknown('invalid_input'));
  });

  it('[SRC-5] what a caller does to a result changes nothing in the source', async () => {
    const [ann] = await people(newLot(), [{ tags: ['vip'] }]);
    const first = await world.source.get('person', ann?.id ?? '');
    Object.assign(first.fields, { name: 'changed', tags: [] });
    expectEqual((await world.source.get('person', first.id)).fields['tags'], ['vip']);
  });

  it('[SRC-6] the rights of the user are told', async () => {
    const rights = await world.source.rights('person');
    expectEqual([rights.read, rights.create, rights.update, rights.delete], [true, true, true, true]);
  });

  it('[SRC-7] a stopped call rejects with cancelled', async () => {
    await expectRejection(world.source.list('person', {}, { signal: AbortSignal.abort() }), 'cancelled');
    const controller = new AbortController();
    const call = world.source.list('person', { limit: 1 }, { signal: controller.signal });
    controller.abort();
    await expectRejection(call, 'cancelled');
    const [ann] = await people(newLot(), [{}]);
    await expectRejection(
      world.source.update('person', ann?.id ?? '', { score: 9 }, { signal: AbortSignal.abort() }),
      'cancelled',
    );
    expectEqual(
      (await world.source.get('person', ann?.id ?? '')).version,
      ann?.version,
      'the version after a stopped update',
    );
  });
}
