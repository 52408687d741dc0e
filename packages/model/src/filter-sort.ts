import { compareKeys, fieldOf } from './filter.ts';
import { type Key, keyKind, keysOf } from './filter-keys.ts';
import { compareCodePoints, firstCodePoints } from './filter-text.ts';
import type { ObjectDescription } from './object-description.ts';
import type { Sort } from './query.ts';
import type { CrmRecord } from './record.ts';

/** Texts sort by this many first characters: a cursor carries the sort keys, and cursors are bounded. */
export const SORT_CHARACTERS = 64;

/** Where a record stands in a sorted list: one key for each sort (`null` when empty) and the id, which breaks ties. */
export interface SortPosition {
  keys: readonly (Key | null)[];
  id: string;
}

/** Where this record stands in a list sorted so. */
export function sortPosition(
  description: ObjectDescription,
  sort: readonly Sort[],
  record: Pick<CrmRecord, 'id' | 'fields'>,
): SortPosition {
  return { keys: sort.map((one) => sortKey(description, one, record)), id: record.id };
}

/** Order of two positions: by each key, empty ones last in both directions, then by id. */
export function comparePositions(
  description: ObjectDescription,
  sort: readonly Sort[],
  left: SortPosition,
  right: SortPosition,
): number {
  for (const [index, { field, direction }] of sort.entries()) {
    const leftKey = left.keys[index] ?? null;
    const rightKey = right.keys[index] ?? null;
    if (leftKey === null && rightKey === null) continue;
    if (leftKey === null || rightKey === null) return leftKey === null ? 1 : -1;
    const order = compareKeys(keyKind(fieldOf(description, field)), leftKey, rightKey);
    if (order !== 0) return direction === 'asc' ? order : -order;
  }
  return compareCodePoints(left.id, right.id);
}

/** Order of two records in a list sorted so, the same as in SQL: text by code point, money by exact amount, lists by their first value. */
export function compareRecords(
  description: ObjectDescription,
  sort: readonly Sort[],
  left: Pick<CrmRecord, 'id' | 'fields'>,
  right: Pick<CrmRecord, 'id' | 'fields'>,
): number {
  return comparePositions(
    description,
    sort,
    sortPosition(description, sort, left),
    sortPosition(description, sort, right),
  );
}

function sortKey(description: ObjectDescription, { field: key }: Sort, record: Pick<CrmRecord, 'fields'>): Key | null {
  const field = fieldOf(description, key);
  const stored = Object.hasOwn(record.fields, key) ? record.fields[key] : undefined;
  const first = keysOf(field, stored)[0] ?? null;
  return typeof first === 'string' && keyKind(field) === 'text' ? firstCodePoints(first, SORT_CHARACTERS) : first;
}
