import { addDecimals } from '@crosswalk/elements';
import type { CrmRecord, Money } from '@crosswalk/model';
import { moneyOf } from '../format/money-of.ts';

/** What the records of one group come to. */
export interface GroupSum {
  count: number;
  /** One sum for each currency, the one of most records first. Currencies are never added to each other. */
  amounts: readonly Money[];
  /** Records whose amount is not one, which no sum can hold. */
  unread: number;
}

interface Entry {
  group: string | null;
  money?: Money | undefined;
  isUnread: boolean;
}

const NOTHING: GroupSum = { count: 0, amounts: [], unread: 0 };

/** The amounts of records by group and currency, exact to the last digit; follows each change without counting anew. */
export class AmountLedger {
  readonly #entries = new Map<string, Entry>();
  readonly #groups = new Map<string | null, Map<string, { amount: string; count: number }>>();
  readonly #counts = new Map<string | null, { count: number; unread: number }>();
  readonly #sums = new Map<string | null, GroupSum>();
  readonly #amountField: string | undefined;

  constructor(amountField: string | undefined) {
    this.#amountField = amountField;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Takes over what a record is now. */
  set(record: Pick<CrmRecord, 'id' | 'fields'>, group: string | null): void {
    this.delete(record.id);
    const entry = readEntry(this.#amountField === undefined ? null : record.fields[this.#amountField], group);
    this.#entries.set(record.id, entry);
    this.#book(entry, 1);
  }

  delete(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#entries.delete(id);
    this.#book(entry, -1);
  }

  /** The same object until something in the group changes. */
  sumOf(group: string | null): GroupSum {
    const known = this.#sums.get(group);
    if (known) return known;
    const { count, unread } = this.#counts.get(group) ?? NOTHING;
    const amounts = [...(this.#groups.get(group) ?? [])]
      .sort(([left, { count: a }], [right, { count: b }]) => b - a || (left < right ? -1 : 1))
      .map(([currency, { amount }]) => ({ amount, currency }));
    const sum = { count, amounts, unread };
    this.#sums.set(group, sum);
    return sum;
  }

  #book({ group, money, isUnread }: Entry, sign: 1 | -1): void {
    this.#sums.delete(group);
    const counted = this.#counts.get(group) ?? NOTHING;
    this.#counts.set(group, { count: counted.count + sign, unread: counted.unread + (isUnread ? sign : 0) });
    if (!money) return;
    const amounts = this.#groups.get(group) ?? new Map<string, { amount: string; count: number }>();
    this.#groups.set(group, amounts);
    const before = amounts.get(money.currency) ?? { amount: '0', count: 0 };
    const count = before.count + sign;
    const amount = addDecimals(before.amount, sign < 0 ? negated(money.amount) : money.amount);
    if (count === 0) amounts.delete(money.currency);
    else amounts.set(money.currency, { amount, count });
  }
}

function readEntry(value: unknown, group: string | null): Entry {
  if (value === null || value === undefined) return { group, isUnread: false };
  const money = moneyOf(value);
  return { group, money, isUnread: money === undefined };
}

function negated(amount: string): string {
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}
