import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  decidePair,
  listItems,
  listReviews,
  readItem,
  undoMerge,
  type RunReport,
  type SyncDefinition,
} from '../index.ts';
import { personSync, SyncLab } from '../fixtures/sync-lab.ts';

const identity: SyncDefinition['identity'] = {
  rules: {
    fields: [
      { key: 'name', comparator: 'name' },
      { key: 'city', comparator: 'text' },
      { key: 'email', comparator: 'email' },
    ],
    blocks: [[{ key: 'name', form: 'word' }]],
  },
  sure: 0.95,
  doubtful: 0.2,
};

describe('identity in runs', () => {
  it('[LNK-1] ids prove, in both directions; the same id twice in one system is told', async () => {
    const base = personSync();
    const externalId = { system: 'wechat', account: 'wx1', kind: 'openid' };
    const [a, b] = base.systems;
    const lab = new SyncLab({ ...base, identity: {}, systems: [{ ...a!, externalId }, b!] });
    const inA = lab.system('a').add({ name: 'Follower' }, 'oA1');
    const b1 = lab.system('b').add({ name: 'Person' });
    const get = lab.system('b').changes.bind(lab.system('b'));
    lab.system('b').changes = async (cursor) => {
      const page = await get(cursor);
      const withIds = page.changes.map((change) =>
        change.kind === 'record' && change.record.fields['name'] !== 'x'
          ? { ...change, record: { ...change.record, externalIds: [{ ...externalId, value: 'oA1' }] } }
          : change,
      );
      return { ...page, changes: withIds };
    };
    const report = await lab.run();
    assert.deepEqual([report.linked, lab.system('a').records.size, lab.system('b').records.size], [1, 1, 1]);
    assert.equal((await readItem(lab.parts, { system: 'a', id: inA }))?.members['b']?.id, b1);

    const twice = new SyncLab(personSync());
    twice.system('a').add({ email: 'e@x', name: 'One' });
    twice.system('a').add({ email: 'e@x', name: 'Two' });
    twice.system('b').add({ email: 'e@x' });
    const told = await twice.run();
    assert.equal(told.linked, 0);
    assert.deepEqual([twice.system('a').records.size, twice.system('b').records.size], [2, 1]);
    assert.match(told.troubles[0]?.message ?? '', /Two records in a have an id in common/);
    twice.system('a').edit([...twice.system('a').records.keys()][1] ?? '', { email: 'other@x' });
    assert.equal((await twice.run()).linked, 1);
    assert.deepEqual([twice.system('a').records.size, twice.system('b').records.size], [2, 2]);
  });

  it('[LNK-2, LNK-3] a doubtful pair is asked about once, with reasons, and nothing is created until then', async () => {
    for (const verdict of ['same', 'different'] as const) {
      const lab: SyncLab = new SyncLab(personSync({ identity }));
      lab.system('a').add({ name: 'Wei Zhang', email: 'wei@x.org' });
      lab.system('b').add({ name: '张伟' });
      lab.system('a').add({ name: 'Ada Lovelace', city: 'London', email: 'ada@x.org' });
      lab.system('b').add({ name: 'Lovelace, Ada', city: 'London', email: 'ada@x.org' });
      const report: RunReport = await lab.run();
      assert.deepEqual([report.linked, report.doubtful], [1, 1]);
      assert.deepEqual([lab.system('a').records.size, lab.system('b').records.size], [2, 2]);
      const [review] = await listReviews(lab.parts);
      assert.equal(review!.score.reasons.find(({ field }) => field === 'name')?.agreement, 'same');
      assert.equal(review!.score.reasons.find(({ field }) => field === 'email')?.agreement, 'missing');
      await decidePair(lab.parts, review!.id, verdict);
      assert.equal((await lab.run()).doubtful, 0);
      assert.equal((await lab.run(true)).doubtful, 0);
      assert.deepEqual(await listReviews(lab.parts), []);
      const count = verdict === 'same' ? 2 : 3;
      assert.deepEqual([lab.system('a').records.size, lab.system('b').records.size], [count, count]);
    }
  });

  it('[LNK-4] undoing a merge gives both their own values back, and they are not linked again', async () => {
    const value = fc.option(fc.constantFrom('x', 'y', 'z'), { nil: undefined });
    const values = fc.record({ name: value, city: value, score: fc.option(fc.nat(9).map(String), { nil: undefined }) });
    await fc.assert(
      fc.asyncProperty(values, values, fc.nat(2), async (left, right, runs) => {
        const base = personSync();
        const lab = new SyncLab({ ...base, systems: base.systems.map((system) => ({ ...system, creates: false })) });
        const known = (fields: object) =>
          Object.fromEntries(Object.entries(fields).filter(([, one]) => one !== undefined));
        lab.system('a').add({ email: 'e@x', ...known(left) });
        lab.system('b').add({ email: 'e@x', ...known(right) });
        const before = ['a', 'b'].map((name) => lab.system(name).listed());
        for (let run = 0; run <= runs; run += 1) await lab.run();
        const merged = [...(await listItems(lab.parts, 'synced'))];
        assert.equal(merged.length, 1);
        await undoMerge(lab.parts, merged[0]?.id ?? '');
        await lab.run();
        await lab.run(true);
        assert.deepEqual(
          ['a', 'b'].map((name) => lab.system(name).listed()),
          before,
        );
        assert.equal((await listItems(lab.parts, 'synced')).length, 2);
      }),
      { numRuns: 60 },
    );
  });
});
