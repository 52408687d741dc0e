import type { FieldType } from './field-values.ts';
import { FIELD_LENGTHS, FIELD_PATTERNS, isCalendarDate } from './field-patterns.ts';
import { LIMITS } from './limits.ts';

/** Tells what a value should have been, or `undefined` when it is right. */
export type ValueCheck = (value: unknown) => string | undefined;
type Structured = Readonly<Record<string, unknown>>;

/**
 * The check of one value of each field type: the schemas of `FIELD_VALUE_SCHEMAS` as plain functions, which
 * cost a page nothing to load. A property test holds the two together.
 */
export const VALUE_CHECKS: Readonly<Record<FieldType, ValueCheck>> = {
  text: textCheck(FIELD_LENGTHS.text),
  longText: textCheck(LIMITS.text),
  boolean: (value) => (typeof value === 'boolean' ? undefined : 'true or false'),
  integer: (value) => (Number.isSafeInteger(value) ? undefined : 'a whole number'),
  decimal: spellingCheck('decimal', 'a decimal number as text, such as "12.50"', FIELD_LENGTHS.decimal),
  money: shapeCheck('an amount such as { "amount": "12.50", "currency": "EUR" }', {
    amount: spellingCheck('decimal', '', FIELD_LENGTHS.decimal),
    currency: spellingCheck('currency', ''),
  }),
  date: dateCheck('date', 'a date that exists, such as "2026-11-22"'),
  datetime: dateCheck('datetime', 'an instant in UTC that exists, such as "2026-11-22T13:17:00Z"'),
  duration: spellingCheck('duration', 'a duration such as "P3DT4H"', FIELD_LENGTHS.duration),
  select: textCheck(LIMITS.label),
  multiSelect: listCheck(textCheck(LIMITS.label)),
  email: spellingCheck('email', 'an e-mail address such as "ada@example.com"', FIELD_LENGTHS.email),
  phone: spellingCheck('phone', 'a phone number such as "+44 20 7946 0958"', FIELD_LENGTHS.phone),
  url: spellingCheck('url', 'a web address that begins with https:// or http://', FIELD_LENGTHS.url),
  address: shapeCheck(
    'an address: { street, city, region, postalCode, country }, each optional',
    {},
    {
      street: textCheck(LIMITS.label),
      city: textCheck(LIMITS.label),
      region: textCheck(LIMITS.label),
      postalCode: textCheck(LIMITS.label),
      country: textCheck(LIMITS.label),
    },
  ),
  personName: shapeCheck(
    'a name: { full, given?, family? }',
    { full: textCheck(FIELD_LENGTHS.fullName) },
    {
      given: textCheck(LIMITS.label),
      family: textCheck(LIMITS.label),
    },
  ),
  ref: referenceCheck(),
  refs: listCheck(referenceCheck()),
  channelId: shapeCheck('an identity in a channel: { system, account, id }', {
    system: textCheck(LIMITS.label),
    account: textCheck(LIMITS.id),
    id: textCheck(LIMITS.id),
  }),
  json: (value) => (isJson(value, LIMITS.depth) ? undefined : `JSON of at most ${LIMITS.depth} levels`),
};

/** A list of values that each pass the check. */
export function listCheck(check: ValueCheck): ValueCheck {
  const expected = `a list of at most ${LIMITS.values} values`;
  return (value) => {
    if (!Array.isArray(value) || value.length > LIMITS.values) return expected;
    return value.map(check).find((fault) => fault !== undefined);
  };
}

function textCheck(limit: number): ValueCheck {
  const expected = `text of at most ${limit} characters`;
  return (value) => (typeof value === 'string' && value.length <= limit ? undefined : expected);
}

function spellingCheck(pattern: keyof typeof FIELD_PATTERNS, expected: string, limit = Infinity): ValueCheck {
  return (value) =>
    typeof value === 'string' && value.length <= limit && FIELD_PATTERNS[pattern].test(value) ? undefined : expected;
}

function dateCheck(pattern: 'date' | 'datetime', expected: string): ValueCheck {
  const spelling = spellingCheck(pattern, expected);
  return (value) => spelling(value) ?? (isCalendarDate(String(value)) ? undefined : expected);
}

function referenceCheck(): ValueCheck {
  const isId: ValueCheck = (value) => (value === '' ? '' : textCheck(LIMITS.id)(value));
  return shapeCheck('a reference: { type, id }', { type: spellingCheck('typeName', '', FIELD_LENGTHS.name), id: isId });
}

/** An object with exactly these keys: a stranger's key is refused, not dropped, so that nothing a caller wrote is lost silently. */
function shapeCheck(
  expected: string,
  required: Readonly<Record<string, ValueCheck>>,
  optional: Readonly<Record<string, ValueCheck>> = {},
): ValueCheck {
  const checks = new Map(Object.entries({ ...required, ...optional }));
  const requiredKeys = Object.keys(required);
  return (value) => {
    if (!isStructured(value)) return expected;
    const isComplete = requiredKeys.every((key) => Object.hasOwn(value, key));
    const isRight = Object.entries(value).every(
      ([key, part]) => isAbsent(part, optional, key) || (checks.get(key)?.(part) === undefined && checks.has(key)),
    );
    return isComplete && isRight ? undefined : expected;
  };
}

function isAbsent(part: unknown, optional: object, key: string): boolean {
  return part === undefined && Object.hasOwn(optional, key);
}

function isJson(value: unknown, levels: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || levels === 0) return false;
  if (Array.isArray(value)) return value.every((one) => isJson(one, levels - 1));
  return isStructured(value) && Object.values(value).every((one) => isJson(one, levels - 1));
}

/** A plain object: not a list, not an instance of a class such as Date or Map, whose content JSON would lose. */
function isStructured(value: unknown): value is Structured {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
