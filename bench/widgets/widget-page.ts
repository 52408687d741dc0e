/** A page of the widgets' bench in a real browser, as the runner drives it. */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { browserFlags, findBrowser } from '../../tools/find-browser.ts';
import type { BoardBench } from './board-page.ts';
import type { LeakBench } from './leaks.ts';
import type { WidgetBench } from './page.ts';

type Offered = WidgetBench & LeakBench & BoardBench;

/** What is alive in the page after everything that can be let go was let go. */
export interface Alive {
  nodes: number;
  listeners: number;
  heapBytes: number;
}

export interface WidgetPage {
  /** Calls what the page offers to the runner. */
  call<Name extends keyof Offered>(
    name: Name,
    ...args: Parameters<Offered[Name]>
  ): Promise<Awaited<ReturnType<Offered[Name]>>>;
  alive(): Promise<Alive>;
  /** Milliseconds the page's scripts have run until now. */
  scriptMs(): Promise<number>;
  /** Milliseconds the main thread has worked until now, apart from style and layout: script with its microtasks, and paint. */
  workMs(): Promise<number>;
  close(): Promise<void>;
}

/** Builds a page with the product's own bundler and opens it; frames come as fast as they can be made. */
export async function openWidgetPage(entry: string): Promise<WidgetPage> {
  const code = await bundle(fileURLToPath(new URL(entry, import.meta.url)));
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [...browserFlags(), '--disable-frame-rate-limit', '--disable-gpu-vsync'],
  });
  const page = await browser.newPage({ viewport: { width: 1300, height: 900 } });
  page.on('pageerror', (error) => console.error(`The bench's page failed: ${error.message}`));
  const cdp = await page.context().newCDPSession(page);
  // Counted in the thread's own time: another program on the machine does not make a page slower.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.route('http://bench.test/', (route) => route.fulfill({ contentType: 'text/html', body: PAGE }));
  await page.route('http://bench.test/bench.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: code }),
  );
  await page.goto('http://bench.test/');
  await page.waitForFunction('window.widgetBench');
  const metricMs = async (wanted: string): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN) * 1_000;
  };
  return {
    call: (name, ...args) => page.evaluate(`window.widgetBench.${name}(...${JSON.stringify(args)})`),
    scriptMs: () => metricMs('ScriptDuration'),
    workMs: async () =>
      (await metricMs('ThreadTime')) - (await metricMs('LayoutDuration')) - (await metricMs('RecalcStyleDuration')),
    alive: async () => {
      for (let round = 0; round < 3; round += 1) await cdp.send('HeapProfiler.collectGarbage');
      const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
      const { usedSize } = await cdp.send('Runtime.getHeapUsage');
      return { nodes, listeners: jsEventListeners, heapBytes: usedSize };
    },
    close: () => browser.close(),
  };
}

const PAGE =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title><body><script type="module" src="/bench.js"></script>';

async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@crosswalk/source', 'module', 'browser'] },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      rolldownOptions: { input: entry, output: { format: 'es' } },
    },
  });
  const output = Array.isArray(result) ? result[0] : result;
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error(`Nothing was built of ${entry}.`);
  return chunk.code;
}
