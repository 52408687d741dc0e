import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { closingLine, sum } from './totals.ts';

describe('the closing line', () => {
  it('sums all suites into one line', () => {
    const totals = sum([
      { passed: 2, failed: 0, skipped: 0 },
      { passed: 1, failed: 1, skipped: 0 },
    ]);
    assert.equal(closingLine(totals), '3 passed, 1 failed');
  });

  it('names skipped tests only if there are any', () => {
    assert.equal(closingLine({ passed: 1, failed: 0, skipped: 2 }), '1 passed, 0 failed, 2 skipped');
  });
});
