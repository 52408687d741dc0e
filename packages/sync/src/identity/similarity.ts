/**
 * How alike two short texts are, from 0 to 1, by Jaro and Winkler: characters in common near the same place, less those
 * out of order, and more for a common beginning, where people make fewer mistakes.
 */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return 1;
  const jaro = jaroSimilarity(left, right);
  if (jaro < 0.7) return jaro;
  let prefix = 0;
  while (prefix < 4 && left.charCodeAt(prefix) === right.charCodeAt(prefix)) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** One bit for each character of texts up to this length; longer ones are compared by their beginning. */
const LONGEST = 64;
const leftMatched = new Uint8Array(LONGEST);
const rightMatched = new Uint8Array(LONGEST);

function jaroSimilarity(left: string, right: string): number {
  const leftLength = Math.min(left.length, LONGEST);
  const rightLength = Math.min(right.length, LONGEST);
  if (leftLength === 0 || rightLength === 0) return 0;
  const matches = markMatches(left, leftLength, right, rightLength);
  if (matches === 0) return 0;
  const transposed = countTransposed(left, leftLength, right) / 2;
  return (matches / leftLength + matches / rightLength + (matches - transposed) / matches) / 3;
}

function markMatches(left: string, leftLength: number, right: string, rightLength: number): number {
  const reach = Math.max(0, (Math.max(leftLength, rightLength) >> 1) - 1);
  leftMatched.fill(0, 0, leftLength);
  rightMatched.fill(0, 0, rightLength);
  let matches = 0;
  for (let index = 0; index < leftLength; index += 1) {
    const code = left.charCodeAt(index);
    const end = Math.min(rightLength, index + reach + 1);
    for (let other = Math.max(0, index - reach); other < end; other += 1) {
      if (rightMatched[other] === 1 || right.charCodeAt(other) !== code) continue;
      leftMatched[index] = 1;
      rightMatched[other] = 1;
      matches += 1;
      break;
    }
  }
  return matches;
}

function countTransposed(left: string, leftLength: number, right: string): number {
  let transposed = 0;
  let other = 0;
  for (let index = 0; index < leftLength; index += 1) {
    if (leftMatched[index] !== 1) continue;
    while (rightMatched[other] !== 1) other += 1;
    if (left.charCodeAt(index) !== right.charCodeAt(other)) transposed += 1;
    other += 1;
  }
  return transposed;
}

/**
 * Number of slips between two short codes: a character wrong, missing, too many, or two neighbours exchanged.
 * Counts no further than `limit + 1`.
 */
export function slips(left: string, right: string, limit = 2): number {
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = nextRow(left, right, row, { previous, before });
    if (Math.min(...current) > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return Math.min(previous[right.length] ?? 0, limit + 1);
}

function nextRow(left: string, right: string, row: number, rows: { previous: number[]; before: number[] }): number[] {
  const current = [row];
  for (let column = 1; column <= right.length; column += 1) {
    const isSame = left[row - 1] === right[column - 1];
    const isExchanged =
      row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
    current[column] = Math.min(
      (rows.previous[column] ?? 0) + 1,
      (current[column - 1] ?? 0) + 1,
      (rows.previous[column - 1] ?? 0) + (isSame ? 0 : 1),
      isExchanged ? (rows.before[column - 2] ?? 0) + 1 : Infinity,
    );
  }
  return current;
}
