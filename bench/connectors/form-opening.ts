/** What our file costs a user of Tryton's own client: opening a party's form with it and without it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';
import { startTrytonDemo } from '../../test/e2e/demo-server.ts';
import { logIn, openForm } from '../../test/e2e/tryton-client.ts';
import { browserFlags, findBrowser } from '../../tools/find-browser.ts';
import { ROOT } from '../../tools/root.ts';
import type { Figure } from '../lib/report.ts';
import { shuffled } from '../lib/shuffled.ts';
import { median } from '../lib/stats.ts';

const ROUNDS = 25;
const PARTIES = 9;
const MODEL = 'party.party';

/** Opens forms in two windows of one browser in turn, one of which never gets our script. */
export async function measureFormOpening(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-tryton-'));
  const demo = await startTrytonDemo(folder);
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags() });
  try {
    const pages = new Map([
      ['with', await logIn(browser, demo.origin, 'admin')],
      ['without', await logIn(browser, demo.origin, 'admin', withoutOurFile)],
    ]);
    const times = await measureInTurn(pages);
    return [
      {
        name: 'opening a party in Tryton, with our file',
        value: median(times.get('with') ?? []) / median(times.get('without') ?? []),
        unit: '× without',
        target: { at: 'most', bound: 1.05 },
      },
      {
        name: "our file in Tryton's page",
        value: sizeOfOurFile() / 1_024,
        unit: 'KiB',
        target: { at: 'most', bound: 60 },
      },
    ];
  } finally {
    await browser.close();
    await demo.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A client whose `custom.js` is empty, as one that nobody extended. */
async function withoutOurFile(page: Page): Promise<void> {
  await page.route('**/custom.js', (each) => each.fulfill({ contentType: 'text/javascript', body: '' }));
}

async function measureInTurn(pages: ReadonlyMap<string, Page>): Promise<ReadonlyMap<string, number[]>> {
  const times = new Map<string, number[]>([...pages.keys()].map((name) => [name, []]));
  for (let round = -2; round < ROUNDS; round += 1) {
    for (const name of shuffled([...pages.keys()], round)) {
      const page = pages.get(name);
      if (!page) continue;
      const time = await openingTime(page, 1 + ((round + 2) % PARTIES));
      if (round >= 0) times.get(name)?.push(time);
    }
  }
  return times;
}

/** Milliseconds from the wish to see a party until its name stands in the form. The tab is closed afterwards. */
async function openingTime(page: Page, id: number): Promise<number> {
  await page.bringToFront();
  const opened = page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        const timer = setInterval(() => {
          const screen = globalThis.Sao?.Tab.tabs.at(-1)?.screen;
          const name = document.querySelector<HTMLInputElement>('.tab-pane.active .form input');
          if (screen?.current_record?.id !== wanted || !name?.value) return;
          clearInterval(timer);
          resolve(performance.now() - start);
        }, 2);
      }),
    id,
  );
  await openForm(page, MODEL, id);
  const time = await opened;
  await page.locator('#tablist li.active .close').click();
  await page.waitForFunction(
    (closed) => !globalThis.Sao?.Tab.tabs.some(({ screen }) => screen?.current_record?.id === closed),
    id,
  );
  return time;
}

function sizeOfOurFile(): number {
  return brotliCompressSync(readFileSync(join(ROOT, '.cache/tryton/custom.js'))).length;
}
