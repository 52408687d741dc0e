import { type ContractWorld, newLot, ofLot } from './contract-subject.ts';
import { expectEqual, expectRejection, expectTrue } from './expect.ts';

/** Rules about creating, changing and deleting. */
export function describeWrites(world: ContractWorld): void {
  const { it, people } = world;
  const onePerson = async (fields = {}) => {
    const [person] = await people(newLot(), [fields]);
    if (person === undefined) throw new Error('no person was created');
    return person;
  };

  it('[SRC-8] an update changes what it names, empties with null, and gives a new version', async () => {
    const ann = await onePerson({ score: 1, email: 'a@b.co' });
    const changed = await world.source.update('person', ann.id, { score: 2, email: null }, { ifVersion: ann.version });
    expectEqual(
      [changed.fields['score'], changed.fields['email'], changed.fields['name']],
      [2, null, ann.fields['name'] ?? null],
    );
    expectTrue(changed.version !== ann.version, 'another version');
    expectEqual(await world.source.get('person', ann.id), changed, 'the record read again');
  });

  it('[SRC-9] a stale version is a conflict that tells the current one and writes nothing', async () => {
    const ann = await onePerson({ score: 1 });
    const { version } = await world.source.update('person', ann.id, { score: 2 });
    const stale = { ifVersion: ann.version };
    const refused = await expectRejection(world.source.update('person', ann.id, { score: 3 }, stale), 'conflict');
    expectEqual(refused.details.currentVersion, version, 'the version told');
    await expectRejection(world.source.delete('person', ann.id, stale), 'conflict');
    expectEqual((await world.source.get('person', ann.id)).fields['score'], 2);
  });

  it('[SRC-10] of writers with the same version at the same time exactly one wins', async () => {
    if (world.source.capabilities.optimisticConcurrency !== true) return world.notOffered('SRC-10');
    const ann = await onePerson({ score: 0 });
    const writes = [1, 2, 3, 4, 5].map((score) =>
      world.source.update('person', ann.id, { score }, { ifVersion: ann.version }),
    );
    const outcomes = await Promise.allSettled(writes);
    expectEqual(outcomes.filter((outcome) => outcome.status === 'fulfilled').length, 1, 'winners');
  });

  it('[SRC-11] a write that repeats what is there makes no new version', async () => {
    const ann = await onePerson({ tags: ['vip'], balance: { amount: '1.50', currency: 'EUR' } });
    const same = await world.source.update('person', ann.id, {
      balance: { currency: 'EUR', amount: '1.50' },
      tags: ['vip'],
    });
    expectEqual(same.version, ann.version, 'the version');
  });

  it('[SRC-12] wrong values are refused with every fault and its place, and nothing is written', async () => {
    const ann = await onePerson({ score: 1 });
    const wrong = {
      score: 1.5,
      birthday: '2026-02-30',
      email: 'nobody',
      tags: ['king'],
      company: { type: 'person', id: '1' },
      serial: 'x',
      ...(world.unknown('invalid_input') === 'invalid_input' ? { shoeSize: 44 } : {}),
    };
    await expectRejection(world.source.update('person', ann.id, { shoeSize: 44 }), world.unknown('invalid_input'));
    const refused = await expectRejection(
      world.source.update('person', ann.id, { ...wrong, about: 'kept out' }),
      'invalid_input',
    );
    expectEqual(
      refused.details.faults?.map((fault) => fault.path).sort(),
      Object.keys(wrong)
        .map((key) => `fields.${key}`)
        .sort(),
      'the places',
    );
    expectEqual(await world.source.get('person', ann.id), ann, 'the record afterwards');
    const missing = await expectRejection(world.source.create('person', { score: 1 }), 'invalid_input');
    expectEqual(missing.details.faults?.[0]?.path, 'fields.name');
  });

  it('[SRC-13] a deleted record is gone everywhere', async () => {
    const lot = newLot();
    const [ann] = await people(lot, [{ name: 'Gone Girl' }]);
    await world.source.delete('person', ann?.id ?? '', ann === undefined ? {} : { ifVersion: ann.version });
    await expectRejection(world.source.get('person', ann?.id ?? ''), 'not_found');
    await expectRejection(world.source.update('person', ann?.id ?? '', { score: 1 }), 'not_found');
    await expectRejection(world.source.delete('person', ann?.id ?? ''), 'not_found');
    expectEqual((await world.source.list('person', { filter: ofLot(lot) })).records, []);
    expectEqual((await world.source.search('person', 'gone girl', { filter: ofLot(lot) })).records, []);
  });

  it('[SRC-14] a batch takes effect as a whole, in order', async () => {
    if (world.source.capabilities.batchesOneKind === true) return batchesOfOneKind(world);
    const lot = newLot();
    const [ann, bob] = await people(lot, [{ score: 1 }, { score: 1 }]);
    const results = await world.source.batch([
      { kind: 'create', type: 'person', fields: { name: 'New', lot } },
      { kind: 'update', type: 'person', id: ann?.id ?? '', fields: { score: 2 } },
      { kind: 'update', type: 'person', id: ann?.id ?? '', fields: { score: 3 } },
      { kind: 'delete', type: 'person', id: bob?.id ?? '' },
    ]);
    expectEqual(
      results.map((record) => record?.fields['score'] ?? null),
      [null, 2, 3, null],
    );
    expectEqual(results[3], null, 'the result of a deletion');
    expectEqual((await world.source.list('person', { filter: ofLot(lot) })).total, 2);
  });

  it('[SRC-15] one fault in a batch undoes all of it and is told with its place', async () => {
    const lot = newLot();
    const [ann] = await people(lot, [{ score: 1 }]);
    const good = { kind: 'update', type: 'person', id: ann?.id ?? '', fields: { score: 2 } } as const;
    const failed = await expectRejection(
      world.source.batch([good, { kind: 'create', type: 'person', fields: { name: 5 } }]),
      'invalid_input',
    );
    expectEqual(failed.details.faults?.[0]?.path, 'operations[1].fields.name');
    const nobody = { type: 'person', id: 'nobody' };
    const missing =
      world.source.capabilities.batchesOneKind === true
        ? ({ ...nobody, kind: 'update', fields: { score: 3 } } as const)
        : ({ ...nobody, kind: 'delete' } as const);
    await expectRejection(world.source.batch([good, missing]), 'not_found');
    await expectRejection(world.source.batch([good, { ...good, ifVersion: 'stale' }]), 'conflict');
    expectEqual(await world.source.get('person', ann?.id ?? ''), ann, 'the record afterwards');
  });
}

/** SRC-14 for a source whose transactions hold one kind of write each: such a batch is whole, any other is refused before it begins. */
async function batchesOfOneKind({ source, people }: ContractWorld): Promise<void> {
  const lot = newLot();
  const [ann, bob] = await people(lot, [{ score: 1 }, { score: 1 }]);
  const [annId, bobId] = [ann?.id ?? '', bob?.id ?? ''];
  const update = (id: string, score: number) => ({ kind: 'update', type: 'person', id, fields: { score } }) as const;
  const results = await source.batch([update(annId, 2), update(bobId, 5), update(annId, 3)]);
  expectEqual(
    results.map((record) => record?.fields['score'] ?? null),
    [2, 5, 3],
  );
  const fresh = { kind: 'create', type: 'person', fields: { name: 'New', lot } } as const;
  expectEqual(
    (await source.batch([fresh, fresh])).map((record) => record?.fields['name']),
    ['New', 'New'],
  );
  const gone = [annId, bobId].map((id) => ({ kind: 'delete', type: 'person', id }) as const);
  await expectRejection(source.batch([fresh, update(annId, 9)]), 'unsupported');
  await expectRejection(
    source.batch([update(annId, 9), { ...fresh, type: 'company', fields: { name: lot } }]),
    'unsupported',
  );
  expectEqual(await source.batch(gone), [null, null], 'the results of deletions');
  expectEqual((await source.list('person', { filter: ofLot(lot) })).records.length, 2, 'those who are left');
}
