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

/** Whether this kind of field can be edited in place. */
export function isEditable(field: FieldDescription): boolean {
  return EDITABLE.has(field.type) && !(field.multiple && field.type !== 'multiSelect' && field.type !== 'ref');
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
    case 'multiSelect':
      return { value: JSON.stringify(Array.isArray(value) ? value : []) };
    case 'ref':
    case 'refs':
      return { value: referencesText((Array.isArray(value) ? value : [value]).flatMap(readReference)) };
    case 'datetime':
      return { value: typeof value === 'string' ? localMoment(value) : '' };
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
  switch (field.type) {
    case 'money':
      return moneyOf(draft);
    case 'address':
      return addressOf(draft);
    case 'personName':
      return text === '' ? null : { full: text };
    case 'multiSelect':
      return listOf(text);
    case 'ref':
    case 'refs':
      return readReferences(field, draft);
    case 'integer':
      return text === '' ? null : Number(text);
    case 'boolean':
      return text === '' ? null : text === 'true';
    case 'datetime':
      return text === '' ? null : momentOf(text);
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

function listOf(json: string): FieldValue {
  const values: unknown = JSON.parse(json || '[]');
  const texts = Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
  return texts.length === 0 ? null : texts;
}

/** `datetime-local` inputs speak local time without a zone. */
function localMoment(utc: string): string {
  const date = new Date(utc);
  if (Number.isNaN(date.getTime())) return '';
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function momentOf(local: string): string {
  const date = new Date(local);
  return Number.isNaN(date.getTime()) ? local : date.toISOString();
}
