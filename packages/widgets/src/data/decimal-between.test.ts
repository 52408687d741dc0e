import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canonicalDecimal, compareKeys } from '@crosswalk/model';
import fc from 'fast-check';
import { decimalBetween } from './decimal-between.ts';

const compareDecimals = (left: string, right: string) =>
  compareKeys('decimal', canonicalDecimal(left) ?? '', canonicalDecimal(right) ?? '');
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.nat({ max: 10 ** 9 }))
  .map(([whole, fraction]) => `${whole}.${fraction}`.replace(/\.?0+$/, ''))
  .map((text) => (text === '' || text === '-' ? '0' : text));

describe('decimal between', () => {
  it('[BRD-14] there is a decimal between any two, and it is the shortest', () => {
    fc.assert(
      fc.property(decimal, decimal, (left, right) => {
        fc.pre(compareDecimals(left, right) !== 0);
        const [low, high] = compareDecimals(left, right) < 0 ? [left, right] : [right, left];
        const between = decimalBetween(low, high);
        assert.ok(between !== undefined && compareDecimals(low, between) < 0 && compareDecimals(between, high) < 0);
      }),
    );
    assert.equal(decimalBetween('1', '2'), '1.5');
    assert.equal(decimalBetween('1.5', '9'), '5');
    assert.equal(decimalBetween('7.25', undefined), '8');
    assert.equal(decimalBetween(undefined, '0'), '-1');
    assert.equal(decimalBetween(undefined, '-0.5'), '-2');
    assert.equal(decimalBetween(undefined, undefined), '1');
  });

  it('[BRD-14] a hundred cards fit between two before there is no room left', () => {
    let high = '2';
    for (let times = 0; times < 100; times += 1) {
      const between = decimalBetween('1', high);
      assert.ok(between !== undefined && compareDecimals('1', between) < 0 && compareDecimals(between, high) < 0);
      high = between;
    }
    assert.equal(decimalBetween('1', `1.${'0'.repeat(37)}1`), undefined);
  });

  it('[BRD-16] what is no decimal is taken for nothing, however long', () => {
    for (const text of ['', '1e5', '.5', '1,000', 'NaN', '9'.repeat(10_000_000)])
      assert.equal(decimalBetween(text, undefined), '1');
  });
});
