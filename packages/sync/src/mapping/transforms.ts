import { canonicalDecimal, isCalendarDate, z, type JsonValue } from '@crosswalk/model';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import type { FaultKind } from './mapping-fault.ts';

const text = z.string().check(z.maxLength(200));

/** One step on the way of a value from a system's spelling to ours, or back. An empty value passes every step but `default` and `constant` untouched. */
export const Transform = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('trim') }),
  z.strictObject({ do: z.literal('collapse') }),
  z.strictObject({ do: z.literal('lowerCase') }),
  z.strictObject({ do: z.literal('upperCase') }),
  z.strictObject({ do: z.literal('text') }),
  z.strictObject({ do: z.literal('decimal'), comma: z.optional(z.boolean()) }),
  z.strictObject({ do: z.literal('integer') }),
  z.strictObject({
    do: z.literal('boolean'),
    yes: z.array(text).check(z.maxLength(50)),
    no: z.array(text).check(z.maxLength(50)),
  }),
  z.strictObject({ do: z.literal('money'), currency: z.string().check(z.regex(/^[A-Z]{3}$/)) }),
  z.strictObject({ do: z.literal('amount') }),
  /** Day, month and year in this order; two-digit years are refused, because nobody knows the century. */
  z.strictObject({ do: z.literal('date'), order: z.enum(['ymd', 'dmy', 'mdy']) }),
  z.strictObject({ do: z.literal('instant'), unit: z.enum(['seconds', 'milliseconds']) }),
  z.strictObject({ do: z.literal('epoch'), unit: z.enum(['seconds', 'milliseconds']) }),
  /** E.164, read as dialled in this country. */
  z.strictObject({ do: z.literal('phone'), country: z.string().check(z.regex(/^[A-Z]{2}$/)) }),
  z.strictObject({ do: z.literal('name') }),
  z.strictObject({ do: z.literal('fullName') }),
  z.strictObject({ do: z.literal('lookup'), values: z.array(z.tuple([text, text])).check(z.maxLength(1_000)) }),
  z.strictObject({ do: z.literal('split'), by: z.string().check(z.minLength(1), z.maxLength(10)) }),
  z.strictObject({ do: z.literal('join'), by: z.string().check(z.maxLength(10)) }),
  z.strictObject({ do: z.literal('default'), value: z.json() }),
  z.strictObject({ do: z.literal('constant'), value: z.json() }),
]);
/** One step on the way of a value. */
export type Transform = z.infer<typeof Transform>;

/** What a step made of a value, or why it could not. */
export type Transformed = { readonly value: JsonValue } | { readonly kind: FaultKind; readonly expected: string };

/** Does one step. Never throws, whatever the value. */
export function transform(step: Transform, value: JsonValue): Transformed {
  if (step.do === 'constant') return { value: step.value };
  if (value === null || value === '') return { value: step.do === 'default' ? step.value : null };
  if (step.do === 'default') return { value };
  if (isList(value) && step.do !== 'join') return transformEach(step, value);
  return typeof value === 'string' ? transformText(step, value) : transformOther(step, value);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function transformEach(step: Transform, values: readonly JsonValue[]): Transformed {
  const done = values.map((value) => transform(step, value));
  const fault = done.find((one) => 'kind' in one);
  return fault ?? { value: done.flatMap((one) => ('value' in one ? [one.value] : [])) };
}

function transformText(step: Transform, value: string): Transformed {
  switch (step.do) {
    case 'trim':
      return filled(value.trim());
    case 'collapse':
      return filled(value.replace(/[\s\p{Cc}]+/gu, ' ').trim());
    case 'lowerCase':
      return { value: value.toLowerCase() };
    case 'upperCase':
      return { value: value.toUpperCase() };
    case 'decimal':
      return toDecimal(value, step.comma === true);
    case 'integer':
      return /^\s*[-+]?\d{1,15}\s*$/.test(value) ? { value: Number(value) } : wrongFormat('a whole number');
    case 'boolean':
      return toBoolean(step, value);
    case 'money':
      return toMoney(step.currency, value);
    case 'date':
      return toDate(step.order, value);
    case 'phone':
      return toPhone(step.country, value);
    case 'lookup':
      return lookUp(step.values, value);
    case 'name':
      return { value: { full: value } };
    case 'split':
      return {
        value: value
          .split(step.by)
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      };
    case 'instant':
      return /^\d{1,15}$/.test(value) ? toInstant(step.unit, Number(value)) : wrongFormat(`a number of ${step.unit}`);
    case 'epoch':
      return fromInstant(step.unit, value);
    case 'text':
    case 'fullName':
      return { value };
    default:
      return { kind: 'type', expected: EXPECTED[step.do] };
  }
}

function transformOther(step: Transform, value: Exclude<JsonValue, string>): Transformed {
  if (step.do === 'join' && isList(value)) return { value: value.map(String).join(step.by) };
  if (typeof value === 'boolean') return step.do === 'text' ? { value: String(value) } : keptOr(step, value);
  if (typeof value === 'number') return transformNumber(step, value);
  if (value === null || isList(value)) return { kind: 'type', expected: EXPECTED[step.do] };
  if (step.do === 'amount' && 'amount' in value) return { value: value['amount'] ?? null };
  if (step.do === 'fullName' && 'full' in value) return { value: value['full'] ?? null };
  if ((step.do === 'money' && 'amount' in value) || (step.do === 'name' && 'full' in value)) return { value };
  return { kind: 'type', expected: EXPECTED[step.do] };
}

function keptOr(step: Transform, value: boolean): Transformed {
  return step.do === 'boolean' ? { value } : { kind: 'type', expected: EXPECTED[step.do] };
}

function transformNumber(step: Transform, value: number): Transformed {
  switch (step.do) {
    case 'text':
    case 'decimal':
    case 'money':
    case 'boolean':
    case 'lookup':
      return Number.isSafeInteger(value) || !Number.isInteger(value)
        ? transformText(step, canonicalDecimal(value) ?? '')
        : { kind: 'value', expected: 'a number that is not rounded; read it as text' };
    case 'integer':
      return Number.isSafeInteger(value) ? { value } : { kind: 'value', expected: 'a whole number' };
    case 'instant':
      return toInstant(step.unit, value);
    default:
      return { kind: 'type', expected: EXPECTED[step.do] };
  }
}

const EXPECTED: Readonly<Record<Transform['do'], string>> = {
  trim: 'text',
  collapse: 'text',
  lowerCase: 'text',
  upperCase: 'text',
  text: 'text or a number',
  decimal: 'a decimal number',
  integer: 'a whole number',
  boolean: 'yes or no',
  money: 'an amount',
  amount: 'an amount with its currency',
  date: 'a date as text',
  instant: 'a number of seconds or milliseconds',
  epoch: 'an instant as text',
  phone: 'a phone number as text',
  name: 'a name',
  fullName: 'a name',
  lookup: 'one of the listed values',
  split: 'text',
  join: 'a list',
  default: 'a value',
  constant: 'a value',
};

function filled(value: string): Transformed {
  return { value: value === '' ? null : value };
}

function wrongFormat(expected: string): Transformed {
  return { kind: 'format', expected };
}

/** Thousands may be set apart by spaces, or by whichever of `,` and `.` is not the decimal sign. */
function toDecimal(value: string, isComma: boolean): Transformed {
  const plain = value.replace(/[\s\u00a0\u202f']/g, '').replaceAll(isComma ? '.' : ',', '');
  const decimal = canonicalDecimal(
    plain
      .replace(',', '.')
      .replace(/^\+/, '')
      .replace(/^(-?)0+(?=\d)/, '$1'),
  );
  return decimal === undefined ? wrongFormat('a decimal number such as 1250.50') : { value: decimal };
}

function toMoney(currency: string, value: string): Transformed {
  const amount = toDecimal(value, false);
  return 'value' in amount ? { value: { amount: amount.value, currency } } : amount;
}

function toBoolean(step: { yes: readonly string[]; no: readonly string[] }, value: string): Transformed {
  const spelled = value.trim().toLowerCase();
  const isOneOf = (list: readonly string[]) => list.some((one) => one.toLowerCase() === spelled);
  if (isOneOf(step.yes)) return { value: true };
  return isOneOf(step.no)
    ? { value: false }
    : { kind: 'value', expected: `one of: ${[...step.yes, ...step.no].join(', ')}` };
}

function toDate(order: 'ymd' | 'dmy' | 'mdy', value: string): Transformed {
  const parts = /^\s*(\d{1,4})\D+(\d{1,2})\D+(\d{1,4})\D*$/.exec(value) ?? /^\s*(\d{4})(\d{2})(\d{2})\s*$/.exec(value);
  const [, first = '', second = '', third = ''] = parts ?? [];
  const [year, month, day] = { ymd: [first, second, third], dmy: [third, second, first], mdy: [third, first, second] }[
    order
  ];
  if (year?.length !== 4) return wrongFormat(`a date in the order ${order}, with four digits for the year`);
  const date = `${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  const exists = /^\d{4}-(0[1-9]|1[0-2])-\d{2}$/.test(date) && isCalendarDate(date);
  return exists ? { value: date } : { kind: 'value', expected: 'a date that exists' };
}

const PER_SECOND = { seconds: 1_000, milliseconds: 1 } as const;
/** The last millisecond of the year 9999, after which dates have five digits. */
const LAST_INSTANT = 253_402_300_799_999;

function toInstant(unit: 'seconds' | 'milliseconds', value: number): Transformed {
  const milliseconds = value * PER_SECOND[unit];
  if (!(milliseconds >= 0 && milliseconds <= LAST_INSTANT))
    return { kind: 'value', expected: `a number of ${unit} since 1970` };
  return { value: new Date(milliseconds).toISOString() };
}

function fromInstant(unit: 'seconds' | 'milliseconds', value: string): Transformed {
  const milliseconds = Date.parse(value);
  if (Number.isNaN(milliseconds)) return wrongFormat('an instant such as 2026-11-22T13:17:00Z');
  return { value: Math.floor(milliseconds / PER_SECOND[unit]) };
}

function toPhone(country: string, value: string): Transformed {
  if (!/\d/.test(value)) return wrongFormat('a phone number');
  const parsed = parsePhoneNumberFromString(value, assertCountry(country));
  if (parsed === undefined) return wrongFormat('a phone number');
  return parsed.isPossible()
    ? { value: parsed.number }
    : { kind: 'value', expected: `a phone number that is possible in ${country}` };
}

/** Unknown countries are answered by the library as "cannot be parsed". */
function assertCountry(country: string): CountryCode {
  return country as CountryCode;
}

function lookUp(values: readonly (readonly [string, string])[], value: string): Transformed {
  const found = values.find(([from]) => from === value);
  if (found !== undefined) return { value: found[1] };
  return {
    kind: 'value',
    expected: `one of: ${values
      .slice(0, 20)
      .map(([from]) => from)
      .join(', ')}`,
  };
}
