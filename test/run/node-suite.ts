import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { resolve } from 'node:path';
import { ROOT } from '../../tools/root.ts';
import { NONE, type Totals } from './totals.ts';

/** Far above what any file takes on a slow machine: only one that hangs gets there, and is stopped. */
const TIME_LIMIT_MS = 300_000;

interface Outcome {
  readonly name: string;
  readonly skip?: string | boolean;
  readonly todo?: string | boolean;
  readonly details: { readonly type?: string };
}

/**
 * Runs test files under node:test, each in a process of its own that inherits this one's flags (source condition, tsx).
 * Counts tests, not suites; a file without a single test counts as failed, because node:test would call it passed.
 */
export async function runNodeSuite(files: readonly string[], concurrency: number): Promise<Totals> {
  if (files.length === 0) return NONE;
  const paths = files.map((file) => resolve(ROOT, file));
  const totals = { passed: 0, failed: 0, skipped: 0 };
  const stream = run({
    files: paths,
    concurrency,
    timeout: TIME_LIMIT_MS,
    // A handle that a test forgot must not keep the run from its closing line.
    forceExit: true,
  });
  const isFile = (name: string): boolean => paths.includes(resolve(ROOT, name));
  stream.on('test:pass', (outcome: Outcome) => {
    if (outcome.details.type === 'suite') return;
    if (isFile(outcome.name)) {
      console.error(`${outcome.name}: has no tests`);
      totals.failed += 1;
    } else if (outcome.skip !== undefined || outcome.todo !== undefined) totals.skipped += 1;
    else totals.passed += 1;
  });
  stream.on('test:fail', (outcome: Outcome) => {
    if (outcome.todo !== undefined) totals.skipped += 1;
    else if (outcome.details.type !== 'suite') totals.failed += 1;
  });
  for await (const text of stream.compose(new spec())) process.stdout.write(String(text));
  return totals;
}
