import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addUnits, decimalBetween, decimalOf, unitsOf, ZERO } from './decimals.ts';

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 12 }))
  .map(([units, scale]) => decimalOf({ units, scale }))
  .filter((text) => !text.startsWith('-0') || /[1-9]/.test(text));
const scaled = (text: string) => {
  const found = unitsOf(text);
  assert.ok(found, text);
  return found.units * 10n ** BigInt(40 - found.scale);
};
const sumOf = (texts: readonly string[]) =>
  decimalOf(texts.reduce((sum, text) => addUnits(sum, unitsOf(text) ?? ZERO), ZERO));

describe('decimals', () => {
  it('[BRD-4] sums are exact where floating point is not', () => {
    assert.equal(sumOf(Array.from({ length: 10 }, () => '0.10')), '1.00');
    assert.equal(sumOf(['9007199254740993', '0.01']), '9007199254740993.01');
    assert.equal(sumOf(['-5', '2.50']), '-2.50');
  });

  it('[BRD-4] what is added and taken away again leaves the sum as it was', () => {
    fc.assert(
      fc.property(decimal, decimal, (left, right) => {
        const [a, b] = [unitsOf(left) ?? ZERO, unitsOf(right) ?? ZERO];
        const back = addUnits(addUnits(a, b), b, -1);
        assert.equal(scaled(decimalOf(back)), scaled(left));
      }),
    );
  });

  it('[BRD-4] what is no decimal is no number, however long', () => {
    for (const text of ['', '1e5', '01', '.5', '1,000', 'NaN', 12, null, '9'.repeat(10_000_000)])
      assert.equal(unitsOf(text), undefined);
  });

  it('[BRD-14] there is a decimal between any two, and it is the shortest', () => {
    fc.assert(
      fc.property(decimal, decimal, (left, right) => {
        fc.pre(scaled(left) !== scaled(right));
        const [low, high] = scaled(left) < scaled(right) ? [left, right] : [right, left];
        const between = decimalBetween(low, high);
        assert.ok(between !== undefined && scaled(low) < scaled(between) && scaled(between) < scaled(high));
      }),
    );
    assert.equal(decimalBetween('1', '2'), '1.5');
    assert.equal(decimalBetween('1.5', '9'), '5');
    assert.equal(decimalBetween('7.25', undefined), '8');
    assert.equal(decimalBetween(undefined, '0'), '-1');
    assert.equal(decimalBetween(undefined, undefined), '1');
  });

  it('[BRD-14] a hundred cards fit between two before there is no room left', () => {
    let high = '2';
    for (let times = 0; times < 100; times += 1) {
      const between = decimalBetween('1', high);
      assert.ok(between !== undefined && scaled('1') < scaled(between) && scaled(between) < scaled(high));
      high = between;
    }
    assert.equal(decimalBetween('1', `1.${'0'.repeat(37)}1`), undefined);
  });
});
