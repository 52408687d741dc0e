import type { Sort } from '@crosswalk/model';
import { invalidInput } from './record-guards.ts';

/** Where a page ended: the values it was sorted by, and the id, which breaks ties. */
export interface CursorPosition {
  readonly values: readonly unknown[];
  readonly id: unknown;
}

/** Writes the cursor of a keyset page. It names the order it belongs to, so that it is good for no other. */
export function writeSortCursor(sort: readonly Sort[], { values, id }: CursorPosition): string {
  return JSON.stringify([orderName(sort), values, id]);
}

/** Reads such a cursor; a made-up one, or one of another order, is refused. What the values and the id are is the caller's to check. */
export function readSortCursor(cursor: string, sort: readonly Sort[]): CursorPosition {
  const [order, values, id] = parseList(cursor);
  if (order !== orderName(sort) || !Array.isArray(values)) throw cursorFault();
  return { values, id };
}

/** The refusal of a cursor that no page of this order gave. */
export function cursorFault(): Error {
  return invalidInput([{ path: 'cursor', expected: 'the nextCursor of a page with the same sort' }]);
}

function parseList(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(cursor);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    throw cursorFault();
  }
}

function orderName(sort: readonly Sort[]): string {
  return sort.map(({ field, direction }) => `${field} ${direction}`).join();
}
