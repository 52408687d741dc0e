import { addDecimals, compareDecimals } from '@crosswalk/elements';
import type { Money } from '@crosswalk/model';
import { assert } from '@open-wc/testing';
import fc from 'fast-check';
import { AmountLedger } from './amount-ledger.ts';

const amount = fc.oneof(
  fc.constant(null),
  fc.constant('a lot'),
  fc.record({
    amount: fc.tuple(fc.nat({ max: 10 ** 6 }), fc.nat({ max: 9999 })).map(([whole, part]) => `${whole}.${part}`),
    currency: fc.constantFrom('EUR', 'USD', 'JPY'),
  }),
);
const step = fc.record({
  id: fc.integer({ min: 0, max: 12 }).map(String),
  stage: fc.constantFrom('lead', 'won', null),
  amount,
  isDeleted: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function countedAnew(last: ReadonlyMap<string, Step>, stage: string | null): Record<string, string> {
  const sums: Record<string, string> = {};
  for (const one of last.values()) {
    if (one.stage !== stage || typeof one.amount !== 'object' || !one.amount) continue;
    const { currency, amount: text } = one.amount;
    sums[currency] = addDecimals(sums[currency] ?? '0', text);
  }
  return sums;
}
const isSame = (amounts: readonly Money[], expected: Record<string, string>) =>
  amounts.length === Object.keys(expected).length &&
  amounts.every(({ amount: sum, currency }) => compareDecimals(sum, expected[currency] ?? '') === 0);

describe('amount ledger', () => {
  it('[BRD-4] sums are exact where floating point is not', () => {
    const ledger = new AmountLedger('amount');
    for (let number = 0; number < 10; number += 1)
      ledger.set({ id: String(number), fields: { amount: { amount: '0.10', currency: 'EUR' } } }, 'won');
    ledger.set({ id: 'large', fields: { amount: { amount: '9007199254740993', currency: 'EUR' } } }, 'won');
    assert.deepEqual(ledger.sumOf('won').amounts, [{ amount: '9007199254740994.00', currency: 'EUR' }]);
  });

  it('[BRD-4] after any changes each stage has the sum of what is in it, by currency', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const ledger = new AmountLedger('amount');
        const last = new Map<string, Step>();
        for (const one of steps) {
          if (one.isDeleted) ledger.delete(one.id);
          else ledger.set({ id: one.id, fields: { amount: one.amount } }, one.stage);
          if (one.isDeleted) last.delete(one.id);
          else last.set(one.id, one);
        }
        for (const stage of ['lead', 'won', null]) {
          const { amounts, count, unread } = ledger.sumOf(stage);
          const here = [...last.values()].filter((one) => one.stage === stage);
          assert.ok(isSame(amounts, countedAnew(last, stage)));
          assert.equal(count, here.length);
          assert.equal(unread, here.filter((one) => one.amount === 'a lot').length);
        }
      }),
    );
  });

  it('[BRD-10] a stage nothing happened in keeps its sum as the same object', () => {
    const ledger = new AmountLedger('amount');
    ledger.set({ id: '1', fields: { amount: { amount: '1', currency: 'EUR' } } }, 'lead');
    const [lead, won] = [ledger.sumOf('lead'), ledger.sumOf('won')];
    ledger.set({ id: '2', fields: {} }, 'won');
    assert.equal(ledger.sumOf('lead'), lead);
    assert.notEqual(ledger.sumOf('won'), won);
  });
});
