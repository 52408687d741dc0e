import { JsonValue } from './json.ts';
import { LIMITS } from './limits.ts';
import { RecordId, TypeName } from './names.ts';
import { z } from './zod.ts';

const text = (max: number) => z.string().check(z.maxLength(max));
const label = text(LIMITS.label);

/** Exact decimal number as text, for example `-12.50`. Never a JavaScript number: those lose cents. */
export const DecimalString = z.string().check(z.maxLength(40), z.regex(/^-?(0|[1-9]\d*)(\.\d+)?$/));
/** Calendar date `YYYY-MM-DD`, years 0000 to 9999. */
export const DateString = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
/** RFC 3339 instant in UTC, for example `2026-11-22T13:17:00.000Z`. */
export const DateTimeString = z
  .string()
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d{1,9})?Z$/));
/** ISO 8601 duration without years and months, whose length is ambiguous: `P3DT4H`. */
export const DurationString = z.string().check(z.maxLength(40), z.regex(/^-?P(?=\d|T\d)(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/));
/** ISO 4217 currency code. */
export const CurrencyCode = z.string().check(z.regex(/^[A-Z]{3}$/));

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
  full: text(400),
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
  text: text(10_000),
  longText: text(LIMITS.text),
  boolean: z.boolean(),
  integer: z.int(),
  decimal: DecimalString,
  money: Money,
  date: DateString,
  datetime: DateTimeString,
  duration: DurationString,
  select: label,
  multiSelect: z.array(label).check(z.maxLength(LIMITS.values)),
  email: z.string().check(z.maxLength(320), z.regex(/^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:".]+(\.[^\s@<>()[\]\\,;:".]+)+$/)),
  phone: z.string().check(z.maxLength(60), z.regex(/^[+\d][\d\s().\-/#*x]*$/)),
  url: z.string().check(z.maxLength(2_000), z.regex(/^https?:\/\/[^\s<>"]+$/)),
  address: Address,
  personName: PersonName,
  ref: RecordReference,
  refs: z.array(RecordReference).check(z.maxLength(LIMITS.values)),
  channelId: ChannelId,
  json: JsonValue,
} as const;

export type FieldType = keyof typeof FIELD_VALUE_SCHEMAS;
export const FIELD_TYPES = Object.keys(FIELD_VALUE_SCHEMAS) as readonly FieldType[];
