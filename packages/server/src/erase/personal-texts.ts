import {
  type FieldDescription,
  type JsonValue,
  type ObjectDescription,
  PersonName,
  type RecordFields,
} from '@crosswalk/model';

/** What somebody is named by. */
export interface PersonalTexts {
  /** Name nobody else, wherever they stand: addresses, numbers, full names. */
  strong: string[];
  /** Mean this person only where it is known that the person is meant: given names, streets. */
  weak: string[];
}

const STRONG: ReadonlySet<string> = new Set(['email', 'phone', 'channelId']);
const WEAK: ReadonlySet<string> = new Set(['address', 'url']);
/** About as many as are dialled within a country. */
const NATIONAL_DIGITS = 9;
/** Shorter texts would be found inside of others. */
const SHORTEST = 3;

/** Collects what a record's values, present and past, name the person by: fields of personal types, those marked `personal`, and the title. */
export function personalTexts(description: ObjectDescription, versions: readonly RecordFields[]): PersonalTexts {
  const strong = new Set<string>();
  const weak = new Set<string>();
  for (const fields of versions) {
    for (const field of description.fields) {
      const value = Object.hasOwn(fields, field.key) ? fields[field.key] : undefined;
      if (value !== undefined) collect(field, value, field.key === description.titleField, { strong, weak });
    }
  }
  for (const text of strong) weak.delete(text);
  return { strong: longest(strong), weak: longest(weak) };
}

function collect(
  field: FieldDescription,
  value: JsonValue,
  isTitle: boolean,
  into: { strong: Set<string>; weak: Set<string> },
): void {
  if (field.type === 'personName') return [value].flat().forEach((name) => collectName(name, into));
  const texts = textsOf(value);
  if (STRONG.has(field.type)) texts.forEach((text) => into.strong.add(text));
  else if (isTitle) texts.forEach((text) => (text.includes(' ') ? into.strong : into.weak).add(text));
  else if (WEAK.has(field.type) || field.personal === true) texts.forEach((text) => into.weak.add(text));
  if (field.type === 'phone') texts.forEach((text) => collectNumber(text, into));
}

/** A number is also written without its country. */
function collectNumber(text: string, { strong, weak }: { strong: Set<string>; weak: Set<string> }): void {
  const digits = text.replaceAll(/[^\d+]/g, '');
  strong.add(digits);
  if (digits.length > NATIONAL_DIGITS) weak.add(digits.slice(-NATIONAL_DIGITS));
}

function collectName(value: JsonValue, { strong, weak }: { strong: Set<string>; weak: Set<string> }): void {
  const { success, data: name } = PersonName.safeParse(value);
  if (!success) return;
  (name.full.includes(' ') ? strong : weak).add(name.full);
  const words = [name.given ?? '', name.family ?? '', ...name.full.split(/\s+/)];
  words.forEach((word) => weak.add(word));
}

function textsOf(value: JsonValue): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

/** The longest first, so that a name goes before a word of it. */
function longest(texts: ReadonlySet<string>): string[] {
  return [...texts].filter((text) => text.trim().length >= SHORTEST).sort((left, right) => right.length - left.length);
}
