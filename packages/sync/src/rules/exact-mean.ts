import { canonicalDecimal } from '@crosswalk/model';

/**
 * 1/n Σ xᵢ of decimal texts, exact at any size, rounded half to even at `digits` after the point. `undefined` when one is
 * not a decimal or there is none.
 */
export function exactMean(values: readonly string[], digits: number): string | undefined {
  const decimals = values.map(canonicalDecimal).filter((value) => value !== undefined);
  if (decimals.length === 0 || decimals.length < values.length) return undefined;
  const scale = Math.max(digits, ...decimals.map((value) => value.split('.')[1]?.length ?? 0));
  const sum = decimals.reduce((total, value) => total + scaled(value, scale), 0n);
  const mean = roundedQuotient(sum, BigInt(decimals.length) * 10n ** BigInt(scale - digits));
  return unscaled(mean, digits);
}

function scaled(value: string, scale: number): bigint {
  const [whole = '', fraction = ''] = value.split('.');
  return BigInt(whole + fraction.padEnd(scale, '0'));
}

function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  const sign = dividend < 0n ? -1n : 1n;
  const magnitude = dividend * sign;
  const quotient = magnitude / divisor;
  const twice = (magnitude % divisor) * 2n;
  const isUp = twice > divisor || (twice === divisor && quotient % 2n === 1n);
  return sign * (isUp ? quotient + 1n : quotient);
}

function unscaled(value: bigint, digits: number): string {
  const sign = value < 0n ? '-' : '';
  const text = String(value < 0n ? -value : value).padStart(digits + 1, '0');
  const decimal = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return canonicalDecimal(sign + decimal) ?? '0';
}
