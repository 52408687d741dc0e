import { join } from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter, startTestRunner, type TestRunnerConfig } from '@web/test-runner';
import type { TestSession, TestSuiteResult } from '@web/test-runner-core';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { browserFlags, findBrowser } from '../../tools/find-browser.ts';
import { ROOT } from '../../tools/root.ts';
import { findFreePort, startSecondOrigin } from './second-origin.ts';
import { NONE, sum, type Totals } from './totals.ts';

/**
 * Runs `*.browser.test.ts` files in a real Chromium, from source, on two origins.
 * A file that cannot be loaded, or holds no test, counts as one failure.
 */
export async function runBrowserSuite(files: readonly string[], { watch = false } = {}): Promise<Totals> {
  if (files.length === 0) return NONE;
  const port = await findFreePort();
  const secondOrigin = await startSecondOrigin(port);
  try {
    const config = { ...(await testRunnerConfig(files, secondOrigin.origin)), port, watch };
    const runner = await startTestRunner({ config, readCliArgs: false, readFileConfig: false, autoExitProcess: false });
    if (runner === undefined) return { ...NONE, failed: 1 };
    await new Promise((done) => runner.on('stopped', done));
    return sum([...runner.sessions.all()].map(sessionTotals));
  } finally {
    secondOrigin.close();
  }
}

async function testRunnerConfig(files: readonly string[], secondOrigin: string): Promise<Partial<TestRunnerConfig>> {
  return {
    rootDir: ROOT,
    files: [...files],
    // One page has frames and workers enough for two processors; side by side, pages only wait for each other.
    concurrency: 1,
    testsStartTimeout: 60_000,
    testsFinishTimeout: 180_000,
    nodeResolve: { exportConditions: ['@crosswalk/source'] },
    testFramework: { config: { timeout: '20000' } },
    browsers: [playwrightLauncher({ launchOptions: { executablePath: await findBrowser(), args: browserFlags() } })],
    plugins: [esbuildPlugin({ ts: true, tsconfig: join(ROOT, 'tsconfig.base.json'), target: 'es2022' })],
    middleware: [
      async (context, next) => {
        await next();
        // Frames without an origin of their own ask for module scripts as "null".
        context.set('access-control-allow-origin', '*');
        const policy = context.query['csp'];
        if (typeof policy === 'string') context.set('content-security-policy', policy);
      },
    ],
    testRunnerHtml: (framework) => `<!doctype html>
<html lang="en">
  <head><title>Crosswalk tests</title></head>
  <body>
    <script>window.__CROSSWALK_SECOND_ORIGIN__ = ${JSON.stringify(secondOrigin)};</script>
    <script type="module" src="${framework}"></script>
  </body>
</html>`,
    reporters: [defaultReporter()],
  };
}

function sessionTotals(session: TestSession): Totals {
  const tests = session.testResults === undefined ? NONE : suiteTotals(session.testResults);
  const isBroken = session.passed !== true && tests.failed === 0;
  const isEmpty = tests.passed + tests.failed + tests.skipped === 0;
  if (isEmpty && !isBroken) console.error(`${session.testFile}: has no tests`);
  return isBroken || isEmpty ? { ...tests, failed: tests.failed + 1 } : tests;
}

function suiteTotals(suite: TestSuiteResult): Totals {
  const own = {
    passed: suite.tests.filter((test) => test.passed && !test.skipped).length,
    failed: suite.tests.filter((test) => !test.passed && !test.skipped).length,
    skipped: suite.tests.filter((test) => test.skipped).length,
  };
  return sum([own, ...suite.suites.map(suiteTotals)]);
}
