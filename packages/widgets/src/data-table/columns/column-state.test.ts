import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { FieldDescription } from '@crosswalk/model';
import { columnWindow } from './column-window.ts';
import {
  changeColumn,
  columnStates,
  type ColumnState,
  layColumns,
  moveColumn,
  NARROWEST_PX,
  WIDEST_PX,
} from './column-state.ts';

const KEYS = ['name', 'email', 'stage', 'city', 'phone', 'worth'];
const FIELDS: readonly FieldDescription[] = KEYS.map((key) => ({ key, label: key, type: 'text' }));
const wish: fc.Arbitrary<ColumnState> = fc.record(
  {
    key: fc.constantFrom(...KEYS, 'gone', '__proto__'),
    width: fc.oneof(fc.integer({ min: -10, max: 5_000 }), fc.constant(Number.NaN)),
    hidden: fc.boolean(),
    pinned: fc.constantFrom<'start' | 'end'>('start', 'end'),
  },
  { requiredKeys: ['key'] },
);
const room = { titleField: 'name', start: 40, width: 900, isNarrow: false };

describe('the columns a user made', () => {
  it('[WID-34] are all there once, whatever was kept, and lie side by side', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 12 }), (wishes) => {
        const states = columnStates(FIELDS, ['name', 'email'], wishes);
        assert.deepEqual(states.map(({ key }) => key).sort(), [...KEYS].sort());
        let left = room.start;
        for (const column of layColumns(FIELDS, states, room)) {
          assert.equal(column.left, left);
          assert.ok(column.width >= NARROWEST_PX && column.width <= WIDEST_PX);
          left += column.width;
        }
      }),
    );
  });

  it('[WID-34] end where their box does: wider, or somewhat narrower than usual, and else they scroll', () => {
    const states = columnStates(FIELDS, KEYS, []);
    const end = (width: number) => {
      const last = layColumns(FIELDS, states, { ...room, width }).at(-1);
      return (last?.left ?? 0) + (last?.width ?? 0);
    };
    const usual = end(0);
    assert.deepEqual([end(usual + 101), end(usual - 101)], [usual + 101, usual - 101]);
    assert.ok(end(usual / 2) > usual / 2 && end(usual / 2) < usual);
  });

  it('[WID-34] come out of their own data again', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 12 }), (wishes) => {
        const states = columnStates(FIELDS, ['name'], wishes);
        assert.deepEqual(columnStates(FIELDS, ['name'], states), states);
      }),
    );
  });

  it('[WID-34] keep every column when one is moved or changed', () => {
    const states = columnStates(FIELDS, KEYS, [{ key: 'name', pinned: 'start' }]);
    const moved = moveColumn(states, 'city', { beside: 'name', after: true });
    assert.deepEqual(
      moved.map(({ key }) => key),
      ['name', 'city', 'email', 'stage', 'phone', 'worth'],
    );
    assert.equal(moved[1]?.pinned, 'start');
    assert.deepEqual(changeColumn(moved, 'city', { pinned: undefined })[1], { key: 'city' });
  });

  it('[WID-39] are drawn where they are in sight, pinned, or have the keyboard', () => {
    const many = Array.from({ length: 300 }, (_, index) => ({ ...FIELDS[0]!, key: `k${index}` }));
    const states = columnStates(
      many,
      many.map(({ key }) => key),
      [{ key: 'k0', pinned: 'start' }],
    );
    const columns = layColumns(many, states, room);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.nat({ max: 299 }), (scrolled, kept) => {
        const drawn = columnWindow(columns, { scrolled, viewport: 900, kept });
        assert.ok(drawn.includes(0) && drawn.includes(kept) && drawn.length < 15);
        for (const [index, { left, width }] of columns.entries())
          if (left < scrolled + 900 && left + width > scrolled) assert.ok(drawn.includes(index));
      }),
    );
  });
});
