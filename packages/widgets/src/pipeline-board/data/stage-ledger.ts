import type { CrmRecord, Money } from '@crosswalk/model';
import { addUnits, decimalOf, unitsOf, ZERO, type Units } from '../../data/decimals.ts';
import { partOf } from '../../format/part-of.ts';

/** What the cards of one stage come to. */
export interface StageSum {
  count: number;
  /** One sum for each currency, in the order in which currencies were met. Currencies are never added to each other. */
  amounts: readonly Money[];
  /** Cards whose amount is not one, which no sum can hold. */
  unread: number;
}

interface Entry {
  stage: string | null;
  currency?: string | undefined;
  units?: Units | undefined;
  isUnread: boolean;
}

/** Codes of currencies have three letters; names of points and tokens are longer, texts are neither. */
const LONGEST_CURRENCY = 12;
const NOTHING: StageSum = { count: 0, amounts: [], unread: 0 };

/** The amounts of all cards by stage and currency, exact to the last digit; follows each change without counting anew. */
export class StageLedger {
  readonly #entries = new Map<string, Entry>();
  readonly #stages = new Map<string | null, Map<string, { units: Units; count: number }>>();
  readonly #counts = new Map<string | null, { count: number; unread: number }>();
  readonly #sums = new Map<string | null, StageSum>();
  readonly #amountField: string | undefined;

  constructor(amountField: string | undefined) {
    this.#amountField = amountField;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Takes over what a record is now. */
  set(record: Pick<CrmRecord, 'id' | 'fields'>, stage: string | null): void {
    this.delete(record.id);
    const entry = readEntry(this.#amountField === undefined ? null : record.fields[this.#amountField], stage);
    this.#entries.set(record.id, entry);
    this.#book(entry, 1);
  }

  delete(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#entries.delete(id);
    this.#book(entry, -1);
  }

  /** The same object until something in the stage changes. */
  sumOf(stage: string | null): StageSum {
    const known = this.#sums.get(stage);
    if (known) return known;
    const { count, unread } = this.#counts.get(stage) ?? NOTHING;
    const amounts = [...(this.#stages.get(stage) ?? [])].map(([currency, { units }]) => ({
      amount: decimalOf(units),
      currency,
    }));
    const sum = { count, amounts, unread };
    this.#sums.set(stage, sum);
    return sum;
  }

  #book({ stage, currency, units, isUnread }: Entry, sign: 1 | -1): void {
    this.#sums.delete(stage);
    const counted = this.#counts.get(stage) ?? NOTHING;
    this.#counts.set(stage, { count: counted.count + sign, unread: counted.unread + (isUnread ? sign : 0) });
    if (currency === undefined || !units) return;
    const amounts = this.#stages.get(stage) ?? new Map<string, { units: Units; count: number }>();
    this.#stages.set(stage, amounts);
    const before = amounts.get(currency) ?? { units: ZERO, count: 0 };
    const count = before.count + sign;
    if (count === 0) amounts.delete(currency);
    else amounts.set(currency, { units: addUnits(before.units, units, sign), count });
  }
}

function readEntry(value: unknown, stage: string | null): Entry {
  if (value === null || value === undefined) return { stage, isUnread: false };
  const [units, currency] = [unitsOf(partOf(value, 'amount')), partOf(value, 'currency')];
  const isNamed = currency !== undefined && currency !== '' && currency.length <= LONGEST_CURRENCY;
  return units && isNamed ? { stage, units, currency, isUnread: false } : { stage, isUnread: true };
}
