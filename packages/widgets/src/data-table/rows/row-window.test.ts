import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type RowGeometry, rowTop, rowWindow, runwayHeight, scrollTopFor } from './row-window.ts';

/** Lists from empty to higher than browsers can, at any place they can be scrolled to. */
const geometry = fc
  .record({
    count: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 5_000_000 })),
    rowHeight: fc.constantFrom(24, 32.5, 40),
    viewport: fc.integer({ min: 0, max: 2_000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ share, ...rest }): RowGeometry => ({
    ...rest,
    scrollTop: share * Math.max(0, runwayHeight(rest) - rest.viewport),
  }));

describe('the rows in sight', () => {
  it('[WID-39] lie inside the list, and no more than fit are drawn', () => {
    fc.assert(
      fc.property(geometry, (place) => {
        const { first, end, firstSeen, endSeen } = rowWindow(place, 6);
        assert.ok(0 <= first && first <= firstSeen && firstSeen <= endSeen && endSeen <= end && end <= place.count);
        assert.ok(end - first <= Math.ceil(place.viewport / place.rowHeight) + 2 + 12);
      }),
    );
  });

  it('[WID-39] fill the place they are seen in, without a gap', () => {
    fc.assert(
      fc.property(geometry, (place) => {
        const { firstSeen, endSeen } = rowWindow(place, 0);
        if (place.count === 0) return;
        const [top, bottom] = [rowTop(place, firstSeen), rowTop(place, endSeen - 1) + place.rowHeight];
        const listEnd = rowTop(place, place.count - 1) + place.rowHeight;
        assert.ok(top <= place.scrollTop + 0.001);
        assert.ok(bottom >= Math.min(place.scrollTop + place.viewport, listEnd) - 0.001);
      }),
    );
  });

  it('[WID-30] include the row that is scrolled to', () => {
    fc.assert(
      fc.property(geometry, fc.nat(), (place, number) => {
        if (place.count === 0 || place.viewport < place.rowHeight * 2) return;
        const row = number % place.count;
        const { firstSeen, endSeen } = rowWindow({ ...place, scrollTop: scrollTopFor(place, row) }, 0);
        assert.ok(row >= firstSeen && row < endSeen, `${row} is not in ${firstSeen}–${endSeen}`);
      }),
    );
  });
});
