import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkConverges, checkSameAsWithoutCrashes, history, interrupted } from '../fixtures/histories.ts';

/** A few hundred here; `npm run test:histories` runs ten thousand. */
const RUNS = Number(process.env['CROSSWALK_HISTORIES'] ?? 150);

describe('random two-way histories', () => {
  it('[SYN-1] whatever people do, in whatever moment, and wherever runs are cut off, the systems become the same', async () => {
    await fc.assert(fc.asyncProperty(interrupted, checkConverges), { numRuns: RUNS });
    assert.ok(RUNS > 0);
  });

  it('[SYN-2] runs that are cut off anywhere and resumed leave the same records as runs that are not', async () => {
    await fc.assert(fc.asyncProperty(history, fc.infiniteStream(fc.nat(60)), checkSameAsWithoutCrashes), {
      numRuns: RUNS,
    });
    assert.ok(RUNS > 0);
  });
});
