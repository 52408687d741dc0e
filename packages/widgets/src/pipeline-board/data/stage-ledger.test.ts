import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addUnits, decimalOf, unitsOf, ZERO } from '../../data/decimals.ts';
import { StageLedger } from './stage-ledger.ts';

const amount = fc.oneof(
  fc.constant(null),
  fc.constant('a lot'),
  fc.record({
    amount: fc
      .tuple(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 4 }))
      .map(([units, scale]) => decimalOf({ units: BigInt(units), scale })),
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
    sums[currency] = decimalOf(addUnits(unitsOf(sums[currency] ?? '0') ?? ZERO, unitsOf(text) ?? ZERO));
  }
  return sums;
}
const number = (text: string) => (unitsOf(text) ?? ZERO).units * 10n ** BigInt(20 - (unitsOf(text) ?? ZERO).scale);
const comparable = (sums: Iterable<[string, string]>) =>
  [...sums].map(([currency, text]) => `${currency} ${number(text)}`).sort();

describe('stage ledger', () => {
  it('[BRD-4] after any changes each stage has the sum of what is in it, by currency', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const ledger = new StageLedger('amount');
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
          assert.deepEqual(
            comparable(amounts.map((money) => [money.currency, money.amount])),
            comparable(Object.entries(countedAnew(last, stage))),
          );
          assert.equal(count, here.length);
          assert.equal(unread, here.filter((one) => one.amount === 'a lot').length);
        }
      }),
    );
  });

  it('[BRD-10] a stage nothing happened in keeps its sum as the same object', () => {
    const ledger = new StageLedger('amount');
    ledger.set({ id: '1', fields: { amount: { amount: '1', currency: 'EUR' } } }, 'lead');
    const [lead, won] = [ledger.sumOf('lead'), ledger.sumOf('won')];
    ledger.set({ id: '2', fields: {} }, 'won');
    assert.equal(ledger.sumOf('lead'), lead);
    assert.notEqual(ledger.sumOf('won'), won);
  });
});
