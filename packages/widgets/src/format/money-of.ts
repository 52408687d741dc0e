import { FIELD_LENGTHS, FIELD_PATTERNS, type Money } from '@crosswalk/model';
import { partOf } from './part-of.ts';

/** Codes of currencies have three letters; names of points and tokens are longer, texts are neither. */
const LONGEST_CURRENCY = 12;

/** An amount that can be counted with; nothing for values of another shape, which no sum can hold. */
export function moneyOf(value: unknown): Money | undefined {
  const [amount, currency] = [partOf(value, 'amount'), partOf(value, 'currency')];
  if (amount === undefined || amount.length > FIELD_LENGTHS.decimal) return undefined;
  if (!FIELD_PATTERNS.decimal.test(amount)) return undefined;
  if (currency === undefined || currency === '' || currency.length > LONGEST_CURRENCY) return undefined;
  return { amount, currency };
}
