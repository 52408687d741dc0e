import type { FieldType, FieldValue } from './field-values.ts';
import { keysOf } from './filter-keys.ts';
import { firstCodePoints, foldCase } from './filter-text.ts';
import type { FieldDescription } from './object-description.ts';

/** Bounds of what one field gives to the search: its first different words, and the first characters of each. */
export const SEARCH_BOUNDS = { wordsPerField: 2_000, charactersPerWord: 40, wordsPerQuery: 10 } as const;

const SEARCHABLE: ReadonlySet<string> = new Set<FieldType>([
  'text',
  'longText',
  'select',
  'multiSelect',
  'email',
  'phone',
  'url',
  'address',
  'personName',
  'channelId',
]);

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts written without spaces: their words are found by pairs of neighbouring characters. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;

/** Whether the search looks into this field. */
export function isSearchable(field: FieldDescription): boolean {
  return SEARCHABLE.has(field.type);
}

/** The words of one field's value as a search index keeps them. A query word finds every word that begins with it. */
export function searchWords(field: FieldDescription, value: FieldValue | undefined): string[] {
  if (!isSearchable(field)) return [];
  const words = new Set<string>();
  for (const key of keysOf(field, value)) {
    for (const word of wordsOf(String(key), 'index')) words.add(word);
    if (field.type === 'phone') words.add(String(key).replace(/\D/g, ''));
    if (words.size >= SEARCH_BOUNDS.wordsPerField) break;
  }
  words.delete('');
  return [...words].slice(0, SEARCH_BOUNDS.wordsPerField);
}

/** The words a user's text asks for; a record is found when each of them begins a word of one of the fields searched. */
export function queryWords(text: string): string[] {
  return [...new Set(wordsOf(text, 'query'))].slice(0, SEARCH_BOUNDS.wordsPerQuery);
}

/** Whether a record is found by these words, looking only into these fields. Finding nothing asked for is finding everything. */
export function matchesSearch(
  fields: readonly FieldDescription[],
  words: readonly string[],
  record: { readonly fields: Readonly<Record<string, FieldValue>> },
): boolean {
  const known = fields.flatMap((field) =>
    searchWords(field, Object.hasOwn(record.fields, field.key) ? record.fields[field.key] : undefined),
  );
  return words.every((wanted) => known.some((word) => word.startsWith(wanted)));
}

function wordsOf(text: string, purpose: 'index' | 'query'): string[] {
  if (/^[\0-\x7f]*$/.test(text)) return asciiWords(text);
  const words: string[] = [];
  for (const [word] of foldCase(text.normalize('NFKC')).matchAll(WORD)) {
    let rest = 0;
    for (const run of word.matchAll(UNSPACED)) {
      words.push(word.slice(rest, run.index), ...pairs(run[0], purpose));
      rest = run.index + run[0].length;
    }
    words.push(word.slice(rest));
  }
  return words.filter((word) => word !== '').map((word) => firstCodePoints(word, SEARCH_BOUNDS.charactersPerWord));
}

/** Most text is plain; it needs none of the care for other scripts. */
function asciiWords(text: string): string[] {
  return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map((word) => word.slice(0, SEARCH_BOUNDS.charactersPerWord));
}

/** `张伟明` is kept as `张伟 伟明 明` and asked for as `张伟 伟明`: with prefixes, every part of it is found. */
function pairs(run: string, purpose: 'index' | 'query'): string[] {
  const characters = Array.from(run);
  const found = characters.map((character, index) => character + (characters[index + 1] ?? ''));
  return purpose === 'query' && found.length > 1 ? found.slice(0, -1) : found;
}
