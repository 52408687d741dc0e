/** Which rows are selected: these, or all there are without these, whether they are loaded or not. */
export interface RowSelection {
  /** Everything the list has, without `ids`. */
  isAll: boolean;
  ids: ReadonlySet<string>;
}

/** Nothing is selected. */
export const NO_ROWS: RowSelection = { isAll: false, ids: new Set() };
/** Everything is selected. */
export const ALL_ROWS: RowSelection = { isAll: true, ids: new Set() };

export function isRowSelected({ isAll, ids }: RowSelection, id: string): boolean {
  return isAll !== ids.has(id);
}

/** How many of `count` rows are selected. */
export function selectedCount({ isAll, ids }: RowSelection, count: number): number {
  return isAll ? Math.max(0, count - ids.size) : ids.size;
}

/** The same selection with these rows selected, or not. */
export function withRows(selection: RowSelection, ids: Iterable<string>, isSelected: boolean): RowSelection {
  const changed = new Set(selection.ids);
  for (const id of ids) {
    if (isSelected === selection.isAll) changed.delete(id);
    else changed.add(id);
  }
  return { isAll: selection.isAll, ids: changed };
}

/**
 * Moves the end of a range: rows that come into it are selected, rows that leave it are not any more.
 * Ranges are `[first, last]`, both in.
 */
export function rangeChange(
  anchor: number,
  from: number,
  to: number,
): { added: [number, number] | undefined; removed: readonly [number, number][] } {
  const [first, last] = [Math.min(anchor, to), Math.max(anchor, to)];
  const [oldFirst, oldLast] = [Math.min(anchor, from), Math.max(anchor, from)];
  const removed: [number, number][] = [];
  if (oldFirst < first) removed.push([oldFirst, first - 1]);
  if (oldLast > last) removed.push([last + 1, oldLast]);
  return { added: [first, last], removed };
}
