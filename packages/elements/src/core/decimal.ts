/**
 * Decimal numbers as texts (`-1234.50`), so that no digit of an amount or a large number is lost to binary fractions.
 * `parseDecimal` reads what people write in their language, `formatDecimal` writes it back.
 */

const DECIMAL = /^-?\d+(\.\d+)?$/;
/** Longer ones are no numbers anybody types; the limit keeps arithmetic on hostile texts short. */
const MOST_DIGITS = 100;

/** Whether a text is a decimal number as programs write it: digits, a point, no exponent, no grouping. */
export function isDecimal(text: string): text is `${number}` {
  return text.length <= MOST_DIGITS && DECIMAL.test(text);
}

/**
 * The decimal number a person wrote in a locale, else `undefined`. Understands digits of any script, grouping, full-width
 * characters, currency signs and the minus signs of typesetters. A single point or comma that cannot be grouping (`1,5` in
 * English) separates decimals.
 */
export function parseDecimal(written: string, locale: string): string | undefined {
  if (written.length > MOST_DIGITS * 2) return undefined;
  const { group, decimal } = separatorsOf(locale);
  const text = written
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\u2212\u2012\u2013]/g, '-')
    .replace(/[\s\p{Cf}\p{Sc}'’]/gu, '')
    .replaceAll('٬', group)
    .replace(/[٫،]/g, decimal);
  const point = isGrouped(text, group) ? decimal : group;
  const plain = text.replaceAll(point === decimal ? group : decimal, '').replace(point, '.');
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)(\d*)\.?(\d*)$/.exec(plain) ?? [];
  if (whole + fraction === '') return undefined;
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  const canonical = `${sign === '-' ? '-' : ''}${digits}${fraction && `.${fraction}`}`;
  return isDecimal(canonical) ? canonical : undefined;
}

/** A decimal number as a locale writes it, to the last digit; a text that is none stays as it is. */
export function formatDecimal(value: string, locale: string, options: Intl.NumberFormatOptions = {}): string {
  if (!isDecimal(value)) return value;
  try {
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 20, ...options }).format(value);
  } catch {
    // A unit or currency that does not exist, out of somebody's data.
    return new Intl.NumberFormat(locale).format(value);
  }
}

/** Below zero, zero or above, as the first number is smaller, equal or greater. */
export function compareDecimals(a: string, b: string): number {
  const [left, right] = scaled(a, b);
  return Number(left > right) - Number(left < right);
}

/** The sum of two decimal numbers, exact. */
export function addDecimals(a: string, b: string): string {
  const [left, right, digits] = scaled(a, b);
  const sum = left + right;
  const text = (sum < 0n ? -sum : sum).toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const fraction = text.slice(text.length - digits);
  return `${sum < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}

/** How many digits stand after the point. */
export function fractionDigits(value: string): number {
  return value.split('.')[1]?.length ?? 0;
}

function scaled(a: string, b: string): [bigint, bigint, number] {
  const digits = Math.max(fractionDigits(a), fractionDigits(b));
  const scale = (value: string) => BigInt(value.replace('.', '') + '0'.repeat(digits - fractionDigits(value)));
  return [scale(a), scale(b), digits];
}

/** Whether the grouping sign of the locale groups here, or is the decimal point of somebody used to another language. */
function isGrouped(text: string, group: string): boolean {
  const parts = text.split(group);
  return parts.length !== 2 || /^\d{3}(\D|$)/.test(parts[1] ?? '');
}

function separatorsOf(locale: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(-1234567.8);
  const sign = (type: string, usual: string) => parts.find((part) => part.type === type)?.value ?? usual;
  const decimal = sign('decimal', '.');
  const group = sign('group', decimal === '.' ? ',' : '.');
  // Spaces and apostrophes are taken out anyway; what else people of such a language might write is the other sign.
  return { decimal, group: /[\s'’]/.test(group) ? (decimal === '.' ? ',' : '.') : group };
}

/** Digits of a script stand in a row from zero to nine. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}
