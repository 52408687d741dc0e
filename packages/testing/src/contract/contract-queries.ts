import {
  compareRecords,
  type CrmRecord,
  fieldOf,
  type Filter,
  type ListQuery,
  matchesFilter,
  type ObjectDescription,
  type Sort,
} from '@crosswalk/model';
import { type ContractWorld, newLot, ofLot } from './contract-subject.ts';
import { expectEqual, expectRejection, expectTrue } from './expect.ts';

const PEOPLE = [
  {
    name: 'ada',
    score: 10,
    active: true,
    birthday: '1990-01-01',
    balance: { amount: '9.5', currency: 'EUR' },
    tags: ['vip'],
  },
  { name: 'Ada', score: 9, active: false, seenAt: '2026-01-01T10:00:00Z', balance: { amount: '10', currency: 'USD' } },
  { name: 'Émile', email: 'e@x.org', seenAt: '2026-01-01T10:00:00.500Z', tags: ['press', 'vip'] },
  { name: '张伟明', score: -1, birthday: '2001-12-31', balance: { amount: '-0.01', currency: 'EUR' } },
  { name: '😀', score: 0, active: true, about: 'likes 100% and under_scores', tags: [] },
  { name: '\uffee', score: 10, balance: { amount: '10.00', currency: 'EUR' }, about: '' },
];

const FILTERS: readonly Filter[] = [
  { field: 'name', op: 'eq', value: 'Ada' },
  { field: 'name', op: 'ne', value: 'Ada' },
  { field: 'name', op: 'gt', value: 'Z' },
  { field: 'name', op: 'contains', value: 'ÉM' },
  { field: 'name', op: 'startsWith', value: 'AD' },
  { field: 'about', op: 'contains', value: '%' },
  { field: 'about', op: 'contains', value: '_' },
  { field: 'about', op: 'empty', value: true },
  { field: 'score', op: 'gte', value: 9 },
  { field: 'score', op: 'in', value: [10, -1, 99] },
  { field: 'score', op: 'eq', value: null },
  { not: { field: 'score', op: 'lt', value: 5 } },
  { field: 'balance', op: 'eq', value: '10.0' },
  { field: 'balance', op: 'lt', value: 0 },
  { field: 'active', op: 'eq', value: true },
  { field: 'active', op: 'ne', value: true },
  { field: 'birthday', op: 'lte', value: '1999-12-31' },
  { field: 'seenAt', op: 'gt', value: '2026-01-01T10:00:00.000Z' },
  { field: 'seenAt', op: 'eq', value: '2026-01-01T10:00:00.000Z' },
  { field: 'tags', op: 'eq', value: 'vip' },
  { field: 'tags', op: 'ne', value: 'vip' },
  { field: 'tags', op: 'contains', value: 'RES' },
  { field: 'tags', op: 'in', value: ['press', 'partner'] },
  {
    or: [
      { field: 'score', op: 'eq', value: 0 },
      {
        and: [
          { field: 'name', op: 'startsWith', value: 'a' },
          { field: 'active', op: 'eq', value: false },
        ],
      },
    ],
  },
];

const SORTS: readonly Sort[][] = [
  [{ field: 'name', direction: 'asc' }],
  [
    { field: 'score', direction: 'desc' },
    { field: 'name', direction: 'desc' },
  ],
  [{ field: 'balance', direction: 'asc' }],
  [{ field: 'seenAt', direction: 'desc' }],
  [
    { field: 'active', direction: 'asc' },
    { field: 'birthday', direction: 'asc' },
  ],
  [{ field: 'tags', direction: 'asc' }],
];

const namesOf = (records: readonly CrmRecord[]) => records.map((record) => record.fields['name']);

/** Everybody, in this order; those who are equal may stand in the source's own order. */
function expectSorted(
  description: ObjectDescription,
  sort: readonly Sort[],
  found: readonly CrmRecord[],
  everybody: readonly CrmRecord[],
): void {
  const expected = [...everybody].sort((left, right) => compareRecords(description, sort, left, right));
  expectEqual(found.map(({ id }) => id).sort(), expected.map(({ id }) => id).sort(), JSON.stringify(sort));
  const isInOrder = (record: CrmRecord, index: number) => {
    const before = found[index - 1];
    return before === undefined || compareRecords(description, sort, { ...before, id: '' }, { ...record, id: '' }) <= 0;
  };
  expectTrue(found.every(isInOrder), `the order ${JSON.stringify(sort)}, got ${JSON.stringify(namesOf(found))}`);
}

/** Rules about lists: filters, order, pages, search. */
export function describeQueries(world: ContractWorld): void {
  const { it, people } = world;
  const list = (lot: string, query: ListQuery = {}) =>
    world.source.list('person', { ...query, filter: query.filter ? { and: [ofLot(lot), query.filter] } : ofLot(lot) });

  it('[SRC-16] filters and sorts mean what the model says, for every kind of field', async () => {
    const lot = newLot();
    const everybody = await people(lot, PEOPLE);
    const description = await world.source.describe('person');
    for (const filter of FILTERS) {
      const expected = everybody.filter((record) => matchesFilter(description, filter, record));
      const found = await list(lot, { filter });
      expectEqual(namesOf(found.records).sort(), namesOf(expected).sort(), JSON.stringify(filter));
      expectEqual(found.total ?? expected.length, expected.length, 'total');
    }
    for (const sort of SORTS) {
      const isOffered = sort.every(({ field }) => fieldOf(description, field)?.sortable !== false);
      if (isOffered) expectSorted(description, sort, (await list(lot, { sort })).records, everybody);
      else await expectRejection(list(lot, { sort }), 'invalid_input');
    }
  });

  it('[SRC-17] pages show every record once, also when others come and go between them', async () => {
    const lot = newLot();
    const everybody = await people(
      lot,
      Array.from({ length: 12 }, (_, index) => ({ score: index % 4 === 3 ? null : index % 4 })),
    );
    for (const sort of [
      [],
      [{ field: 'score', direction: 'asc' }],
      [{ field: 'score', direction: 'desc' }],
    ] satisfies Sort[][]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list(lot, { sort, limit: 5, ...(cursor === undefined ? {} : { cursor }) });
        seen.push(...page.records.map((record) => record.id));
        cursor = page.nextCursor;
        const [passer] = await people(lot, [{ score: 0 }]);
        await world.source.delete('person', passer?.id ?? '');
      } while (cursor !== undefined);
      expectEqual([...new Set(seen)].sort(), everybody.map((record) => record.id).sort(), 'the ids seen');
      expectEqual(seen.length, everybody.length, 'the number of records seen');
    }
  });

  it('[SRC-18] a page has 50 records unless asked otherwise, and only the fields asked for', async () => {
    const lot = newLot();
    await people(
      lot,
      Array.from({ length: 51 }, () => ({ score: 1 })),
    );
    const page = await list(lot, { fields: ['score'] });
    expectEqual([page.records.length, page.total, page.nextCursor !== undefined], [50, 51, true]);
    expectEqual(page.records[0]?.fields, { score: 1 });
  });

  it('[SRC-19] queries that cannot work are refused with their place', async () => {
    const queries: [ListQuery, string][] = [
      [{ filter: { and: [{ field: 'score', op: 'contains', value: '1' }] } }, 'filter.and[0].value'],
      [{ sort: [{ field: 'extra', direction: 'asc' }] }, 'sort[0].field'],
      [{ limit: 0 }, 'limit'],
      [{ limit: 5_001 }, 'limit'],
      [{ cursor: 'made up' }, 'cursor'],
      [{ cursor: '' }, 'cursor'],
    ];
    const unknownField: ListQuery = { filter: { field: 'shoeSize', op: 'eq', value: 1 } };
    const refusal = await expectRejection(world.source.list('person', unknownField), world.unknown('invalid_input'));
    if (refusal.code === 'invalid_input') expectEqual(refusal.details.faults?.[0]?.path, 'filter.field');
    for (const [query, path] of queries) {
      const refused = await expectRejection(world.source.list('person', query), 'invalid_input');
      expectEqual(refused.details.faults?.[0]?.path, path);
    }
  });

  it('[SRC-20] search finds by beginnings of words, by parts of Chinese, and only in the fields asked for', async () => {
    const lot = newLot();
    await people(lot, [
      { name: 'Ada Lovelace', about: 'Analytical engine' },
      { name: '王张伟明', phone: '+44 20 7946 0958' },
      { name: "Pat O'Neil <b>", email: 'pat@oneil.example' },
    ]);
    const find = async (text: string, query: ListQuery = {}) =>
      namesOf((await world.source.search('person', text, { ...query, filter: ofLot(lot) })).records);
    expectEqual(await find('love ADA'), ['Ada Lovelace']);
    expectEqual(await find('伟明'), ['王张伟明']);
    expectEqual(await find('442079'), ['王张伟明']);
    expectEqual(await find('neil <b>'), ["Pat O'Neil <b>"]);
    expectEqual(await find(`nobody' & | ! :* <-> (`), []);
    expectEqual(await find('engine'), ['Ada Lovelace']);
    expectEqual(await find('engine', { fields: ['name'] }), []);
  });
}
