import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { CrmRecord } from '@crosswalk/model';
import { CursorIndex } from './cursor-index.ts';
import { nextRead } from './read-plan.ts';
import { RowCache } from './row-cache.ts';

const record = (id: number): CrmRecord => ({ type: 'person', id: `${id}`, version: '1', fields: { number: id } });
const records = (start: number, count: number) => Array.from({ length: count }, (_, index) => record(start + index));

/** Reads a row as the table does: by the steps of the plan, against a list that pages by cursor. */
function read(list: readonly CrmRecord[], cache: RowCache, cursors: CursorIndex, wanted: number): number {
  for (let calls = 1; ; calls += 1) {
    const { kind, from, limit } = nextRead(wanted, cache.endBefore(wanted), (row) => cursors.before(row));
    const start = Number(from.cursor ?? 0);
    const page = list.slice(start, start + limit);
    const taken = kind === 'page' ? cache.put(from.position, page, wanted) : page.length;
    cursors.add(from.position + taken, String(start + page.length));
    if (cache.row(wanted)) return calls;
    assert.ok(calls < 100, 'no end');
  }
}

describe('the loaded rows', () => {
  it('[WID-39] are those of the list, wherever one jumps, and never many', () => {
    const list = records(0, 20_000);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: list.length - 1 }), { minLength: 1, maxLength: 60 }), (jumps) => {
        const [cache, cursors] = [new RowCache(), new CursorIndex()];
        for (const jump of jumps) {
          assert.ok(read(list, cache, cursors, jump) <= 8);
          assert.equal(cache.row(jump)?.id, String(jump));
          assert.ok(cache.size <= 3_100);
        }
        for (const [index, { id }] of cache.entries()) assert.equal(id, String(index));
      }),
      { numRuns: 50 },
    );
  });

  it('[WID-5] list each record once and close the gap of a removed one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ start: fc.nat({ max: 400 }), count: fc.integer({ min: 1, max: 90 }) }), { maxLength: 12 }),
        fc.array(fc.nat({ max: 490 }), { maxLength: 10 }),
        (pages, gone) => {
          const cache = new RowCache();
          for (const { start, count } of pages) cache.put(start, records(start, count), start);
          for (const id of gone) {
            const before = [...cache.entries()];
            const index = cache.remove(String(id));
            const expected = before
              .filter(([, each]) => each.id !== String(id))
              .map(([at, each]) => [index !== undefined && at > index ? at - 1 : at, each]);
            assert.deepEqual([...cache.entries()], expected);
          }
          const ids = [...cache.entries()].map(([, { id }]) => id);
          assert.equal(new Set(ids).size, ids.length);
        },
      ),
    );
  });

  it('[WID-39] keep as many cursors for a long list as for a longer one', () => {
    const cursors = new CursorIndex();
    for (let position = 100; position < 1_000_000; position += 100) cursors.add(position, `after ${position}`);
    assert.ok(cursors.size <= 1_024);
    const { position, cursor } = cursors.before(777_777);
    assert.ok(position <= 777_777 && cursor === `after ${position}`);
  });
});
