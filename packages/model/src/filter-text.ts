const FIRST_SURROGATE = 0xd800;
const AFTER_SURROGATES = 0xe000;

/**
 * Orders text by code point, as PostgreSQL does with `COLLATE "C"`. JavaScript's own `<` compares
 * UTF-16 units and so puts emoji before some letters.
 */
export function compareCodePoints(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index += 1) {
    const difference = rank(left.charCodeAt(index)) - rank(right.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** The first `count` code points; never cuts a pair in two. */
export function firstCodePoints(text: string, count: number): string {
  return text.length <= count
    ? text
    : Array.from(text.slice(0, count * 2))
        .slice(0, count)
        .join('');
}

/**
 * Text without regard to case, one code point for one code point, so that a database can do the same
 * with a table. `ß` and `İ`, whose other case is longer, stay as they are.
 */
export function foldCase(text: string): string {
  return /^[\0-\x7f]*$/.test(text) ? text.toLowerCase() : Array.from(text, foldCharacter).join('');
}

/** Every character outside ASCII that `foldCase` changes, in two texts of equal length: the characters and what they become. */
export function caseFoldingTable(): { from: string; to: string } {
  const from: string[] = [];
  const to: string[] = [];
  for (let codePoint = 0x80; codePoint < 0x20000; codePoint += 1) {
    if (codePoint >= FIRST_SURROGATE && codePoint < AFTER_SURROGATES) continue;
    const character = String.fromCodePoint(codePoint);
    const folded = foldCharacter(character);
    if (folded === character) continue;
    from.push(character);
    to.push(folded);
  }
  return { from: from.join(''), to: to.join('') };
}

function foldCharacter(character: string): string {
  const lower = character.toLowerCase();
  return Array.from(lower).length === 1 ? lower : character;
}

/** Lifts surrogates, which stand for the code points above all others, over the units U+E000 to U+FFFF. */
function rank(unit: number): number {
  if (unit < FIRST_SURROGATE) return unit;
  return unit >= AFTER_SURROGATES ? unit - 0x800 : unit + 0x2000;
}
