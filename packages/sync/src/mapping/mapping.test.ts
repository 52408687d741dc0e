import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  listItems,
  readItem,
  readMapped,
  writeMapped,
  Transform,
  type SyncField,
  type SyncParticipant,
} from '../index.ts';
import { transform } from './transforms.ts';
import { personSync, SyncLab } from '../fixtures/sync-lab.ts';

const faultsOf = (type: SyncField['type'], value: unknown, read: Transform[] = [], more: Partial<SyncField> = {}) => {
  const system: SyncParticipant = { name: 's', role: 'source', fields: [{ field: 'f', from: 'x', read }] };
  const definition = personSync({ fields: [{ key: 'f', type, ...more }], systems: [system] });
  const { fields, faults } = readMapped(definition, system, { x: value as never });
  return faults.length > 0 ? faults.map(({ kind }) => kind).join() : fields['f'];
};

describe('mapping', () => {
  it('[MAP-1] type, format and value are told apart', () => {
    const cases: [SyncField['type'], unknown, Transform[], unknown][] = [
      ['text', 5, [], 'type'],
      ['email', 'not an address', [], 'format'],
      ['email', 7, [], 'type'],
      ['date', '13.02.2026', [], 'format'],
      ['date', '2026-02-30', [], 'value'],
      ['date', '30.02.2026', [{ do: 'date', order: 'dmy' }], 'value'],
      ['date', '1.2.26', [{ do: 'date', order: 'dmy' }], 'format'],
      ['date', '3/4/2026', [{ do: 'date', order: 'mdy' }], '2026-03-04'],
      ['date', '20260304', [{ do: 'date', order: 'ymd' }], '2026-03-04'],
      ['decimal', '1.250,50', [{ do: 'decimal', comma: true }], '1250.5'],
      ['decimal', 'a lot', [{ do: 'decimal' }], 'format'],
      ['decimal', true, [{ do: 'decimal' }], 'type'],
      ['integer', '007', [{ do: 'integer' }], 7],
      ['integer', 1.5, [], 'value'],
      ['text', 9_007_199_254_740_993, [{ do: 'text' }], 'value'],
      ['datetime', 1_715_000_000, [{ do: 'instant', unit: 'seconds' }], '2024-05-06T12:53:20.000Z'],
      ['datetime', -5, [{ do: 'instant', unit: 'seconds' }], 'value'],
      ['phone', '020 7946 0958', [{ do: 'phone', country: 'GB' }], '+442079460958'],
      ['phone', '138 0013 8000', [{ do: 'phone', country: 'CN' }], '+8613800138000'],
      ['phone', 'call me', [{ do: 'phone', country: 'GB' }], 'format'],
      ['phone', '12', [{ do: 'phone', country: 'GB' }], 'value'],
      ['boolean', 'Ja', [{ do: 'boolean', yes: ['ja'], no: ['nein'] }], true],
      ['boolean', 'maybe', [{ do: 'boolean', yes: ['ja'], no: ['nein'] }], 'value'],
      ['text', 'ADD_SCENE_QR_CODE', [{ do: 'lookup', values: [['ADD_SCENE_QR_CODE', 'QR code']] }], 'QR code'],
      ['text', 'NEW', [{ do: 'lookup', values: [['OLD', 'x']] }], 'value'],
      ['money', '12.50', [{ do: 'money', currency: 'EUR' }], { amount: '12.5', currency: 'EUR' }],
      ['text', ' a \u0000\n b ', [{ do: 'collapse' }], 'a b'],
    ];
    for (const [type, value, steps, expected] of cases)
      assert.deepEqual(faultsOf(type, value, steps), expected, `${type} ${JSON.stringify(value)}`);
    const options = [{ value: 'gold', label: 'Gold' }];
    assert.equal(faultsOf('select', 'silver', [], { options }), 'value');
  });

  it('[MAP-1] a fault tells what was found without telling the value', () => {
    const system: SyncParticipant = { name: 's', role: 'source', fields: [{ field: 'f', from: 'x' }] };
    const definition = personSync({ fields: [{ key: 'f', type: 'email' }], systems: [system] });
    const [fault] = readMapped(definition, system, { x: 'my secret' }).faults;
    assert.equal(fault?.found, 'text of 9 characters');
    assert.ok(!JSON.stringify(fault).includes('secret'));
  });

  it('[MAP-2] a faulty value excludes its field and what was known stays; or the record where so defined', async () => {
    for (const faultsExclude of ['field', 'record'] as const) {
      const base = personSync({ faultsExclude });
      const lab = new SyncLab({
        ...base,
        fields: base.fields.map((field): SyncField => (field.key === 'score' ? field : field)),
      });
      const id = lab.system('a').add({ email: 'e@x', name: 'Ada', score: '5' });
      await lab.run();
      lab.system('a').edit(id, { name: 'Ada L', score: 'five' });
      await lab.run();
      const item = await readItem(lab.parts, { system: 'a', id });
      assert.deepEqual(
        item?.troubles.map(({ code, field }) => [code, field]),
        [['format', 'score']],
      );
      assert.equal(item.state, faultsExclude === 'field' ? 'partly' : 'excluded');
      const [copy] = lab.system('b').listed();
      assert.deepEqual([copy?.['name'], copy?.['score']], [faultsExclude === 'field' ? 'Ada L' : 'Ada', '5']);
    }
  });

  it('[MAP-3] no value makes a step throw; empty stays empty', () => {
    const steps: Transform[] = [
      ...(
        [
          'trim',
          'collapse',
          'lowerCase',
          'upperCase',
          'text',
          'decimal',
          'integer',
          'amount',
          'name',
          'fullName',
        ] as const
      ).map((name) => ({ do: name })),
      { do: 'boolean', yes: ['y'], no: ['n'] },
      { do: 'money', currency: 'EUR' },
      { do: 'date', order: 'dmy' },
      { do: 'instant', unit: 'seconds' },
      { do: 'epoch', unit: 'milliseconds' },
      { do: 'phone', country: 'XX' },
      { do: 'lookup', values: [] },
      { do: 'split', by: ';' },
      { do: 'join', by: ';' },
    ];
    for (const step of steps) {
      assert.ok(Transform.safeParse(step).success, step.do);
      assert.deepEqual(transform(step, null), { value: null });
      fc.assert(
        fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
          const done = transform(step, value as never);
          assert.ok('value' in done || done.expected !== '');
        }),
        { numRuns: 100 },
      );
    }
  });

  it('[MAP-3] parts are read from and written into one field', () => {
    const system: SyncParticipant = {
      name: 's',
      role: 'both',
      fields: [
        { field: 'given', from: 'name.given' },
        { field: 'family', from: 'name.family' },
      ],
    };
    const definition = personSync({
      fields: [
        { key: 'given', type: 'text' },
        { key: 'family', type: 'text' },
      ],
      systems: [system],
    });
    assert.deepEqual(readMapped(definition, system, { name: { given: 'Ada' } }).fields, { given: 'Ada', family: null });
    assert.deepEqual(writeMapped(system, { given: 'Ada', family: 'L' }).fields, {
      name: { given: 'Ada', family: 'L' },
    });
  });

  it('[MAP-4] a record without a required field is excluded with the reason, and taken in once it has it', async () => {
    const base = personSync();
    const fields = base.fields.map((field): SyncField => (field.key === 'name' ? { ...field, required: true } : field));
    const lab = new SyncLab({ ...base, fields });
    const id = lab.system('a').add({ email: 'e@x' });
    const report = await lab.run();
    assert.deepEqual([report.items.excluded, lab.system('b').records.size], [1, 0]);
    assert.match(
      (await listItems(lab.parts, 'excluded'))[0]?.troubles[0]?.message ?? '',
      /name, which every record needs/,
    );
    lab.system('a').edit(id, { name: 'Ada' });
    await lab.run();
    assert.equal(lab.system('b').records.size, 1);
  });
});
