import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { exactMean } from '../rules/exact-mean.ts';
import { resolveField, type Say } from '../rules/resolve.ts';
import { chooseValue, listItems, readItem, type ConflictRule, type SyncField } from '../index.ts';
import { personSync, SyncLab } from '../fixtures/sync-lab.ts';

const at = (second: number): string => `2026-01-01T00:00:${String(second).padStart(2, '0')}.000Z`;
const says = (...list: [string, Say['value'], string][]): Say[] =>
  list.map(([system, value, time]) => ({ system, value, at: time }));
const winner = (rule: ConflictRule, list: Say[], type: SyncField['type'] = 'decimal') => {
  const found = resolveField({ key: 'f', type, rule }, list);
  return found.kind === 'value' ? found.value : found.kind;
};

describe('rules', () => {
  it('[RUL-1] each rule chooses as it says', () => {
    const three = says(['a', '10', at(1)], ['b', null, at(3)], ['c', '9', at(2)]);
    assert.equal(winner({ kind: 'newest' }, three), null);
    assert.equal(winner({ kind: 'nonEmpty' }, three), '9');
    assert.equal(winner({ kind: 'min' }, three), '9');
    assert.equal(winner({ kind: 'max' }, three), '10');
    assert.equal(winner({ kind: 'priority', systems: ['c', 'a'] }, three), '9');
    assert.equal(winner({ kind: 'newest' }, says(['a', 'x', at(1)], ['b', null, ''])), 'x', 'never had is not emptied');
    assert.equal(winner({ kind: 'newest' }, says(['a', null, ''])), 'nothing');
    assert.equal(
      winner({ kind: 'max' }, says(['a', '2026-01-02', at(1)], ['b', '2026-02-01', at(1)]), 'date'),
      '2026-02-01',
    );
  });

  it('[RUL-2] the mean is exact and rounded half to even', () => {
    assert.equal(exactMean(['10', '20', '20'], 2), '16.67');
    assert.equal(exactMean(['0.1', '0.2'], 2), '0.15');
    assert.equal(exactMean(['1', '2'], 0), '2');
    assert.equal(exactMean(['2', '3'], 0), '2');
    assert.equal(exactMean(['-1', '-2'], 0), '-2');
    assert.equal(exactMean(['99999999999999999999.01', '99999999999999999999.03'], 2), '99999999999999999999.02');
    assert.equal(exactMean(['x'], 2), undefined);
    assert.equal(winner({ kind: 'mean' }, says(['a', 1, at(1)], ['b', 4, at(1)]), 'integer'), 2);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 9 }), (cents) => {
        const decimals = cents.map((cent) => (cent / 100).toFixed(2));
        const sum = cents.reduce((total, cent) => total + BigInt(cent), 0n);
        const mean = BigInt(
          String(exactMean(decimals, 6)).replace(
            /^(-?)(\d+)(?:\.(\d+))?$/,
            (_, sign, whole, rest = '') => `${sign}${whole}${rest.padEnd(6, '0')}`,
          ),
        );
        const off = mean * BigInt(cents.length) - sum * 10_000n;
        assert.ok((off < 0n ? -off : off) * 2n <= BigInt(cents.length));
      }),
    );
  });

  it('[RUL-2] a mean written back stays, whatever the number of runs and of sources', async () => {
    const value = fc.integer({ min: 0, max: 99 }).map(String);
    await fc.assert(
      fc.asyncProperty(value, value, value, fc.nat(3), async (one, two, three, runs) => {
        const base = personSync();
        const [a] = base.systems;
        const lab = new SyncLab({ ...base, systems: ['a', 'b', 'c'].map((name) => ({ ...a!, name })) });
        const ids = Object.entries({ a: one, b: two, c: three }).map(([name, score]) =>
          lab.system(name).add({ email: 'e@x', score }),
        );
        for (let run = 0; run <= runs; run += 1) await lab.run(run % 2 === 1);
        const expected = exactMean([one, two, three], 3);
        for (const name of ['a', 'b', 'c']) assert.equal(lab.system(name).listed()[0]?.['score'], expected);
        lab.system('a').edit(ids[0] ?? '', { score: '1000' });
        await lab.run();
        for (const name of ['a', 'b', 'c'])
          assert.equal(lab.system(name).listed()[0]?.['score'], exactMean(['1000', two, three], 3));
      }),
      { numRuns: 40 },
    );
  });

  it('[RUL-3] manual: nothing is written until a person chose, and a later change counts again', async () => {
    const base = personSync();
    const fields = base.fields.map((field): SyncField =>
      field.key === 'name' ? { ...field, rule: { kind: 'manual' } } : field,
    );
    const lab = new SyncLab({ ...base, fields });
    const inA = lab.system('a').add({ email: 'e@x', name: 'A' });
    const inB = lab.system('b').add({ email: 'e@x', name: 'B' });
    const names = () =>
      [lab.system('a').records.get(inA), lab.system('b').records.get(inB)].map((one) => one?.fields['name']);
    await lab.run();
    const [waiting] = await listItems(lab.parts, 'waiting');
    assert.deepEqual(waiting?.open, ['name']);
    assert.deepEqual(names(), ['A', 'B']);
    await chooseValue(lab.parts, waiting.id, 'name', 'C');
    await lab.run();
    assert.deepEqual(names(), ['C', 'C']);
    lab.system('b').edit(inB, { name: 'D' });
    await lab.run();
    assert.deepEqual(names(), ['D', 'D'], 'one new value goes everywhere');
    lab.system('a').edit(inA, { name: 'E' });
    lab.system('b').edit(inB, { name: 'F' });
    await lab.run();
    assert.deepEqual(names(), ['E', 'F']);
    await assert.rejects(chooseValue(lab.parts, waiting.id, 'name', 7), /name should be text/);
  });

  it('[RUL-4] amounts in different currencies are left to a person', () => {
    const list = says(['a', { amount: '1', currency: 'EUR' }, at(1)], ['b', { amount: '2', currency: 'CNY' }, at(1)]);
    for (const kind of ['mean', 'min', 'max'] as const) assert.equal(winner({ kind }, list, 'money'), 'open');
    const same = says(
      ['a', { amount: '1.00', currency: 'EUR' }, at(1)],
      ['b', { amount: '2', currency: 'EUR' }, at(1)],
    );
    assert.deepEqual(winner({ kind: 'mean' }, same, 'money'), { amount: '1.5', currency: 'EUR' });
  });

  it('[RUL-5] a clock that jumps does not decide', async () => {
    const lab = new SyncLab(personSync());
    const inA = lab.system('a').add({ email: 'e@x', name: 'first' });
    await lab.run();
    const [inB = ''] = lab.system('b').records.keys();
    const a = lab.system('a');
    lab.system('b').edit(inB, { name: 'from B' });
    await lab.run();
    a.edit(inA, { name: 'after seeing B' });
    const kept = a.records.get(inA)!;
    // The clock of A was set back a minute, but it does not hide the change: times within one system still go up.
    a.changes = async () => ({
      changes: [{ kind: 'record', record: { id: inA, fields: kept.fields, version: kept.version } }],
      cursor: '99',
      more: false,
    });
    await lab.run();
    assert.equal(lab.system('b').records.get(inB)?.fields['name'], 'after seeing B');
    const future = says(['a', 'x', at(5)], ['b', 'y', at(6)]);
    assert.equal(winner({ kind: 'newest' }, future, 'text'), 'y');
    const item = await readItem(lab.parts, { system: 'a', id: inA });
    assert.ok(Object.values(item?.members['a']?.held ?? {}).every((held) => held.at <= lab.tick()));
  });

  it('[RUL-6] provenance: from which systems, since when, by which rule', async () => {
    const lab = new SyncLab(personSync());
    const id = lab.system('a').add({ email: 'e@x', name: 'A', score: '1' });
    lab.system('b').add({ email: 'e@x', name: 'B', score: '2' });
    await lab.run();
    const item = await readItem(lab.parts, { system: 'a', id });
    const from = Object.fromEntries(
      Object.entries(item?.provenance ?? {}).map(([key, one]) => [key, [one.from, one.rule]]),
    );
    assert.deepEqual(from['name'], [['b'], 'newest']);
    assert.deepEqual(from['score'], [['a', 'b'], 'mean']);
  });
});
