import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import {
  compareRecords,
  FIELD_TYPES,
  type FieldDescription,
  type FieldValue,
  type Filter,
  FILTER_OPERATORS,
  type FilterValue,
  matchesFilter,
  matchesSearch,
  type ObjectDescription,
  queryWords,
  type RecordFields,
  type Sort,
} from '@crosswalk/model';
import { startPostgres, type ThrowawayPostgres, whyNoPostgres } from '../../test/throwaway-postgres.ts';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/open-database.ts';
import { sql } from '../database/sql.ts';
import { filterSql } from './filter-sql.ts';
import { type ImportedRecord, importRecords } from './import-records.ts';
import { listRecords, searchRecords } from './record-reader.ts';
import { defineTypes } from './type-registry.ts';

const LISTS: FieldDescription[] = [
  { key: 'emails', type: 'email', label: 'E-mails', multiple: true },
  { key: 'amounts', type: 'money', label: 'Amounts', multiple: true },
  { key: 'moments', type: 'datetime', label: 'Moments', multiple: true },
];
/** One field of every type, called like its type, and lists of some. */
const FIELDS: FieldDescription[] = [...FIELD_TYPES.map((type) => ({ key: type, type, label: type })), ...LISTS];
const THING: ObjectDescription = {
  type: 'thing',
  label: 'Thing',
  pluralLabel: 'Things',
  titleField: 'text',
  fields: FIELDS,
};
const RIGHTS = { read: true, create: true, update: true, delete: true };

/** Few different values, so that equal ones meet; among them all that is hard. */
const TEXTS = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    'A',
    'Ada',
    'ada',
    'ÉCLAIR',
    'éclair',
    'straße',
    'STRASSE',
    'İstanbul',
    'Σίσυφος',
    '张伟明',
    '😀',
    '\uffee',
    '𝓕',
    'a%b_c\\',
    "O'Neil",
    'محمد',
    'ab cd',
    '\u212A',
    'x'.repeat(70),
  ),
  fc.string({ unit: 'grapheme', maxLength: 5 }).map((text) => text.replaceAll('\0', '')),
  fc.tuple(fc.constant('y'.repeat(63)), fc.constantFrom('a', '😀', 'b')).map((parts) => parts.join('')),
);
const DECIMALS = fc.oneof(
  fc.constantFrom('0', '-0', '-0.00', '10', '9.99', '10.0', '10.00', '90071992547409930.1', '-12.50', '0.00000015'),
  fc.integer({ min: -30, max: 30 }).map(String),
);
const NUMBERS = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.constantFrom(0.1, 1e21, 1.5e-7, -0, 9007199254740991));
const MOMENTS = fc.constantFrom(
  '2026-01-01T00:00:00Z',
  '2026-01-01T00:00:00.000Z',
  '2026-01-01T00:00:00.5Z',
  '2026-01-01T00:00:00.500Z',
  '2026-01-01T00:00:00.05Z',
  '2025-12-31T23:59:60Z',
);
const DURATIONS = fc.constantFrom('P1D', 'PT24H', 'P1W', '-P1W', 'PT0.5S', 'PT1M30S', 'P1DT1S', '-PT0.25S', 'PT0S');
const DATES = fc.constantFrom('2026-01-01', '2026-02-28', '1999-12-31', '0000-01-01');
const REFERENCES = fc.record({ type: fc.constantFrom('person', 'company'), id: fc.constantFrom('1', '2', '10', 'é') });
const ADDRESSES = fc.record({ street: TEXTS, city: TEXTS, country: TEXTS }, { requiredKeys: [] });

const VALUES: Record<string, fc.Arbitrary<FieldValue>> = {
  text: TEXTS,
  longText: TEXTS,
  select: TEXTS,
  email: fc.constantFrom('a@x.org', 'B@x.org', 'b@x.org'),
  phone: fc.constantFrom('+44 20', '020'),
  url: fc.constantFrom('https://a', 'http://b'),
  boolean: fc.boolean(),
  integer: NUMBERS,
  decimal: DECIMALS,
  money: fc.record({ amount: DECIMALS, currency: fc.constantFrom('EUR', 'JPY') }),
  date: DATES,
  datetime: MOMENTS,
  duration: DURATIONS,
  multiSelect: fc.array(TEXTS, { maxLength: 3 }),
  address: ADDRESSES,
  personName: TEXTS.map((full) => ({ full })),
  ref: REFERENCES,
  refs: fc.array(REFERENCES, { maxLength: 3 }),
  channelId: fc.constantFrom('1', 'é').map((id) => ({ system: 's', account: 'a', id })),
  json: fc.constantFrom<FieldValue>('', [], {}, 0, false, [null], { a: 1 }, 'x'),
  emails: fc.array(fc.constantFrom('a@x.org', 'B@x.org'), { maxLength: 2 }),
  amounts: fc.array(fc.record({ amount: DECIMALS, currency: fc.constant('EUR') }), { maxLength: 2 }),
  moments: fc.array(MOMENTS, { maxLength: 2 }),
};

const records = fc.uniqueArray(
  fc.record({
    id: fc.oneof(
      fc.uuid(),
      TEXTS.filter((text) => text !== ''),
    ),
    fields: fc.record(
      Object.fromEntries(Object.entries(VALUES).map(([key, value]) => [key, fc.option(value, { nil: undefined })])),
      { requiredKeys: [] },
    ),
  }),
  { minLength: 60, maxLength: 60, selector: ({ id }) => id },
);
const scalars = fc.oneof(
  TEXTS,
  DECIMALS,
  NUMBERS,
  MOMENTS,
  DURATIONS,
  DATES,
  fc.constantFrom('1', '2', 'é', 'a@x.org', '2026-01-01', null, true, false),
);
const operands: fc.Arbitrary<FilterValue> = fc.oneof(
  { weight: 4, arbitrary: scalars },
  {
    weight: 1,
    arbitrary: fc.array(
      scalars.filter((one) => typeof one === 'string' || typeof one === 'number'),
      { maxLength: 4 },
    ),
  },
);
const condition = fc.record({
  field: fc.constantFrom(...FIELDS.map((field) => field.key)),
  op: fc.constantFrom(...FILTER_OPERATORS),
  value: operands,
});
const { filter: filters } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3 },
    { weight: 5, arbitrary: condition },
    fc.record({ and: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ not: tie('filter') }),
  ),
}));
const sorts: fc.Arbitrary<Sort[]> = fc.array(
  fc.record({
    field: fc.constantFrom(...FIELDS.map((field) => field.key).filter((key) => key !== 'json')),
    direction: fc.constantFrom('asc', 'desc'),
  }),
  { maxLength: 3 },
);

/** Runs the rules over one database; `open` gives an empty one. */
function describeAgreement(name: string, open: () => Promise<Database>, skip: string | false = false): void {
  describe(`SQL and model agree on ${name}`, { skip }, () => {
    let database: Database;
    const [sample = []] = fc.sample(records, { numRuns: 1, seed: 42 });
    const stored = sample.map(({ id, fields }) => parseRecord(id, fields));
    before(async () => {
      database = await open();
      await defineTypes(database, [THING]);
      await importRecords(database, stored);
    });
    after(() => database.close());

    it('[STO-1] every filter passes the same records', async () => {
      await fc.assert(
        fc.asyncProperty(filters, async (filter) => {
          const expected = stored.filter((record) => matchesFilter(THING, filter, record)).map((record) => record.id);
          const rows = await database.query<{ id: string }>(
            sql`select id from record where type = 'thing' and ${filterSql(THING, filter)}`,
          );
          assert.deepEqual(rows.map((row) => row.id).sort(), expected.sort());
        }),
        { numRuns: 400 },
      );
    });

    it('[STO-2] every sort gives the same order, in whole and in pages', async () => {
      await fc.assert(
        fc.asyncProperty(sorts, fc.integer({ min: 7, max: 60 }), async (sort, limit) => {
          const expected = [...stored]
            .sort((left, right) => compareRecords(THING, sort, left, right))
            .map((record) => record.id);
          const found: string[] = [];
          let cursor: string | undefined;
          do {
            const page = await listRecords(database, THING, RIGHTS, {
              sort,
              limit,
              ...(cursor === undefined ? {} : { cursor }),
            });
            found.push(...page.records.map((record) => record.id));
            cursor = page.nextCursor;
          } while (cursor !== undefined);
          assert.deepEqual(found, expected);
        }),
        { numRuns: 60 },
      );
    });

    it('[STO-3] every search finds the same records', async () => {
      const texts = fc.oneof(
        TEXTS,
        fc.constantFrom('伟明', 'neil', 'ada', 'cd ab', 'stra', '020', '4420', "'x':*&|!", '𝓕'),
      );
      await fc.assert(
        fc.asyncProperty(texts, fc.subarray(FIELDS), async (text, searched) => {
          if (text.length > 500 || searched.length === 0) return;
          const expected = stored
            .filter((record) => matchesSearch(searched, queryWords(text), record))
            .map((record) => record.id);
          const page = await searchRecords(database, THING, RIGHTS, {
            text,
            fields: searched.map((field) => field.key),
            limit: 100,
          });
          assert.deepEqual(page.records.map((record) => record.id).sort(), expected.sort());
        }),
        { numRuns: 150 },
      );
    });
  });
}

describeAgreement('the embedded database', () => openDatabase());

let postgres: ThrowawayPostgres | undefined;
describeAgreement(
  'PostgreSQL',
  async () => {
    postgres = await startPostgres();
    return openDatabase({ url: await postgres.createDatabase() });
  },
  whyNoPostgres(),
);
after(() => postgres?.remove());

function parseRecord(id: string, fields: object): ImportedRecord & { fields: RecordFields } {
  const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { type: 'thing', id, fields: JSON.parse(JSON.stringify(filled)) as RecordFields };
}
