import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { FieldDescription, FieldValue } from '@crosswalk/model';
import { isSameValue } from '../data/same-value.ts';
import { draftOf, isEditable, valueOf } from './field-draft.ts';

const field = (type: FieldDescription['type'], more: Partial<FieldDescription> = {}): FieldDescription => ({
  key: 'x',
  label: 'X',
  type,
  ...more,
});

const VALUES: readonly (readonly [FieldDescription['type'], readonly FieldValue[]])[] = [
  ['text', ['Buyer', '<b>', null]],
  ['longText', ['one\ntwo', null]],
  ['boolean', [true, false, null]],
  ['integer', [0, -12, 37, null]],
  ['decimal', ['12.50', '-0.001', null]],
  ['money', [{ amount: '12.50', currency: 'EUR' }, null]],
  ['date', ['2026-03-01', '0000-01-01', null]],
  ['email', ['a@b.example', null]],
  ['phone', ['+44 20 7946 0001', null]],
  ['url', ['https://example.com/a', null]],
  ['address', [{ street: '1 Quay', city: 'Lisbon' }, null]],
  ['select', ['won', null]],
  ['multiSelect', [['won'], null]],
  ['ref', [{ type: 'person', id: 'a/b c' }, null]],
  [
    'refs',
    [
      [
        { type: 'person', id: '1' },
        { type: 'company', id: '2' },
      ],
      null,
    ],
  ],
];
const options = [{ value: 'won', label: 'Won' }];

describe('field drafts', () => {
  it('[WID-16] give back the value they were made of', () => {
    for (const [type, values] of VALUES) {
      for (const value of values) {
        const described = field(type, type === 'select' || type === 'multiSelect' ? { options } : {});
        assert.ok(isEditable(described));
        const result = valueOf(described, draftOf(described, value));
        assert.ok('value' in result, `${type} ${JSON.stringify(value)}`);
        assert.ok(
          isSameValue(result.value, value),
          `${type} ${JSON.stringify(value)} became ${JSON.stringify(result.value)}`,
        );
      }
    }
  });

  it('[WID-13] say what was expected instead of making a wrong value', () => {
    for (const [type, text] of [
      ['email', 'nobody'],
      ['integer', 'many'],
      ['date', '2026-02-30'],
      ['url', 'javascript:alert(1)'],
      ['decimal', '1,5,'],
    ] as const) {
      assert.ok('expected' in valueOf(field(type), { value: text }), type);
    }
    assert.ok('expected' in valueOf(field('text', { required: true }), { value: '  ' }));
    assert.ok('expected' in valueOf(field('money'), { amount: 'much', currency: 'EUR' }));
  });

  it('[WID-13] read amounts the way people write them', () => {
    assert.deepEqual(valueOf(field('money'), { amount: ' 12,500.50 ', currency: 'eur' }), {
      value: { amount: '12500.50', currency: 'EUR' },
    });
  });

  it('[WID-20] begin with any value, also one of the wrong shape', () => {
    fc.assert(
      fc.property(fc.constantFrom(...VALUES.map(([type]) => type)), fc.jsonValue(), (type, value) => {
        for (const text of Object.values(draftOf(field(type), value as FieldValue)))
          assert.equal(typeof text, 'string');
      }),
    );
  });
});
