const HUES = 8;
const IDEOGRAPH = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The one or two letters that stand for a name: `Ada Lovelace` → `AL`, `王小明` → `王`; `?` for a name without letters. */
export function initialsOf(name: string): string {
  const words = name.normalize('NFC').split(/\s+/).map(firstLetter).filter(Boolean);
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  if (first === '') return '?';
  return IDEOGRAPH.test(first) ? first : (first + last).toLocaleUpperCase();
}

/** Letters only: a name may hold markup, emoji or signs, none of which make initials. */
function firstLetter(word: string): string {
  return /\p{L}/u.exec(word)?.[0] ?? '';
}

/** A hue from 0 to 7 that is always the same for the same name. */
export function hueOf(name: string): number {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % HUES;
}
