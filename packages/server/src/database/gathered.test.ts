import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Gathered } from './gathered.ts';

describe('work that is gathered', () => {
  it('[STO-8] each gets its own result, nothing is done twice, and no more goes on at once than may', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(3), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 10 }),
        async (pauses, atOnce, most) => {
          const batches: number[][] = [];
          let running = 0;
          const gathered = new Gathered<number, string>(
            async (items) => {
              running += 1;
              assert.ok(running <= atOnce && items.length <= most);
              batches.push([...items]);
              await new Promise((resolve) => setTimeout(resolve, 1));
              running -= 1;
              return items.map((item) => `result ${item}`);
            },
            { atOnce, most },
          );
          const results = await Promise.all(
            pauses.map(async (pause, index) => {
              for (let turn = 0; turn < pause; turn += 1) await Promise.resolve();
              return gathered.add(index);
            }),
          );
          assert.deepEqual(
            results,
            pauses.map((_, index) => `result ${index}`),
          );
          assert.deepEqual(
            batches.flat().sort((left, right) => left - right),
            pauses.map((_, index) => index),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it('[STO-8] a failure reaches those whose work it was, and the next goes on', async () => {
    let calls = 0;
    const gathered = new Gathered<number, number>(
      (items) => {
        calls += 1;
        return calls === 1 ? Promise.reject(new Error('away')) : Promise.resolve(items);
      },
      { atOnce: 1, most: 10 },
    );
    const first = await Promise.allSettled([gathered.add(1), gathered.add(2)]);
    assert.deepEqual(
      first.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    assert.equal(await gathered.add(3), 3);
  });
});
