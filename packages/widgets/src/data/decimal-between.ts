import { FIELD_LENGTHS, FIELD_PATTERNS } from '@crosswalk/model';

/** A decimal as whole units of its last digit: `12.50` is 1250 units at scale 2. */
interface Units {
  units: bigint;
  scale: number;
}

function unitsOf(text: string | undefined): Units | undefined {
  if (text === undefined || text.length > FIELD_LENGTHS.decimal || !FIELD_PATTERNS.decimal.test(text)) return undefined;
  const [whole = '', fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

function decimalOf({ units, scale }: Units): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-scale)}`;
}

/**
 * The shortest decimal between two others, for a place in an order that people make by hand; one more or less where one
 * end is open. Nothing where no field could hold it.
 */
export function decimalBetween(low: string | undefined, high: string | undefined): string | undefined {
  const [from, to] = [unitsOf(low), unitsOf(high)];
  if (!from || !to) return decimalOf(beside(from, to));
  for (let scale = 0; scale <= FIELD_LENGTHS.decimal; scale += 1) {
    const found = shortest(from, to, scale);
    if (found !== undefined) return found.length <= FIELD_LENGTHS.decimal ? found : undefined;
  }
  return undefined;
}

function beside(from: Units | undefined, to: Units | undefined): Units {
  if (from) return { units: wholeBelow(from) + 1n, scale: 0 };
  return { units: to ? wholeBelow(to) - 1n : 1n, scale: 0 };
}

function wholeBelow({ units, scale }: Units): bigint {
  return divideDown(units, 10n ** BigInt(scale));
}

/** The middle of what lies strictly between two decimals and has this many digits after the point. */
function shortest(from: Units, to: Units, scale: number): string | undefined {
  const most = Math.max(from.scale, to.scale, scale);
  const step = 10n ** BigInt(most - scale);
  const [low, high] = [atScale(from, most), atScale(to, most)];
  const first = divideDown(low, step) + 1n;
  const last = -divideDown(-high, step) - 1n;
  return first > last ? undefined : decimalOf({ units: divideDown(first + last, 2n), scale });
}

function divideDown(value: bigint, by: bigint): bigint {
  const whole = value / by;
  return value < 0n && whole * by !== value ? whole - 1n : whole;
}

function atScale({ units, scale }: Units, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - scale);
}
