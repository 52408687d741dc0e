import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { pageList } from './page-list.ts';

describe('pageList', () => {
  it('[EL-81] offers the first, the last and the neighbours; a gap of one is that page', () => {
    assert.deepEqual(pageList(1, 1), [1]);
    assert.deepEqual(pageList(5, 9), [1, undefined, 4, 5, 6, undefined, 9]);
    assert.deepEqual(pageList(4, 9), [1, 2, 3, 4, 5, undefined, 9]);
    assert.deepEqual(pageList(99, 3), [1, 2, 3]);
    assert.deepEqual(pageList(Number.NaN, 0), [1]);
  });

  it('[EL-81] is ordered, at most seven long, and holds the shown page', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (page, pages) => {
        const list = pageList(page, pages);
        const numbers = list.filter((each) => each !== undefined);
        assert.ok(list.length <= 7);
        assert.ok(numbers.includes(Math.min(page, pages)));
        assert.deepEqual(
          numbers,
          [...new Set(numbers)].sort((a, b) => a - b),
        );
      }),
    );
  });
});
