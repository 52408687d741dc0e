import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ALL_ROWS, isRowSelected, NO_ROWS, rangeChange, selectedCount, withRows } from './row-selection.ts';

const ids = fc.array(fc.nat({ max: 30 }).map(String), { maxLength: 12 });

describe('what is selected', () => {
  it('[WID-35] is what was selected last, from nothing and from everything', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(fc.tuple(ids, fc.boolean()), { maxLength: 8 }), (startsFull, changes) => {
        const all = Array.from({ length: 31 }, (_, id) => String(id));
        const expected = new Set(startsFull ? all : []);
        let selection = startsFull ? ALL_ROWS : NO_ROWS;
        for (const [some, isSelected] of changes) {
          selection = withRows(selection, some, isSelected);
          for (const id of some)
            if (isSelected) expected.add(id);
            else expected.delete(id);
        }
        assert.deepEqual(
          all.filter((id) => isRowSelected(selection, id)),
          all.filter((id) => expected.has(id)),
        );
        assert.equal(selectedCount(selection, all.length), expected.size);
      }),
    );
  });

  it('[WID-35] follows the end of a range in both directions', () => {
    fc.assert(
      fc.property(fc.nat({ max: 40 }), fc.array(fc.nat({ max: 40 }), { minLength: 1 }), (anchor, moves) => {
        const selected = new Set([anchor]);
        let at = anchor;
        for (const to of moves) {
          const { added, removed } = rangeChange(anchor, at, to);
          for (const [first, last] of removed) for (let row = first; row <= last; row += 1) selected.delete(row);
          if (added) for (let row = added[0]; row <= added[1]; row += 1) selected.add(row);
          at = to;
        }
        const [first, last] = [Math.min(anchor, at), Math.max(anchor, at)];
        assert.deepEqual(
          [...selected].sort((a, b) => a - b),
          Array.from({ length: last - first + 1 }, (_, i) => first + i),
        );
      }),
    );
  });
});
