import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  acceptDrift,
  decideDeletions,
  eraseRecord,
  listItems,
  previewSync,
  receiveChanges,
  type SyncTable,
} from '../index.ts';
import { Crash, personSync, SyncLab } from '../fixtures/sync-lab.ts';

const people = (lab: SyncLab, count: number) =>
  Array.from({ length: count }, (_, index) =>
    lab.system('a').add({ email: `person${index}@x`, name: `Name ${index}` }),
  );

describe('deletions', () => {
  it('[DEL-1] ignore, flag and propagate do as they say; a later change revives', async () => {
    for (const mode of ['ignore', 'flag', 'propagate'] as const) {
      const lab = new SyncLab(personSync({ deletions: { do: mode } }));
      const [id = '', other = ''] = people(lab, 2);
      await lab.run();
      lab.system('a').remove(id);
      lab.system('a').remove(other);
      const second = [...lab.system('b').records].find(([, { fields }]) => fields['email'] === 'person1@x')?.[0] ?? '';
      lab.system('b').edit(second, { name: 'changed later' });
      const before = lab.system('b').listed();
      await lab.run();
      await lab.run(true);
      if (mode !== 'propagate') assert.deepEqual(lab.system('b').listed(), before);
      const names = lab
        .system('b')
        .listed()
        .map((fields) => fields['name'])
        .sort();
      assert.deepEqual(names, mode === 'propagate' ? ['changed later'] : ['Name 0', 'changed later']);
      assert.deepEqual(
        lab
          .system('a')
          .listed()
          .map((fields) => fields['name']),
        mode === 'propagate' ? names : [],
      );
    }
  });

  it('[DEL-1] a flag is set on what is left', async () => {
    const base = personSync();
    const mappings = [...(base.systems[0]?.fields ?? []), { field: 'left', from: 'left' }];
    const lab = new SyncLab({
      ...base,
      fields: [...base.fields, { key: 'left', type: 'boolean' }],
      systems: base.systems.map((system) => ({ ...system, fields: mappings })),
      deletions: { do: 'flag', flagField: 'left' },
    });
    const [id = ''] = people(lab, 1);
    await lab.run();
    lab.system('a').remove(id);
    await lab.run();
    assert.deepEqual(
      lab
        .system('b')
        .listed()
        .map((fields) => [fields['name'], fields['left']]),
      [['Name 0', true]],
    );
  });

  it('[DEL-2] many at once wait for a person; everything else goes on', async () => {
    for (const verdict of ['delete', 'keep'] as const) {
      const lab = new SyncLab(personSync({ deletions: { do: 'propagate', few: 2, share: 0.2 } }));
      const ids = people(lab, 8);
      await lab.run();
      for (const id of ids.slice(0, 5)) lab.system('a').remove(id);
      lab.system('a').add({ email: 'new@x' });
      const report = await lab.run();
      assert.deepEqual([report.brakedDeletions, lab.system('b').records.size], [5, 9]);
      assert.equal((await listItems(lab.parts, 'waiting')).length, 5);
      await lab.run();
      assert.equal(lab.system('b').records.size, 9);
      assert.equal(await decideDeletions(lab.parts, verdict), 5);
      await lab.run();
      await lab.run(true);
      assert.equal(lab.system('b').records.size, verdict === 'delete' ? 4 : 9);
      assert.equal(lab.system('a').records.size, 4);
    }
  });

  it('[DEL-3] a record that moved between pages is not taken for deleted', async () => {
    const lab = new SyncLab(personSync());
    const [first = '', second = ''] = people(lab, 6);
    await lab.run();
    const a = lab.system('a');
    const changes = a.changes.bind(a);
    a.changes = async (cursor) => {
      const page = await changes(cursor);
      const kept = page.changes.filter(
        (change) => !(change.kind === 'record' && [first, second].includes(change.record.id)),
      );
      return { ...page, changes: kept };
    };
    await lab.run(true);
    assert.equal(lab.system('b').records.size, 6);
    a.records.delete(second);
    await lab.run(true);
    assert.equal(lab.system('b').records.size, 5);
  });
});

const TABLES: readonly SyncTable[] = ['item', 'review', 'progress', 'tombstone', 'sighting'];

describe('erasing', () => {
  const secrets = { email: 'secret.mail@x', name: 'Secret Name', city: 'Secret City', score: '4711' };

  it('[FGT-1] nothing of the record is left in any system or anywhere in the sync', async () => {
    const commits: string[] = [];
    const lab = new SyncLab(personSync());
    people(lab, 3);
    const id = lab.system('a').add(secrets, 'secret-id');
    await lab.run();
    const commit = lab.store.commit.bind(lab.store);
    lab.store.commit = async (lease, batch) => {
      commits.push(JSON.stringify(batch.put));
      await commit(lease, batch);
    };
    await eraseRecord(lab.parts, { system: 'a', id });
    for (const name of ['a', 'b']) assert.equal(lab.system(name).erased.length, 1);
    const kept = await everythingIn(lab);
    for (const secret of [...Object.values(secrets), 'secret-id']) assert.ok(!kept.includes(secret), secret);
    for (const secret of Object.values(secrets)) assert.ok(!commits.join().includes(secret), 'not even for a moment');
    await lab.run(true);
    assert.equal(lab.system('b').records.size, 3);
  });

  it('[FGT-2] a page from before does not bring it back; who comes anew is there again', async () => {
    const lab = new SyncLab(personSync());
    const id = lab.system('a').add(secrets, 'someone');
    const [old] = await lab.system('a').get([id]);
    await lab.run();
    lab.system('a').leave(id);
    await lab.run();
    assert.equal(lab.system('b').records.size, 0);
    await receiveChanges(lab.parts, 'a', [{ kind: 'record', record: old! }]);
    await lab.run();
    assert.equal(lab.system('b').records.size, 0);
    lab.system('a').add({ ...secrets, name: 'Back' }, 'someone');
    await lab.run();
    assert.deepEqual(
      lab
        .system('b')
        .listed()
        .map((fields) => fields['name']),
      ['Back'],
    );
  });

  it('[FGT-3] cut off at any call, it is finished by the next run', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(16), async (at) => {
        const lab = new SyncLab(personSync());
        const id = lab.system('a').add(secrets, 'someone');
        await lab.run();
        let calls = 0;
        lab.onCall = () => {
          if ((calls += 1) === at) throw new Crash();
        };
        const crashed = await eraseRecord(lab.parts, { system: 'a', id }).then(
          () => false,
          () => true,
        );
        lab.onCall = () => undefined;
        if (crashed) await eraseRecord(lab.parts, { system: 'a', id });
        await lab.run();
        assert.deepEqual([lab.system('a').records.size, lab.system('b').records.size], [0, 0]);
        assert.ok(!(await everythingIn(lab)).includes('Secret'));
      }),
      { numRuns: 17 },
    );
  });
});

async function everythingIn(lab: SyncLab): Promise<string> {
  const states = ['pending', 'synced', 'partly', 'excluded', 'failed', 'waiting'].map((state) => `state:${state}`);
  const rows = await Promise.all(
    TABLES.map((table) => lab.store.find(table, [...states, 'open', 'system:a', 'system:b'])),
  );
  const progress = await lab.store.read('progress', ['a', 'b']);
  return JSON.stringify([rows, progress]);
}

describe('drift and preview', () => {
  it('[DRF-1] a field that changed holds the run until accepted; one that vanished until the mapping is changed', async () => {
    const lab = new SyncLab(personSync());
    people(lab, 2);
    await lab.run();
    const a = lab.system('a');
    a.fields = a.fields.map((field) =>
      field.key === 'city' ? { ...field, type: 'select', options: [{ value: 'x', label: 'X' }] } : field,
    );
    a.add({ email: 'more@x' });
    const held = await lab.run();
    assert.deepEqual(
      [held.state, held.drift.map(({ field, change }) => [field, change])],
      ['held', [['city', 'type']]],
    );
    assert.equal(lab.system('b').records.size, 2, 'nothing was read');
    await acceptDrift(lab.parts, 'a');
    assert.equal((await lab.run()).state, 'done');
    a.fields = a.fields.filter(({ key }) => key !== 'city');
    await acceptDrift(lab.parts, 'a');
    assert.deepEqual(
      (await lab.run()).drift.map(({ change }) => change),
      ['vanished'],
    );
  });

  it('[PRE-1] a preview writes nothing and tells what the run then does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(5), fc.nat(5), fc.boolean(), async (inA, inB, isLater) => {
        const lab = new SyncLab(personSync());
        const ids = people(lab, inA);
        for (let index = 3; index < 3 + inB; index += 1) lab.system('b').add({ email: `person${index}@x`, name: 'B' });
        if (isLater) {
          await lab.run();
          for (const id of ids.slice(1)) lab.system('a').edit(id, { name: 'edited' });
          if (ids[0] !== undefined) lab.system('a').remove(ids[0]);
        }
        const before = await everythingIn(lab);
        const written = lab.system('a').writes.length + lab.system('b').writes.length;
        const preview = await previewSync(lab.parts);
        assert.equal(lab.system('a').writes.length + lab.system('b').writes.length, written);
        assert.equal(await everythingIn(lab), before);
        const { samples, ...told } = preview;
        const { samples: _samples, ...done } = await lab.run();
        assert.deepEqual(told, done);
        const writes = Object.values(done.systems).reduce(
          (sum, one) => sum + one.created + one.updated + one.deleted,
          0,
        );
        assert.equal(samples.length > 0, writes > 0);
      }),
      { numRuns: 40 },
    );
  });
});
