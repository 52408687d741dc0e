import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { drawLine } from './draw-line.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const coordinates = (path: string) =>
  [...path.matchAll(/[ML](-?[\d.e+-]+) (-?[\d.e+-]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe('sparkline', () => {
  it('[STA-6] every line stays on its field, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.option(finite, { nil: undefined }), { maxLength: 1_000 }), (values) => {
        const { line, area } = drawLine(values);
        for (const [x, y] of [...coordinates(line), ...coordinates(area)])
          assert.ok(x !== undefined && y !== undefined && x >= 0 && x <= 100 && y >= 0 && y <= 100, `${x} ${y}`);
        assert.doesNotMatch(line + area, /NaN|Infinity|undefined/);
        assert.equal(
          line === '',
          values.every((value) => value === undefined),
        );
      }),
    );
  });

  it('[STA-6] the lowest value is below, the highest above, gaps part the line', () => {
    assert.equal(drawLine([1, 3, undefined, 2]).line, 'M0 95L33.33 5M100 50h0');
    assert.equal(drawLine([7]).line, 'M50 50h0');
    assert.equal(drawLine([]).line, '');
  });
});
