/** The bench's page in a real browser, as the runner drives it. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { browserFlags, findBrowser } from '../../tools/find-browser.ts';
import { cpuMsOfTree } from '../lib/cpu.ts';
import type { Bench } from './host-page.ts';
import type { Measurements } from './measure.ts';
import { buildPages, serveFiles } from './pages.ts';

declare global {
  interface Window {
    bench: Bench;
  }
}

export interface BenchPage {
  readonly page: Page;
  readonly panelsOrigin: string;
  open(peer: string, key?: string): Promise<number>;
  close(key: string): Promise<void>;
  run(key: string, scenario: keyof Measurements, input: Measurements[keyof Measurements]): Promise<number>;
  /** CPU milliseconds of all processes of the browser until now. */
  cpuMs(): number;
  dispose(): Promise<void>;
}

/** Builds the pages, serves host and panels from two sites, and opens the host page. */
export async function openBenchPage(): Promise<BenchPage> {
  const files = await buildPages();
  const host = await serveFiles('localhost', files.host);
  const panels = await serveFiles('127.0.0.1', files.panels);
  const { browser, processId } = await launch();
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`The bench's page failed: ${error.message}`));
  await page.goto(host.origin);
  return {
    page,
    panelsOrigin: panels.origin,
    open: (peer, key = peer) =>
      page.evaluate(([name, origin, id]) => window.bench.open(name, origin, id), [peer, panels.origin, key] as const),
    close: (key) => page.evaluate((id) => window.bench.close(id), key),
    run: async (key, scenario, input) =>
      assertNumber(
        await page.evaluate(([id, name, what]) => window.bench.run(id, name, what), [key, scenario, input] as const),
      ),
    cpuMs: () => cpuMsOfTree(processId),
    dispose: async () => {
      await browser.close();
      host.server.close();
      panels.server.close();
    },
  };
}

/** Every process below this one that is not ours is the browser's. */
async function launch(): Promise<{ browser: Browser; processId: number }> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags() });
  return { browser, processId: process.pid };
}

function assertNumber(result: unknown): number {
  if (typeof result !== 'number') throw new Error(`The panel answered ${JSON.stringify(result)} instead of a number.`);
  return result;
}
