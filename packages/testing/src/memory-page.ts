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
import { cursorFault, readSortCursor, writeSortCursor } from '@crosswalk/protocol';

const DEFAULT_LIMIT = 50;

/** Sorts records and cuts the page after the query's cursor. The cursor is a position, so that records added or removed before it shift nothing. */
export function pageOf(description: ObjectDescription, query: ListQuery, matching: readonly CrmRecord[]): RecordPage {
  const sort = query.sort ?? [];
  const compare = (left: SortPosition, right: SortPosition) => comparePositions(description, sort, left, right);
  const after = query.cursor === undefined ? undefined : readPosition(query.cursor, sort);
  const sorted = matching
    .map((record) => ({ record, position: sortPosition(description, sort, record) }))
    .filter(({ position }) => after === undefined || compare(position, after) > 0)
    .sort((left, right) => compare(left.position, right.position));
  const shown = sorted.slice(0, query.limit ?? DEFAULT_LIMIT);
  const last = shown.at(-1);
  return {
    records: shown.map(({ record }) => record),
    total: matching.length,
    ...(last !== undefined && shown.length < sorted.length
      ? { nextCursor: writeSortCursor(sort, { values: last.position.keys, id: last.position.id }) }
      : {}),
  };
}

function readPosition(cursor: string, sort: readonly Sort[]): SortPosition {
  const { values, id } = readSortCursor(cursor, sort);
  if (typeof id !== 'string') throw cursorFault();
  return { keys: values.map((key) => (typeof key === 'string' || typeof key === 'boolean' ? key : null)), id };
}
