import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  compareRecords,
  type Filter,
  filterFields,
  matchesFilter,
  type ObjectDescription,
  type RecordFields,
} from './index.ts';

const DEAL: ObjectDescription = {
  type: 'deal',
  label: 'Deal',
  pluralLabel: 'Deals',
  titleField: 'title',
  fields: [
    { key: 'title', type: 'text', label: 'Title' },
    { key: 'amount', type: 'money', label: 'Amount' },
    { key: 'seats', type: 'integer', label: 'Seats' },
    { key: 'won', type: 'boolean', label: 'Won' },
    { key: 'closesAt', type: 'datetime', label: 'Closes' },
    { key: 'effort', type: 'duration', label: 'Effort' },
    { key: 'tags', type: 'multiSelect', label: 'Tags' },
    { key: 'emails', type: 'email', label: 'E-mails', multiple: true },
    { key: 'company', type: 'ref', label: 'Company' },
    { key: 'contact', type: 'personName', label: 'Contact' },
    { key: 'place', type: 'address', label: 'Place' },
    { key: 'extra', type: 'json', label: 'Extra' },
  ],
};

const passes = (filter: Filter, fields: RecordFields) => matchesFilter(DEAL, filter, { fields });
const euros = (amount: string) => ({ amount: { amount, currency: 'EUR' } });

describe('filters', () => {
  it('[FLT-1] absent, null, "", [] and values without content are empty', () => {
    const isEmpty = (field: string): Filter => ({ field, op: 'empty', value: true });
    for (const fields of [{}, { title: null }, { title: '' }]) assert.ok(passes(isEmpty('title'), fields));
    assert.ok(passes(isEmpty('tags'), { tags: [] }));
    assert.ok(passes(isEmpty('place'), { place: {} }));
    assert.ok(passes(isEmpty('extra'), { extra: {} }));
    assert.ok(!passes(isEmpty('extra'), { extra: { a: 1 } }));
    assert.ok(!passes(isEmpty('won'), { won: false }));
    assert.ok(!passes(isEmpty('seats'), { seats: 0 }));
  });

  it('[FLT-2] not is the exact opposite, also on empty fields', () => {
    const condition: Filter = { field: 'seats', op: 'gt', value: 3 };
    for (const fields of [{}, { seats: null }, { seats: 2 }, { seats: 4 }]) {
      assert.equal(passes({ not: condition }, fields), !passes(condition, fields));
    }
    assert.ok(passes({ field: 'title', op: 'ne', value: 'x' }, {}));
  });

  it('[FLT-3] equality with nothing asks for emptiness; nothing else holds for an empty field', () => {
    assert.ok(passes({ field: 'title', op: 'eq', value: null }, { title: '' }));
    assert.ok(!passes({ field: 'title', op: 'ne', value: null }, {}));
    assert.ok(!passes({ field: 'seats', op: 'lt', value: 10 }, { seats: null }));
    assert.ok(!passes({ field: 'title', op: 'contains', value: '' }, {}));
  });

  it('[FLT-4] text orders by code point, so an emoji stands after every letter', () => {
    const sorted = ['😀', '\uffee', 'b', 'B', 'é'].sort((left, right) =>
      compareRecords(
        DEAL,
        [{ field: 'title', direction: 'asc' }],
        { id: '1', fields: { title: left } },
        { id: '1', fields: { title: right } },
      ),
    );
    assert.deepEqual(sorted, ['B', 'b', 'é', '\uffee', '😀']);
  });

  it('[FLT-5] contains and startsWith ignore case and know no wild cards', () => {
    assert.ok(passes({ field: 'title', op: 'contains', value: 'ÉCLAIR' }, { title: 'Un éclair' }));
    assert.ok(passes({ field: 'title', op: 'startsWith', value: 'straß' }, { title: 'STRAßE' }));
    assert.ok(!passes({ field: 'title', op: 'contains', value: '%' }, { title: 'abc' }));
    assert.ok(passes({ field: 'title', op: 'contains', value: '_' }, { title: 'a_b' }));
  });

  it('[FLT-6] amounts compare exactly at any size', () => {
    assert.ok(passes({ field: 'amount', op: 'eq', value: 12.5 }, euros('12.50')));
    assert.ok(passes({ field: 'amount', op: 'gt', value: '9007199254740993.01' }, euros('9007199254740993.02')));
    assert.ok(passes({ field: 'amount', op: 'lt', value: 0 }, euros('-0.01')));
    assert.ok(passes({ field: 'amount', op: 'eq', value: 0 }, euros('-0.00')));
    assert.ok(passes({ field: 'amount', op: 'eq', value: '0.00000015' }, euros('0.00000015')));
    assert.ok(passes({ field: 'amount', op: 'eq', value: 1.5e-7 }, euros('0.00000015')));
    assert.ok(passes({ field: 'effort', op: 'eq', value: 'P1D' }, { effort: 'PT24H' }));
    assert.ok(passes({ field: 'effort', op: 'lt', value: 'PT0.5S' }, { effort: '-P1W' }));
  });

  it('[FLT-6] decimals order as their scaled integers do', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        (left, right) => {
          const text = (scaled: bigint) => {
            const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(4, '0');
            return `${scaled < 0n ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`;
          };
          assert.equal(passes({ field: 'amount', op: 'lt', value: text(right) }, euros(text(left))), left < right);
          assert.equal(passes({ field: 'amount', op: 'eq', value: text(right) }, euros(text(left))), left === right);
        },
      ),
    );
  });

  it('[FLT-7] equal instants are equal in any spelling, and a date is its first instant', () => {
    const closes = (closesAt: string) => ({ closesAt });
    assert.ok(
      passes({ field: 'closesAt', op: 'eq', value: '2026-11-22T13:00:00.000Z' }, closes('2026-11-22T13:00:00Z')),
    );
    assert.ok(
      passes({ field: 'closesAt', op: 'gt', value: '2026-11-22T13:00:00Z' }, closes('2026-11-22T13:00:00.05Z')),
    );
    assert.ok(passes({ field: 'closesAt', op: 'gte', value: '2026-11-22' }, closes('2026-11-22T00:00:00Z')));
  });

  it('[FLT-8] references compare by id, names by what people read', () => {
    assert.ok(passes({ field: 'company', op: 'in', value: ['c1', 'c2'] }, { company: { type: 'company', id: 'c2' } }));
    assert.ok(passes({ field: 'contact', op: 'startsWith', value: 'ada' }, { contact: { full: 'Ada Lovelace' } }));
    assert.ok(
      passes({ field: 'place', op: 'contains', value: 'st 1 oslo' }, { place: { city: 'Oslo', street: 'High St 1' } }),
    );
  });

  it('[FLT-9] a condition on a list holds when it holds for one value', () => {
    const fields = { tags: ['vip', 'press'], emails: ['a@x.org', 'B@y.org'] };
    assert.ok(passes({ field: 'tags', op: 'eq', value: 'press' }, fields));
    assert.ok(passes({ field: 'tags', op: 'in', value: ['no', 'vip'] }, fields));
    assert.ok(!passes({ field: 'tags', op: 'ne', value: 'press' }, fields));
    assert.ok(passes({ field: 'emails', op: 'contains', value: 'b@Y' }, fields));
  });

  it('[FLT-10] unknown fields and values of the wrong kind match nothing', () => {
    assert.ok(!passes({ field: 'constructor', op: 'eq', value: 'x' }, {}));
    assert.ok(!passes({ field: 'seats', op: 'eq', value: 'many' }, { seats: 1 }));
    assert.ok(!passes({ field: 'title', op: 'lt', value: 5 }, { title: 'a' }));
    assert.ok(passes({ field: 'seats', op: 'ne', value: 'many' }, { seats: 1 }));
  });

  it('[FLT-11] filterFields names each field once', () => {
    const filter: Filter = {
      and: [
        { field: 'a', op: 'eq', value: 1 },
        { or: [{ not: { field: 'b', op: 'eq', value: 1 } }, { field: 'a', op: 'empty', value: true }] },
      ],
    };
    assert.deepEqual(filterFields(filter), ['a', 'b']);
  });
});

describe('order', () => {
  it('[SRT-1] empty values stand last in both directions and ties go by id', () => {
    const records = [
      { id: 'b', fields: {} },
      { id: 'c', fields: { seats: 2 } },
      { id: 'a', fields: { seats: 2 } },
      { id: 'd', fields: { seats: 10 } },
    ];
    const ids = (direction: 'asc' | 'desc') =>
      [...records]
        .sort((left, right) => compareRecords(DEAL, [{ field: 'seats', direction }], left, right))
        .map((record) => record.id);
    assert.deepEqual(ids('asc'), ['a', 'c', 'd', 'b']);
    assert.deepEqual(ids('desc'), ['d', 'a', 'c', 'b']);
  });

  it('[SRT-2] texts sort by their first 64 characters, lists by their first value', () => {
    const long = '😀'.repeat(64);
    const order = (left: RecordFields, right: RecordFields, field: string) =>
      Math.sign(
        compareRecords(DEAL, [{ field, direction: 'asc' }], { id: '1', fields: left }, { id: '1', fields: right }),
      );
    assert.equal(order({ title: `${long}b` }, { title: `${long}a` }, 'title'), 0);
    assert.equal(order({ tags: ['b', 'a'] }, { tags: ['a', 'z'] }, 'tags'), 1);
  });

  it('[SRT-3] the order does not depend on the order records come in', () => {
    const record = fc.record({
      id: fc.uuid(),
      fields: fc.record(
        { title: fc.string({ unit: 'grapheme' }), seats: fc.option(fc.integer()) },
        { requiredKeys: [] },
      ),
    });
    fc.assert(
      fc.property(fc.uniqueArray(record, { selector: ({ id }) => id }), (records) => {
        const sort = [
          { field: 'title', direction: 'desc' },
          { field: 'seats', direction: 'asc' },
        ] as const;
        const ids = (list: typeof records) =>
          [...list].sort((left, right) => compareRecords(DEAL, sort, left, right)).map(({ id }) => id);
        assert.deepEqual(ids(records), ids([...records].reverse()));
      }),
    );
  });
});
