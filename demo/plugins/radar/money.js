/* Money is decimal text. It is added as whole numbers of the smallest part, so that no cent is lost to floating point. */
'use strict';

const SCALE = 6;

/** "12.50" → 12500000n */
function toParts(amount) {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? ['', '', '0'];
  const parts = BigInt(whole + fraction.slice(0, SCALE).padEnd(SCALE, '0'));
  return sign === '-' ? -parts : parts;
}

/** 12500000n → "12.500000" */
function toAmount(parts) {
  const digits = String(parts < 0n ? -parts : parts).padStart(SCALE + 1, '0');
  return `${parts < 0n ? '-' : ''}${digits.slice(0, -SCALE)}.${digits.slice(-SCALE)}`;
}

/** Sums of money, each currency by itself: amounts of two currencies have no sum. */
class Totals {
  #parts = new Map();

  add(money) {
    if (!money) return;
    this.#parts.set(money.currency, (this.#parts.get(money.currency) ?? 0n) + toParts(money.amount));
  }

  /** The largest first. */
  list() {
    return [...this.#parts]
      .sort(([, a], [, b]) => (a < b ? 1 : -1))
      .map(([currency, parts]) => ({ currency, amount: toAmount(parts) }));
  }
}

/** Money in the reader's way of writing; `Intl` takes decimal text without rounding it through a number. */
function formatMoney({ amount, currency }, locale, notation = 'standard') {
  const digits = notation === 'compact' ? { maximumFractionDigits: 1 } : { maximumFractionDigits: 0 };
  return new Intl.NumberFormat(locale, { style: 'currency', currency, notation, ...digits }).format(amount);
}

/** The largest sums, and how many more there are: a list of ten currencies helps nobody. */
function largestTotals(totals, most) {
  return { shown: totals.slice(0, most), more: totals.length > most ? `+${totals.length - most}` : '' };
}
