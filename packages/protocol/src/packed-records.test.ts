import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { CrmRecord, FieldValue } from '@crosswalk/model';
import { cutRecord, packRecords, unpackPage, unpackRecords } from './packed-records.ts';

const keys = ['name', 'constructor', 'email', 'toString'];
const values = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<FieldValue>;
const record = fc.record({
  type: fc.constant('person'),
  id: fc.string({ minLength: 1, maxLength: 20 }),
  version: fc.string({ minLength: 1, maxLength: 20 }),
  fields: fc.dictionary(fc.constantFrom(...keys, 'salary'), values),
});
const again = (text: string) => unpackRecords(JSON.parse(text));
/** What JSON makes of a value: `-0` becomes `0`. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const ADA: CrmRecord = {
  type: 'person',
  id: 'p1',
  version: '1',
  fields: { name: 'Ada', salary: 1 },
  refs: { name: [{ type: 'company', id: 'c1' }], salary: [{ type: 'company', id: 'c2' }] },
  labels: ['vip'],
  externalIds: [{ system: 's', account: 'a', kind: 'k', value: 'v' }],
  updatedAt: '2026-01-01T00:00:00Z',
  raw: { secret: 1 },
};

describe('packed records', () => {
  it('[PCK-1] packed and unpacked it is the same list, cut to what may be shown', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 5 }), fc.subarray(keys), (records, shown) => {
        const cut = { type: 'person', keys: shown, whole: false };
        assert.deepEqual(asJson(again(packRecords(records, cut))), asJson(records.map((each) => cutRecord(each, cut))));
      }),
    );
  });

  it('[PCK-1] a piece is a piece of the list, and a page is put together', () => {
    const cut = { type: 'person', keys: ['name'], whole: false };
    const list = [1, 2, 3, 4, 5].map((number) => ({ ...ADA, id: `p${number}` }));
    const page = {
      packed: [packRecords(list, cut, 0, 2), packRecords(list, cut, 2, 9)].map((text) => JSON.parse(text) as unknown),
      nextCursor: 'c',
      total: 9,
    };
    const { records, nextCursor, total } = unpackPage(page);
    assert.deepEqual([records.map(({ id }) => id), nextCursor, total], [['p1', 'p2', 'p3', 'p4', 'p5'], 'c', 9]);
  });

  it('[PCK-2] nothing else crosses', () => {
    const narrow = { type: 'person', keys: ['name'], whole: false };
    const expected = {
      type: 'person',
      id: 'p1',
      version: '1',
      fields: { name: 'Ada' },
      refs: { name: [{ type: 'company', id: 'c1' }] },
      updatedAt: ADA.updatedAt,
    };
    assert.deepEqual(again(packRecords([ADA], narrow)), [expected]);
    assert.deepEqual(cutRecord(ADA, narrow), expected);
    const wide = cutRecord(ADA, { ...narrow, whole: true });
    assert.deepEqual([wide.labels, wide.externalIds, wide.raw], [ADA.labels, ADA.externalIds, undefined]);
  });

  for (const [title, wrong] of [
    ['of another type', { ...ADA, type: 'company' }],
    ['without an id', { ...ADA, id: '' }],
    ['with a number as id', { ...ADA, id: 7 }],
    ['without fields', { ...ADA, fields: undefined }],
    ['with a version that is too long', { ...ADA, version: 'x'.repeat(300) }],
  ] as const) {
    it(`[PCK-3] a record ${title} is refused`, () => {
      assert.throws(
        () => packRecords([wrong as unknown as CrmRecord], { type: 'person', keys: [], whole: false }),
        TypeError,
      );
    });
  }

  it('[PCK-3] what is not packed is not unpacked', () => {
    for (const input of [
      null,
      1,
      'x',
      {},
      [],
      { type: 'person' },
      { type: 1, ids: [], versions: [], keys: [], columns: [] },
      { type: 'p', ids: [], versions: [], keys: ['a'], columns: [] },
    ]) {
      assert.throws(() => unpackRecords(input), TypeError);
      assert.throws(() => unpackPage({ packed: [input] }), TypeError);
    }
  });
});
