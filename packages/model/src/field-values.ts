import { FIELD_LENGTHS, FIELD_PATTERNS, isCalendarDate } from './field-patterns.ts';
import { JsonValue } from './json.ts';
import { LIMITS } from './limits.ts';
import { RecordId, TypeName } from './names.ts';
import { z } from './zod.ts';

const text = (max: number) => z.string().check(z.maxLength(max));
const label = text(LIMITS.label);

/** Exact decimal number as text, for example `-12.50`. Never a JavaScript number: those lose cents. */
export const DecimalString = text(FIELD_LENGTHS.decimal).check(z.regex(FIELD_PATTERNS.decimal));
/** Calendar date `YYYY-MM-DD`, years 0000 to 9999. */
export const DateString = z.string().check(z.regex(FIELD_PATTERNS.date));
/** RFC 3339 instant in UTC, for example `2026-11-22T13:17:00.000Z`. */
export const DateTimeString = z.string().check(z.regex(FIELD_PATTERNS.datetime));
/** ISO 8601 duration without years and months, whose length is ambiguous: `P3DT4H`. */
export const DurationString = text(FIELD_LENGTHS.duration).check(z.regex(FIELD_PATTERNS.duration));
/** ISO 4217 currency code. */
export const CurrencyCode = z.string().check(z.regex(FIELD_PATTERNS.currency));

/** An amount in a currency. `amount` is a decimal string in major units (`12.50`). */
export const Money = z.strictObject({ amount: DecimalString, currency: CurrencyCode });
export type Money = z.infer<typeof Money>;

/** Postal address; every part optional because every CRM lacks another one. */
export const Address = z.strictObject({
  street: z.optional(label),
  city: z.optional(label),
  region: z.optional(label),
  postalCode: z.optional(label),
  country: z.optional(label),
});
export type Address = z.infer<typeof Address>;

/** A person's name. `full` is what people read; the parts exist only where the source has them. */
export const PersonName = z.strictObject({
  full: text(FIELD_LENGTHS.fullName),
  given: z.optional(label),
  family: z.optional(label),
});
export type PersonName = z.infer<typeof PersonName>;

/** Points at another record. */
export const RecordReference = z.strictObject({ type: TypeName, id: RecordId });
export type RecordReference = z.infer<typeof RecordReference>;

/** Identity in a messaging channel, for example a WeChat openid under one Official Account. */
export const ChannelId = z.strictObject({ system: label, account: text(LIMITS.id), id: text(LIMITS.id) });
export type ChannelId = z.infer<typeof ChannelId>;

/** The value of one field as it crosses boundaries; which shape is right is said by the field's type. */
export const FieldValue = JsonValue;
export type FieldValue = JsonValue;

/**
 * The schema of each field type's value. This list is the source: `FIELD_TYPES`, the checks and the docs derive from it.
 */
export const FIELD_VALUE_SCHEMAS = {
  text: text(FIELD_LENGTHS.text),
  longText: text(LIMITS.text),
  boolean: z.boolean(),
  integer: z.int(),
  decimal: DecimalString,
  money: Money,
  date: DateString.check(z.refine(isCalendarDate)),
  datetime: DateTimeString.check(z.refine(isCalendarDate)),
  duration: DurationString,
  select: label,
  multiSelect: z.array(label).check(z.maxLength(LIMITS.values)),
  email: text(FIELD_LENGTHS.email).check(z.regex(FIELD_PATTERNS.email)),
  phone: text(FIELD_LENGTHS.phone).check(z.regex(FIELD_PATTERNS.phone)),
  url: text(FIELD_LENGTHS.url).check(z.regex(FIELD_PATTERNS.url)),
  address: Address,
  personName: PersonName,
  ref: RecordReference,
  refs: z.array(RecordReference).check(z.maxLength(LIMITS.values)),
  channelId: ChannelId,
  json: JsonValue,
} as const;

/** Name of a field type. */
export type FieldType = keyof typeof FIELD_VALUE_SCHEMAS;
/** Every field type, for lists of choices and for checks. */
export const FIELD_TYPES = assertNonEmpty(Object.keys(FIELD_VALUE_SCHEMAS));

/** The keys of an object literal are its known keys, in order. */
function assertNonEmpty(keys: readonly string[]): readonly [FieldType, ...FieldType[]] {
  return keys as unknown as readonly [FieldType, ...FieldType[]];
}
