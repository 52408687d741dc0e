import { checkValue, type FieldDescription, type FieldValue, type RecordReference } from '@crosswalk/model';
import { recordKey, referenceOf } from '../data/record-key.ts';
import { partOf } from '../format/part-of.ts';

/** A field being edited, as the texts of its inputs by part; one part named `value` for simple fields. */
export type FieldDraft = Readonly<Record<string, string>>;

/** Parts of structured values, in the order people write them. */
export const ADDRESS_PARTS = ['street', 'postalCode', 'city', 'region', 'country'] as const;

const EDITABLE: ReadonlySet<string> = new Set([
  'text',
  'longText',
  'boolean',
  'integer',
  'decimal',
  'money',
  'date',
  'datetime',
  'select',
  'multiSelect',
  'email',
  'phone',
  'url',
  'address',
  'personName',
  'ref',
  'refs',
]);

/** Kinds of values of which several are written as tags. */
const LISTED: ReadonlySet<string> = new Set(['text', 'email', 'phone', 'url', 'select']);

/** Whether this kind of field can be edited in place. */
export function isEditable(field: FieldDescription): boolean {
  return EDITABLE.has(field.type) && (!field.multiple || isListOfTexts(field) || pointsAtMany(field));
}

/** Whether the field's value is a list of texts: choices, or several values of a simple kind. */
export function isListOfTexts(field: FieldDescription): boolean {
  return field.type === 'multiSelect' || (field.multiple === true && LISTED.has(field.type));
}

/** The texts of a draft that is a list. */
export function textsIn({ value = '[]' }: FieldDraft): string[] {
  const values: unknown = JSON.parse(value || '[]');
  return Array.isArray(values) ? values.filter((one) => typeof one === 'string') : [];
}

/** Texts as the text of a draft. */
export function textsText(texts: readonly string[]): string {
  return JSON.stringify(texts);
}

/** Whether two drafts say the same, so that nothing has to be written. */
export function isSameDraft(left: FieldDraft, right: FieldDraft): boolean {
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every(
    (part) => (left[part] ?? '').trim() === (right[part] ?? '').trim(),
  );
}

/** Whether the field points at several records. */
export function pointsAtMany(field: FieldDescription): boolean {
  return field.type === 'refs' || (field.type === 'ref' && field.multiple === true);
}

/** The records a draft points at; each stands on a line of its own. */
export function referencesIn(draft: FieldDraft): RecordReference[] {
  return (draft.value ?? '').split('\n').flatMap((key) => referenceOf(key) ?? []);
}

/** Records as the text of a draft. */
export function referencesText(references: readonly RecordReference[]): string {
  return references.map(recordKey).join('\n');
}

/** The texts an edit begins with. */
export function draftOf(field: FieldDescription, value: FieldValue): FieldDraft {
  if (isListOfTexts(field))
    return { value: textsText((Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')) };
  switch (field.type) {
    case 'money':
      return {
        amount: partOf(value, 'amount') ?? '',
        currency: partOf(value, 'currency') ?? field.defaultCurrency ?? 'EUR',
      };
    case 'address':
      return Object.fromEntries(ADDRESS_PARTS.map((part) => [part, partOf(value, part) ?? '']));
    case 'personName':
      return { value: partOf(value, 'full') ?? '' };
    case 'ref':
    case 'refs':
      return { value: referencesText((Array.isArray(value) ? value : [value]).flatMap(readReference)) };
    default:
      return { value: value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value) };
  }
}

/** The value a draft stands for, or what was expected where it stands for none. Nothing written means an empty field. */
export function valueOf(field: FieldDescription, draft: FieldDraft): { value: FieldValue } | { expected: string } {
  const value = readDraft(field, draft);
  const expected = checkValue(field, value);
  return expected === undefined ? { value } : { expected };
}

function readDraft(field: FieldDescription, draft: FieldDraft): FieldValue {
  const text = (draft.value ?? '').trim();
  if (isListOfTexts(field)) return listOf(draft);
  switch (field.type) {
    case 'money':
      return moneyOf(draft);
    case 'address':
      return addressOf(draft);
    case 'personName':
      return text === '' ? null : { full: text };
    case 'ref':
    case 'refs':
      return readReferences(field, draft);
    case 'integer':
      return text === '' ? null : Number(text);
    case 'boolean':
      return text === '' ? null : text === 'true';
    default:
      return text === '' ? null : text;
  }
}

function readReferences(field: FieldDescription, draft: FieldDraft): FieldValue {
  const references = referencesIn(draft);
  const [first = null] = references;
  return pointsAtMany(field) && first ? references : first;
}

function readReference(value: FieldValue): RecordReference[] {
  const [type, id] = [partOf(value, 'type'), partOf(value, 'id')];
  return type === undefined || id === undefined ? [] : [{ type, id }];
}

function moneyOf({ amount = '', currency = '' }: FieldDraft): FieldValue {
  const digits = amount.replace(/[\s,'’]/g, '');
  return digits === '' ? null : { amount: digits, currency: currency.trim().toUpperCase() };
}

function addressOf(draft: FieldDraft): FieldValue {
  const filled = ADDRESS_PARTS.flatMap((part) => {
    const text = draft[part]?.trim();
    return text ? [[part, text] as const] : [];
  });
  return filled.length === 0 ? null : Object.fromEntries(filled);
}

function listOf(draft: FieldDraft): FieldValue {
  const texts = textsIn(draft);
  return texts.length === 0 ? null : texts;
}
