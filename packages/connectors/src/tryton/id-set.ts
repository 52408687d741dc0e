/**
 * Sets of ids as short text, for cursors: `1-4000,4002-9000`. Ids are given in order and mostly stay, so that thousands
 * fit into a few characters.
 */
export function packIds(ids: Iterable<number>): string {
  const sorted = [...ids].sort((left, right) => left - right);
  const ranges: [number, number][] = [];
  for (const id of sorted) {
    const last = ranges.at(-1);
    if (last !== undefined && id === last[1] + 1) last[1] = id;
    else if (last?.[1] !== id) ranges.push([id, id]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join();
}

/** Most ids a cursor may stand for; a text that claims more was not made here. */
const MOST_IDS = 5_000_000;

/** The ids of a packed text, in order; `undefined` for a text that was not made by `packIds`. */
export function unpackIds(text: string): number[] | undefined {
  const ids: number[] = [];
  for (const range of text === '' ? [] : text.split(',')) {
    const [, first, last = first] = /^([1-9]\d{0,9})(?:-([1-9]\d{0,9}))?$/.exec(range) ?? [];
    if (first === undefined) return undefined;
    const [from, to] = [Number(first), Number(last)];
    if (from > to || from <= (ids.at(-1) ?? 0) || ids.length + to - from > MOST_IDS) return undefined;
    for (let id = from; id <= to; id += 1) ids.push(id);
  }
  return ids;
}
