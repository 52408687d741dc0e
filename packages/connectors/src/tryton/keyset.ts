import type { ListQuery, Sort } from '@crosswalk/model';
import { CrosswalkError, cursorFault, readSortCursor, writeSortCursor } from '@crosswalk/protocol';
import type { Layout } from './layout.ts';
import type { TrytonDomain } from './mapping.ts';
import { type Row, valueAt } from './wire.ts';

/** Where a page ended: the raw values it was sorted by, and the id, which breaks ties. */
interface Position {
  values: readonly unknown[];
  id: number;
}

/** Characters a cursor may have, as the queries' own schema says. */
const LONGEST_CURSOR = 2_000;

/** The order of a list in Tryton's words: empty ones last in both directions, ties by id. */
export function orderOf(layout: Layout, sort: readonly Sort[]): unknown[] {
  const columns = sortColumns(layout, sort);
  return [
    ...sort.map(({ direction }, index) => [columns[index], `${direction.toUpperCase()} NULLS LAST`]),
    ['id', 'ASC'],
  ];
}

/** What comes after the query's cursor, as a condition; so records that come and go before it shift nothing. */
export function afterCursor(layout: Layout, query: ListQuery): TrytonDomain {
  const { sort = [], cursor } = query;
  if (cursor === undefined) return [];
  const position = readPosition(cursor, sort);
  const columns = sortColumns(layout, sort);
  const branches = sort.flatMap(({ direction }, index) => {
    const later = comesLater(columns[index] ?? '', direction, position.values[index]);
    return later === undefined ? [] : [[...sameSoFar(columns, position, index), later]];
  });
  const last = [...sameSoFar(columns, position, sort.length), ['id', '>', position.id]];
  return branches.length === 0 ? last : ['OR', ...branches, last];
}

/** The cursor after this row. */
export function cursorAfter(layout: Layout, sort: readonly Sort[], row: Row): string {
  const values = sortColumns(layout, sort).map((column) => valueAt(row, column) ?? null);
  const cursor = writeSortCursor(sort, { values, id: row['id'] });
  if (cursor.length <= LONGEST_CURSOR) return cursor;
  throw new CrosswalkError(
    'too_large',
    'The value the list is sorted by is too long for a cursor. Sort by another field.',
    {
      details: { limit: LONGEST_CURSOR, actual: cursor.length },
    },
  );
}

function sortColumns(layout: Layout, sort: readonly Sort[]): string[] {
  return sort.map(({ field }) => layout.codecs.get(field)?.sort ?? 'id');
}

function sameSoFar(columns: readonly string[], { values }: Position, count: number): unknown[] {
  return columns.slice(0, count).map((column, index) => [column, '=', values[index] ?? null]);
}

/** Nothing comes after the empty ones; after a value come larger (or smaller) ones and the empty ones. */
function comesLater(column: string, direction: Sort['direction'], value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  return ['OR', [[column, direction === 'asc' ? '>' : '<', value]], [[column, '=', null]]];
}

function readPosition(cursor: string, sort: readonly Sort[]): Position {
  const { values, id } = readSortCursor(cursor, sort);
  if (!Number.isSafeInteger(id)) throw cursorFault();
  return { values, id: Number(id) };
}
