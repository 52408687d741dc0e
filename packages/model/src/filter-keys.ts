import { FIELD_PATTERNS } from './field-patterns.ts';
import type { FieldType, FieldValue } from './field-values.ts';
import { canonicalDecimal } from './filter-decimal.ts';
import type { FieldDescription } from './object-description.ts';
import type { FilterValue } from './query.ts';

/** How the values of a field compare. `presence` fields can only be asked whether they are empty. */
export type KeyKind = 'text' | 'decimal' | 'boolean' | 'presence';
/** What a value is compared by: its text, its exact decimal, or its truth. */
export type Key = string | boolean;

type Structured = Readonly<Record<string, unknown>>;

/**
 * What each field type is compared by. Everything that filters or sorts derives from this table;
 * a store in another language follows it row by row.
 */
const KEYS: Readonly<Record<FieldType, { kind: KeyKind; key: (value: unknown) => Key | undefined }>> = {
  text: { kind: 'text', key: filledText },
  longText: { kind: 'text', key: filledText },
  select: { kind: 'text', key: filledText },
  multiSelect: { kind: 'text', key: filledText },
  email: { kind: 'text', key: filledText },
  phone: { kind: 'text', key: filledText },
  url: { kind: 'text', key: filledText },
  date: { kind: 'text', key: filledText },
  datetime: { kind: 'text', key: instant },
  boolean: { kind: 'boolean', key: (value) => (typeof value === 'boolean' ? value : undefined) },
  integer: { kind: 'decimal', key: canonicalDecimal },
  decimal: { kind: 'decimal', key: canonicalDecimal },
  money: { kind: 'decimal', key: (value) => canonicalDecimal(part(value, 'amount')) },
  duration: { kind: 'decimal', key: seconds },
  address: { kind: 'text', key: addressLine },
  personName: { kind: 'text', key: (value) => filledText(part(value, 'full')) },
  ref: { kind: 'text', key: (value) => filledText(part(value, 'id')) },
  refs: { kind: 'text', key: (value) => filledText(part(value, 'id')) },
  channelId: { kind: 'text', key: (value) => filledText(part(value, 'id')) },
  json: { kind: 'presence', key: presence },
};

const TYPES: ReadonlyMap<string, (typeof KEYS)[FieldType]> = new Map(Object.entries(KEYS));
const NOTHING = { kind: 'presence', key: () => undefined } as const;

/** How values of this field compare. */
export function keyKind(field: FieldDescription | undefined): KeyKind {
  return keysOfType(field).kind;
}

/** Whether the field's value is a list; conditions then hold when they hold for one of its values. */
export function isListField(field: FieldDescription): boolean {
  return field.multiple === true || field.type === 'multiSelect' || field.type === 'refs';
}

/** What a stored value is compared by: nothing for an empty field, one key, or one for each value of a list. */
export function keysOf(field: FieldDescription | undefined, value: FieldValue | undefined): readonly Key[] {
  const { key } = keysOfType(field);
  if (field === undefined || value === undefined || value === null) return [];
  const values: readonly unknown[] = isListField(field) ? (Array.isArray(value) ? value : []) : [value];
  return values.map(key).filter((found) => found !== undefined);
}

/** What the value of a condition is compared by; `undefined` when it can never equal a value of this field. */
export function operandKey(field: FieldDescription | undefined, value: FilterValue): Key | undefined {
  const { kind, key } = keysOfType(field);
  if (field === undefined || kind === 'presence') return undefined;
  if (field.type === 'datetime' && typeof value === 'string' && FIELD_PATTERNS.date.test(value))
    return `${value}T00:00:00`;
  if (field.type === 'datetime' || field.type === 'duration')
    return spelled(field.type, value) ? key(value) : undefined;
  if (kind === 'text') return filledText(value);
  return kind === 'decimal' ? canonicalDecimal(value) : key(value);
}

function keysOfType(field: FieldDescription | undefined): (typeof KEYS)[FieldType] {
  return (field && TYPES.get(field.type)) ?? NOTHING;
}

function spelled(type: 'datetime' | 'duration', value: FilterValue): boolean {
  return typeof value === 'string' && FIELD_PATTERNS[type].test(value);
}

function filledText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The instant without its zone letter and without needless zeros, so that equal instants are equal texts in right order. */
function instant(value: unknown): string | undefined {
  const text = filledText(value);
  if (text?.endsWith('Z') !== true) return text;
  const local = text.slice(0, -1);
  return local.includes('.') ? local.replace(/0+$/, '').replace(/\.+$/, '') : local;
}

function seconds(value: unknown): string | undefined {
  const parts =
    typeof value === 'string' &&
    /^(-)?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(\.\d+)?S)?)?$/.exec(value);
  if (!parts) return undefined;
  const [, sign = '', weeks = '0', days = '0', hours = '0', minutes = '0', whole = '0', fraction = ''] = parts;
  const total =
    ((BigInt(weeks) * 7n + BigInt(days)) * 24n + BigInt(hours)) * 3600n + BigInt(minutes) * 60n + BigInt(whole);
  return canonicalDecimal(`${sign}${total}${fraction}`);
}

function addressLine(value: unknown): string | undefined {
  const parts = ['street', 'city', 'region', 'postalCode', 'country'].map((name) => filledText(part(value, name)));
  return filledText(parts.filter((text) => text !== undefined).join(' '));
}

function presence(value: unknown): Key | undefined {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0 || undefined;
  return value === '' || value === null ? undefined : true;
}

function part(value: unknown, name: string): unknown {
  return isStructured(value) ? value[name] : undefined;
}

function isStructured(value: unknown): value is Structured {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
