import type { FieldDescription, FieldType, FieldValue, RecordReference } from '@crosswalk/model';
import { dateFormat, listFormat, numberFormat } from './intl.ts';
import { listOf } from './list-of.ts';
import { partOf } from './part-of.ts';

/** In which language and time zone values are written. */
export interface FormatContext {
  locale: string;
  /** IANA name; the browser's own when absent. */
  timeZone?: string | undefined;
  /** Leaves out what a narrow column has no room for: the time of day of moments. */
  isShort?: boolean;
  /** Name of a record another points at, once it is known; its id where it is not. */
  title?: (reference: RecordReference) => string | undefined;
  /** Words for true and false in the reader's language; signs where there are none. */
  words?: { yes: string; no: string };
}

type Formatter = (value: FieldValue, context: FormatContext, field: FieldDescription) => string | undefined;

const MOST_SHOWN = 5_000;

const FORMATTERS: Readonly<Partial<Record<FieldType, Formatter>>> = {
  boolean: (value, { words }) =>
    typeof value === 'boolean' ? (value ? (words?.yes ?? '✓') : (words?.no ?? '–')) : undefined,
  integer: (value, { locale }) => (typeof value === 'number' ? numberFormat(locale, {}).format(value) : undefined),
  decimal: (value, { locale }) =>
    typeof value === 'string' ? decimalText(value, locale, { maximumFractionDigits: 20 }) : undefined,
  money: (value, { locale }) => moneyText(value, locale),
  date: (value, { locale }) =>
    typeof value === 'string'
      ? dateText(`${value}T00:00:00Z`, { dateStyle: 'medium', timeZone: 'UTC' }, locale)
      : undefined,
  datetime: (value, { locale, timeZone, isShort }) =>
    typeof value === 'string'
      ? dateText(value, { dateStyle: 'medium', ...(isShort ? {} : { timeStyle: 'short' as const }), timeZone }, locale)
      : undefined,
  duration: (value, { locale }) => (typeof value === 'string' ? durationText(value, locale) : undefined),
  select: (value, _, field) => optionLabel(field, value),
  multiSelect: (value, { locale }, field) => {
    const items = listOf(value);
    return (
      items &&
      listText(
        items.map((one) => optionLabel(field, one) ?? ''),
        locale,
      )
    );
  },
  personName: (value) => partOf(value, 'full'),
  address: addressText,
  ref: referenceText,
  refs: (value, context) => {
    const items = listOf(value);
    return (
      items &&
      listText(
        items.map((one) => referenceText(one, context) ?? ''),
        context.locale,
      )
    );
  },
  channelId: (value) => partOf(value, 'id'),
};
const BY_TYPE: ReadonlyMap<string, Formatter> = new Map(Object.entries(FORMATTERS));

/** One field's value as text, as the reader's language writes it; empty for nothing. A value of the wrong shape is shown as it is, never dropped. */
export function formatValue(field: FieldDescription, value: FieldValue | undefined, context: FormatContext): string {
  if (value === undefined || value === null || value === '') return '';
  const items = field.multiple ? listOf(value) : undefined;
  if (items) {
    const single = { ...field, multiple: false };
    return listText(
      items.map((one) => formatValue(single, one, context)),
      context.locale,
    );
  }
  return (BY_TYPE.get(field.type)?.(value, context, field) ?? plainText(value)).slice(0, MOST_SHOWN);
}

/** Label of a chosen option; a value that is offered no more is shown as it is. */
export function optionLabel(field: FieldDescription, value: FieldValue): string | undefined {
  return (
    field.options?.find((option) => option.value === value)?.label ?? (typeof value === 'string' ? value : undefined)
  );
}

function referenceText(value: FieldValue, { title }: FormatContext): string | undefined {
  const [type, id] = [partOf(value, 'type'), partOf(value, 'id')];
  return type === undefined || id === undefined ? undefined : (title?.({ type, id }) ?? id);
}

function plainText(value: FieldValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function listText(items: readonly string[], locale: string): string {
  return listFormat(locale, { type: 'unit', style: 'short' }).format(items.filter(Boolean));
}

/** Decimals are text, so that no digit is lost; `Intl` takes them as they are. */
function decimalText(digits: string, locale: string, options: Intl.NumberFormatOptions): string | undefined {
  return isDecimal(digits) ? numberFormat(locale, options).format(digits) : undefined;
}

function isDecimal(text: string): text is Intl.StringNumericLiteral {
  return /^-?\d+(\.\d+)?$/.test(text);
}

function moneyText(value: FieldValue, locale: string): string | undefined {
  const [amount, currency] = [partOf(value, 'amount'), partOf(value, 'currency')];
  if (amount === undefined || currency === undefined) return undefined;
  if (!/^[A-Z]{3}$/.test(currency)) return `${amount} ${currency}`;
  const isWhole = /^-?\d+(\.0+)?$/.test(amount);
  return decimalText(amount, locale, { style: 'currency', currency, ...(isWhole ? { maximumFractionDigits: 0 } : {}) });
}

function dateText(moment: string, options: Intl.DateTimeFormatOptions, locale: string): string | undefined {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? undefined : dateFormat(locale, options).format(date);
}

/** Written the way of the place, not of the reader: from the largest part down where addresses are in Chinese, Japanese or Korean. */
function addressText(value: FieldValue): string | undefined {
  const parts = ['street', 'postalCode', 'city', 'region', 'country']
    .map((key) => partOf(value, key) ?? '')
    .filter(Boolean);
  if (parts.length === 0) return undefined;
  const isEastAsian = parts.some((part) => /[\p{Script=Han}\p{Script=Hangul}]/u.test(part));
  return isEastAsian ? parts.reverse().join(' ') : parts.join(', ');
}

const DURATION_UNITS = [
  ['W', 'week'],
  ['D', 'day'],
  ['H', 'hour'],
  ['M', 'minute'],
  ['S', 'second'],
] as const;

function durationText(value: string, locale: string): string | undefined {
  const parts = DURATION_UNITS.flatMap(([sign, unit]) => {
    const count = new RegExp(`(\\d+(?:\\.\\d+)?)${sign}`).exec(value)?.[1];
    return count === undefined
      ? []
      : [numberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(Number(count))];
  });
  return parts.length > 0 ? listText(parts, locale) : undefined;
}
