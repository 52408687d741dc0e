import type { FieldValue } from '@crosswalk/model';
import { romanise, romaniseName } from './romanise.ts';
import { jaroWinkler, slips } from './similarity.ts';

/** How far two values of a field agree, from worst to best. A pair in which one is empty has no level: it says nothing. */
export const AGREEMENTS = ['different', 'similar', 'close', 'same'] as const;
/** One level of agreement. */
export type Agreement = (typeof AGREEMENTS)[number];

/** Kinds of values that are compared in a way of their own. */
export const COMPARATORS = ['name', 'text', 'address', 'email', 'phone', 'date', 'code'] as const;
/** Name of a comparator. */
export type ComparatorName = (typeof COMPARATORS)[number];

/** Place of a level in `AGREEMENTS`; the numbers that are counted and weighed. */
export type Level = 0 | 1 | 2 | 3;

/** Brings values into the form they are compared in, once for each record, and tells how far two such forms agree. */
export interface Comparator {
  /** Empty text for an empty value. */
  prepare(value: FieldValue | undefined): string;
  compare(left: string, right: string): Level;
}

/** Every comparator by name. */
export const COMPARATORS_BY_NAME: Readonly<Record<ComparatorName, Comparator>> = {
  name: { prepare: (value) => romaniseName(fullText(value)).join(' '), compare: compareNames },
  text: { prepare: (value) => romanise(fullText(value)).join(' '), compare: compareTexts },
  address: { prepare: (value) => romanise(fullText(value)).map(shorten).join(' '), compare: compareTexts },
  email: { prepare: (value) => normaliseEmail(fullText(value)), compare: compareEmails },
  phone: { prepare: (value) => fullText(value).replace(/\D/g, '').replace(/^0+/, ''), compare: comparePhones },
  date: { prepare: (value) => fullText(value).slice(0, 10), compare: compareDates },
  code: { prepare: (value) => romanise(fullText(value)).join(''), compare: compareCodes },
};

const STREET_WORDS = new Map([
  ['street', 'st'],
  ['avenue', 'ave'],
  ['road', 'rd'],
  ['place', 'pl'],
  ['drive', 'dr'],
  ['strasse', 'str'],
  ['boulevard', 'blvd'],
]);

function shorten(word: string): string {
  return STREET_WORDS.get(word) ?? word;
}

const PARTS = ['given', 'family', 'street', 'city', 'region', 'postalCode', 'country'] as const;

/** A value as people read it. A name has `full` always; of a list the first value counts. */
function fullText(value: FieldValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return fullText(value[0]);
  if (typeof value['full'] === 'string') return value['full'];
  if (typeof value['id'] === 'string') return value['id'];
  return PARTS.map((part) => fullText(value[part])).join(' ');
}

function isList(value: FieldValue): value is readonly FieldValue[] {
  return Array.isArray(value);
}

/** Family name first or last, in one word or several, with initials: all spellings of one name agree at least closely. */
function compareNames(left: string, right: string): Level {
  if (left === right) return 3;
  const leftWords = left.split(' ');
  const rightWords = right.split(' ');
  const joined = leftWords.join('');
  let best = 0;
  for (let turn = 0; turn < rightWords.length; turn += 1) {
    const turned = [...rightWords.slice(turn), ...rightWords.slice(0, turn)].join('');
    if (turned === joined) return 3;
    best = Math.max(best, jaroWinkler(joined, turned));
  }
  if (best >= 0.92 || isShortened(leftWords, rightWords)) return 2;
  return best >= 0.8 ? 1 : 0;
}

/** Whether each word of the shorter name stands in the longer one, or is the initial of a word there, and one is whole. */
function isShortened(left: readonly string[], right: readonly string[]): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (long.length < 2) return false;
  const rest = [...long];
  let whole = 0;
  for (const word of short) {
    const at = rest.findIndex((other) => other === word || (oneIsInitial(word, other) && other[0] === word[0]));
    if (at < 0) return false;
    if (rest[at] === word && word.length > 1) whole += 1;
    rest.splice(at, 1);
  }
  return whole > 0 && short.length > 1;
}

function oneIsInitial(left: string, right: string): boolean {
  return left.length === 1 || right.length === 1;
}

function compareTexts(left: string, right: string): Level {
  if (left === right) return 3;
  const similarity = jaroWinkler(left.replaceAll(' ', ''), right.replaceAll(' ', ''));
  if (similarity === 1) return 3;
  if (similarity >= 0.92) return 2;
  return similarity >= 0.85 || sharedWords(left, right) >= 0.5 ? 1 : 0;
}

function sharedWords(left: string, right: string): number {
  const leftWords = new Set(left.split(' '));
  const rightWords = new Set(right.split(' '));
  let shared = 0;
  for (const word of leftWords) if (rightWords.has(word)) shared += 1;
  return (2 * shared) / (leftWords.size + rightWords.size);
}

/** Some providers have two names. Dots and tags are kept: whether they mean anything is the provider's own rule. */
function normaliseEmail(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/@googlemail\.com$/, '@gmail.com');
}

function compareEmails(left: string, right: string): Level {
  if (left === right) return 3;
  const [leftName = '', leftDomain = ''] = left.split('@');
  const [rightName = '', rightDomain = ''] = right.split('@');
  if (leftDomain === rightDomain) return slips(leftName, rightName, 1) === 1 && leftName.length > 3 ? 2 : 0;
  if (leftName !== rightName) return 0;
  return slips(leftDomain, rightDomain, 1) === 1 ? 2 : 1;
}

/** Numbers agree by their last digits: the rest is a matter of how the country was written. */
function comparePhones(left: string, right: string): Level {
  if (left === right) return 3;
  const digits = Math.min(left.length, right.length);
  if (digits >= 8 && left.slice(-digits) === right.slice(-digits)) return 3;
  if (digits >= 7 && left.slice(-7) === right.slice(-7)) return 2;
  return digits >= 7 && slips(left.slice(-9), right.slice(-9), 1) === 1 ? 1 : 0;
}

function compareDates(left: string, right: string): Level {
  if (left === right) return 3;
  const wrong = slips(left, right);
  if (wrong === 1 || isTurned(left, right)) return 2;
  return wrong === 2 ? 1 : 0;
}

/** Day and month exchanged. */
function isTurned(left: string, right: string): boolean {
  return left.slice(0, 4) === right.slice(0, 4) && left.slice(5) === `${right.slice(8)}-${right.slice(5, 7)}`;
}

function compareCodes(left: string, right: string): Level {
  if (left === right) return 3;
  const wrong = slips(left, right);
  if (wrong === 1) return left.length > 2 ? 2 : 1;
  return wrong === 2 && left.length > 4 ? 1 : 0;
}
