import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  checkFields,
  checkQuery,
  checkValue,
  FIELD_TYPES,
  FIELD_VALUE_SCHEMAS,
  type FieldType,
  isCalendarDate,
  type ObjectDescription,
} from './index.ts';
import { matchesFilter } from './index.ts';

const PERSON: ObjectDescription = {
  type: 'person',
  label: 'Person',
  pluralLabel: 'People',
  titleField: 'name',
  fields: [
    { key: 'name', type: 'text', label: 'Name', required: true },
    { key: 'score', type: 'integer', label: 'Score', readOnly: true },
    { key: 'born', type: 'date', label: 'Born' },
    { key: 'stage', type: 'select', label: 'Stage', options: [{ value: 'lead', label: 'Lead' }] },
    { key: 'company', type: 'ref', label: 'Company', refTypes: ['company'] },
    { key: 'emails', type: 'email', label: 'E-mails', multiple: true },
    { key: 'notes', type: 'json', label: 'Notes' },
  ],
};

/** Values near the rules: right ones, nearly right ones, and any JSON. */
const NEAR_VALUES = fc.oneof(
  fc.constantFrom<unknown>(
    '12.50',
    '-0',
    '01',
    '1.',
    'P1D',
    'P',
    'PT',
    '-PT0.5S',
    'P1Y',
    '2026-02-28',
    '2024-02-29',
    '2026-13-01',
    '2026-11-22T13:17:00Z',
    '2026-11-22T24:00:00Z',
    '2026-11-22T13:17:60.5Z',
    '2026-11-22T13:17:00+01:00',
    'a@b.co',
    'a@b',
    '+44 20',
    'x44',
    'https://a',
    'ftp://a',
    { amount: '1', currency: 'EUR' },
    { amount: 1, currency: 'EUR' },
    { amount: '1', currency: 'eur' },
    { amount: '1', currency: 'EUR', more: 1 },
    { type: 'person', id: '1' },
    { type: 'Person', id: '1' },
    { type: 'person', id: '' },
    { full: 'Ada' },
    { full: 'Ada', given: undefined },
    { given: 'Ada' },
    { system: 'a', account: 'b', id: 'c' },
    [{ type: 'person', id: '1' }],
    ['a', 'b'],
    ['a', 1],
    {},
    { city: 'Oslo' },
    { city: 1 },
    1.5,
    2 ** 53,
    NaN,
  ),
  fc.string({ maxLength: 250 }),
  fc
    .date({ noInvalidDate: true, min: new Date('0000-01-01'), max: new Date('9999-12-31') })
    .map((date) => date.toISOString()),
  fc.jsonValue({ maxDepth: 4 }),
  fc.array(fc.constant('x'), { maxLength: 202, minLength: 199 }),
);

describe('field checks', () => {
  it('[CHK-1] agree with the schemas for every field type', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FIELD_TYPES), NEAR_VALUES, (type: FieldType, value) => {
        if (value === null) return;
        const isRight = checkValue({ key: 'it', type, label: 'It' }, value) === undefined;
        assert.equal(isRight, FIELD_VALUE_SCHEMAS[type].safeParse(value).success, `${type} ${JSON.stringify(value)}`);
      }),
      { numRuns: 3_000 },
    );
  });

  it('[CHK-1] only dates that exist pass', () => {
    const born = (value: string) => checkFields(PERSON, { born: value }, { partial: true });
    assert.equal(born('2026-02-30').length, 1);
    assert.equal(born('2026-02-28').length, 0);
    assert.ok(isCalendarDate('2000-02-29') && !isCalendarDate('1900-02-29') && !isCalendarDate('2026-04-31'));
    assert.match(String(checkValue({ key: 'at', type: 'datetime', label: 'At' }, '2026-02-30T10:00:00Z')), /exists/);
  });

  it('[CHK-2] unknown, read-only, missing and emptied required fields are faults', () => {
    const paths = (fields: Record<string, unknown>, partial: boolean) =>
      checkFields(PERSON, JSON.parse(JSON.stringify(fields)), { partial }).map((fault) => fault.path);
    assert.deepEqual(paths({ nope: 1, score: 5 }, false), ['fields.nope', 'fields.score', 'fields.name']);
    assert.deepEqual(paths({ name: null }, true), ['fields.name']);
    assert.deepEqual(paths({ name: '' }, true), ['fields.name']);
    assert.deepEqual(paths({ born: null }, true), []);
  });

  it('[CHK-3] choices and targets must be offered', () => {
    const faults = checkFields(PERSON, { name: 'x', stage: 'won', company: { type: 'deal', id: '1' } });
    assert.deepEqual(
      faults.map((fault) => fault.expected),
      ['one of: lead', 'a reference to: company'],
    );
  });

  it('[CHK-4] all faults are told at once with their places', () => {
    const faults = checkFields(PERSON, { name: 5, emails: ['a@b.co', 'x'], born: 'yesterday' });
    assert.deepEqual(
      faults.map((fault) => fault.path),
      ['fields.name', 'fields.emails', 'fields.born'],
    );
    assert.ok(faults.every((fault) => fault.expected !== ''));
  });

  it('[CHK-5] nothing makes a check throw', () => {
    const value = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
    });
    fc.assert(
      fc.property(fc.constantFrom(...FIELD_TYPES), value, (type, anything) => {
        checkValue({ key: 'it', type, label: 'It' }, anything);
      }),
    );
  });
});

describe('query checks', () => {
  it('[FLT-10] names every condition and sort that cannot work', () => {
    const faults = checkQuery(PERSON, {
      fields: ['name', 'gone'],
      filter: {
        and: [
          { field: 'nope', op: 'eq', value: 1 },
          { not: { field: 'name', op: 'lt', value: 3 } },
          { field: 'notes', op: 'contains', value: 'x' },
        ],
      },
      sort: [{ field: 'notes', direction: 'asc' }],
    });
    assert.deepEqual(
      faults.map((fault) => fault.path),
      ['fields[1]', 'filter.and[0].field', 'filter.and[1].not.value', 'filter.and[2].value', 'sort[0].field'],
    );
  });

  it('[FLT-10] a query without faults is one whose every value can match', () => {
    const filter = { field: 'born', op: 'in', value: ['2026-01-01'] } as const;
    const changeable = { ...filter, value: [...filter.value] };
    assert.deepEqual(checkQuery(PERSON, { filter: changeable }), []);
    assert.ok(matchesFilter(PERSON, changeable, { fields: { born: '2026-01-01' } }));
  });
});
