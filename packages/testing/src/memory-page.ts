import {
  comparePositions,
  type CrmRecord,
  type ListQuery,
  type ObjectDescription,
  type RecordPage,
  type Sort,
  type SortPosition,
  sortPosition,
} from '@crosswalk/model';
import { invalidInput } from '@crosswalk/protocol';

const DEFAULT_LIMIT = 50;

/** Sorts records and cuts the page after the query's cursor. The cursor is a position, so that records added or removed before it shift nothing. */
export function pageOf(description: ObjectDescription, query: ListQuery, matching: readonly CrmRecord[]): RecordPage {
  const sort = query.sort ?? [];
  const compare = (left: SortPosition, right: SortPosition) => comparePositions(description, sort, left, right);
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, sort);
  const sorted = matching
    .map((record) => ({ record, position: sortPosition(description, sort, record) }))
    .filter(({ position }) => after === undefined || compare(position, after) > 0)
    .sort((left, right) => compare(left.position, right.position));
  const shown = sorted.slice(0, query.limit ?? DEFAULT_LIMIT);
  const last = shown.at(-1);
  return {
    records: shown.map(({ record }) => record),
    total: matching.length,
    ...(last !== undefined && shown.length < sorted.length ? { nextCursor: writeCursor(last.position, sort) } : {}),
  };
}

function writeCursor({ keys, id }: SortPosition, sort: readonly Sort[]): string {
  return JSON.stringify([orderOf(sort), keys, id]);
}

function readCursor(cursor: string, sort: readonly Sort[]): SortPosition {
  const [order, keys, id] = parseList(cursor);
  if (order !== orderOf(sort) || !Array.isArray(keys) || typeof id !== 'string') throw cursorFault();
  return { keys: keys.map((key: unknown) => (typeof key === 'string' || typeof key === 'boolean' ? key : null)), id };
}

function parseList(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(cursor);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    throw cursorFault();
  }
}

function orderOf(sort: readonly Sort[]): string {
  return sort.map(({ field, direction }) => `${field} ${direction}`).join();
}

function cursorFault(): Error {
  return invalidInput([{ path: 'cursor', expected: 'the nextCursor of a page with the same sort' }]);
}
