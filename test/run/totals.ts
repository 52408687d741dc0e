/** What a suite reports, so that all suites can be summed into the one closing line. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The totals of a suite that had nothing to run. */
export const NONE: Totals = { passed: 0, failed: 0, skipped: 0 };

/** Sums the totals of several suites. */
export function sum(parts: readonly Totals[]): Totals {
  return parts.reduce(
    (all, part) => ({
      passed: all.passed + part.passed,
      failed: all.failed + part.failed,
      skipped: all.skipped + part.skipped,
    }),
    NONE,
  );
}

/** The closing line that people and CI read: `12 passed, 0 failed`, and how many were skipped if any were. */
export function closingLine({ passed, failed, skipped }: Totals): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}
