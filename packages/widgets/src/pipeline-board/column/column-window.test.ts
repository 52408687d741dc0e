import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { columnWindow, scrollTopFor } from './column-window.ts';

const measures = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 200 }).chain((heights) =>
  fc.record({
    heights: fc.constant(heights),
    scrollTop: fc.integer({ min: 0, max: 20_000 }),
    viewHeight: fc.integer({ min: 1, max: 1_200 }),
    advance: fc.integer({ min: 0, max: 400 }),
    always: fc.option(fc.integer({ min: 0, max: Math.max(0, heights.length - 1) }), { nil: undefined }),
  }),
);
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

describe('column window', () => {
  it('[BRD-3] cards and gaps together are as high as the column, and everything in sight is drawn', () => {
    fc.assert(
      fc.property(measures, (column) => {
        const { cards, gaps } = columnWindow(column);
        const drawn = sum(cards.map((number) => column.heights[number] ?? 0));
        assert.equal(drawn + sum(gaps.map(({ height }) => height)), sum(column.heights));
        column.heights.forEach((height, number) => {
          const top = sum(column.heights.slice(0, number));
          const isInSight = top + height > column.scrollTop && top < column.scrollTop + column.viewHeight;
          if (isInSight || number === column.always) assert.ok(cards.includes(number));
        });
      }),
    );
  });

  it('[BRD-3] what is drawn depends on the place, not on the number of cards', () => {
    const heights = Array.from({ length: 2_000 }, () => 100);
    const { cards } = columnWindow({ heights, scrollTop: 50_000, viewHeight: 700, advance: 300, always: 3 });
    assert.equal(cards.length, 14);
    assert.equal(cards[0], 3);
  });

  it('[BRD-8] a card is scrolled into sight by as little as needed', () => {
    const heights = [100, 50, 200, 80];
    assert.equal(scrollTopFor(heights, 2, 0, 300), 50);
    assert.equal(scrollTopFor(heights, 0, 120, 300), 0);
    assert.equal(scrollTopFor(heights, 1, 60, 300), 60);
  });
});
