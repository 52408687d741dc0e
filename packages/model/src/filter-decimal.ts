import { FIELD_PATTERNS } from './field-patterns.ts';

/**
 * Brings a number or decimal text into one exact spelling: no exponent, no needless zeros, no `-0`.
 * Returns `undefined` for whatever is not a finite decimal. Money never passes through a JavaScript number here.
 */
export function canonicalDecimal(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? tidy(withoutExponent(String(value))) : undefined;
  return typeof value === 'string' && FIELD_PATTERNS.decimal.test(value) ? tidy(value) : undefined;
}

/** Order of two canonical decimals: negative, zero or positive. */
export function compareDecimals(left: string, right: string): number {
  const leftNegative = left.startsWith('-');
  const rightNegative = right.startsWith('-');
  if (leftNegative !== rightNegative) return leftNegative ? -1 : 1;
  return leftNegative ? compareMagnitudes(right.slice(1), left.slice(1)) : compareMagnitudes(left, right);
}

function compareMagnitudes(left: string, right: string): number {
  const [leftWhole = '', leftFraction = ''] = left.split('.');
  const [rightWhole = '', rightFraction = ''] = right.split('.');
  if (leftWhole.length !== rightWhole.length) return leftWhole.length - rightWhole.length;
  // Without trailing zeros the order of fractions is the order of their digits.
  return order(leftWhole, rightWhole) || order(leftFraction, rightFraction);
}

function order(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function tidy(decimal: string): string {
  const short = decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
  return short === '-0' ? '0' : short;
}

function withoutExponent(text: string): string {
  const [mantissa = '', exponent] = text.split('e');
  if (exponent === undefined) return text;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const shift = Number(exponent);
  return shift < 0
    ? `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`
    : `${sign}${whole}${fraction.padEnd(shift, '0')}`;
}
