import { z, type RecordFields } from '@crosswalk/model';
import { COMPARATORS, COMPARATORS_BY_NAME, type Comparator } from './comparators.ts';

/**
 * What of a value two records must share to be compared at all: all of it, its beginning or end, how it sounds, or any one
 * of its words, which finds names whatever their order.
 */
export const BLOCK_FORMS = ['whole', 'start', 'end', 'sound', 'word'] as const;

const fieldKey = z.string().check(z.minLength(1), z.maxLength(64));

/** How records without a common id are recognised: fields that are compared, and keys of which a pair must share one. */
export const MatchRules = z.strictObject({
  fields: z
    .array(
      z.strictObject({
        key: fieldKey,
        comparator: z.enum(COMPARATORS),
        /** Further fields whose values are compared together with this one, as one text. */
        with: z.optional(z.array(fieldKey).check(z.maxLength(10))),
      }),
    )
    .check(z.minLength(1), z.maxLength(20)),
  /** Each block is a list of parts that must all be there and agree. A pair that shares no block is not compared. */
  blocks: z
    .array(z.array(z.strictObject({ key: fieldKey, form: z.enum(BLOCK_FORMS) })).check(z.minLength(1), z.maxLength(5)))
    .check(z.minLength(1), z.maxLength(20)),
});
/** How records without a common id are recognised: fields that are compared, and keys of which a pair must share one. */
export type MatchRules = z.infer<typeof MatchRules>;

/** A record made ready for comparing: its values in comparable form, in the order of the rules, and its block keys. */
export interface PreparedRecord {
  readonly values: readonly string[];
  readonly keys: readonly string[];
}

/** Makes a function that prepares records by the rules; what the rules say is looked up once and not for each record. */
export function recordPreparer(rules: MatchRules): (fields: RecordFields) => PreparedRecord {
  const compared = rules.fields.map((field) => ({ ...field, tool: COMPARATORS_BY_NAME[field.comparator] }));
  const places = new Map(rules.fields.map((field, index) => [field.key, index]));
  return (fields) => {
    const values = compared.map(({ key, with: others, tool }) =>
      prepareTogether(fields, [key, ...(others ?? [])], tool),
    );
    const keys = rules.blocks.flatMap((parts, block) => {
      const forms = parts.map(({ key, form }) => blockForms(values[places.get(key) ?? -1] ?? '', form));
      return combined(forms).map((key) => `${block}:${key}`);
    });
    return { values, keys };
  };
}

function prepareTogether(fields: RecordFields, keys: readonly string[], tool: Comparator): string {
  return keys
    .map((key) => tool.prepare(Object.hasOwn(fields, key) ? fields[key] : null))
    .filter((text) => text !== '')
    .join(' ');
}

/** One of each part, in every way; nothing when a part is empty. */
function combined(forms: readonly (readonly string[])[]): string[] {
  return forms.reduce<string[]>((keys, part) => keys.flatMap((key) => part.map((form) => `${key}|${form}`)), ['']);
}

function blockForms(value: string, form: (typeof BLOCK_FORMS)[number]): readonly string[] {
  const text = value.replaceAll(' ', '');
  if (text === '') return [];
  switch (form) {
    case 'whole':
      return [text];
    case 'start':
      return [text.slice(0, 4)];
    case 'end':
      return [text.slice(-7)];
    case 'sound':
      return [soundOf(text)];
    case 'word':
      return [...new Set(value.split(' ').map((word) => word.slice(0, 6)))].slice(0, 6);
  }
}

/** The first letter and the consonants after it, alike ones written alike: `Meyer`, `Maier` and `Mayr` are one. */
function soundOf(text: string): string {
  const alike = text
    .replace(/ph/g, 'f')
    .replace(/[ckq]+/g, 'k')
    .replace(/[sz]+/g, 's')
    .replace(/[dt]+/g, 't')
    .replace(/[vwf]+/g, 'f')
    .replace(/[bp]+/g, 'p');
  const consonants = alike
    .slice(1)
    .replace(/[aeiouhyj]/g, '')
    .replace(/(.)\1+/g, '$1');
  return (alike.slice(0, 1) + consonants).slice(0, 5);
}
