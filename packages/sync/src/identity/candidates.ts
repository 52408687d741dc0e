import type { PreparedRecord } from './match-rules.ts';

/** A block with more records than this on one side tells nobody apart; its pairs are found by other blocks or not at all. */
export const LARGEST_BLOCK = 300;

/** Every pair that shares a block, once, as `left × right.length + right`. Within one list, each pair once and none with itself. */
export function candidatePairs(
  left: readonly PreparedRecord[],
  right: readonly PreparedRecord[],
  largestBlock = LARGEST_BLOCK,
): Float64Array {
  const leftByKey = recordsByKey(left);
  const rightByKey = left === right ? leftByKey : recordsByKey(right);
  const pairs = new Set<number>();
  for (const [key, mine] of leftByKey) {
    const others = rightByKey.get(key);
    if (others === undefined || mine.length > largestBlock || others.length > largestBlock) continue;
    for (const one of mine)
      for (const other of others) if (left !== right || one < other) pairs.add(one * right.length + other);
  }
  return Float64Array.from(pairs);
}

function recordsByKey(records: readonly PreparedRecord[]): Map<string, number[]> {
  const byKey = new Map<string, number[]>();
  for (const [index, { keys }] of records.entries()) {
    for (const key of keys) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [index]);
      else known.push(index);
    }
  }
  return byKey;
}
