import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { browserFlags, findBrowser } from '../../tools/find-browser.ts';
import { writeManifests } from '../../tools/manifest.ts';
import { ROOT, listFiles } from '../../tools/root.ts';
import { runCommand } from '../../tools/run-command.ts';
import { serveFolder } from './static-server.ts';
import { visit, watchPage } from './story-page.ts';
import { NONE, type Totals } from './totals.ts';

interface StoryEntry {
  readonly id: string;
  readonly type: 'story' | 'docs';
  readonly title: string;
  readonly name: string;
}

interface Visit {
  readonly name: string;
  readonly path: string;
}

/** Every story is visited as it is, and in the look that breaks most: dark and right to left. */
const LOOKS = [
  { name: '', globals: '' },
  { name: ' · dark, right to left', globals: '&globals=theme:dark;locale:ar' },
];
const PAGES_AT_ONCE = 2;
const TIME_LIMIT_MS = 30_000;

/**
 * Builds Storybook and visits every story: it must draw, its play function must pass, axe must find nothing, and the
 * console must stay empty. Names given on the command line choose the stories whose id contains one of them.
 */
export async function runStorySuite(chosen: readonly string[]): Promise<Totals> {
  if (listFiles('stories', () => true).length === 0) return NONE;
  const problems = [...writeManifests(), ...runCommand('storybook', ['build', '--quiet', '--loglevel', 'error'])];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const folder = join(ROOT, 'storybook-static');
  const visits = readVisits(join(folder, 'index.json'), chosen);
  const server = await serveFolder(folder);
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags() });
  try {
    const totals = { passed: 0, failed: 0, skipped: 0 };
    const queue = [...visits];
    const worker = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const isClean = report(next, await problemsOf(browser, server.origin + next.path));
        totals[isClean ? 'passed' : 'failed'] += 1;
      }
    };
    await Promise.all(Array.from({ length: PAGES_AT_ONCE }, worker));
    return totals;
  } finally {
    await browser.close();
    server.close();
  }
}

function readVisits(indexPath: string, chosen: readonly string[]): Visit[] {
  return parseEntries(readFileSync(indexPath, 'utf8'))
    .filter(({ id }) => chosen.length === 0 || chosen.some((part) => id.includes(part)))
    .flatMap(({ id, type, title, name }) =>
      LOOKS.filter((look) => type === 'story' || look.globals === '').map((look) => ({
        name: `${title}: ${name}${look.name}`,
        path: `/iframe.html?viewMode=${type}&id=${id}${look.globals}`,
      })),
    );
}

function parseEntries(json: string): StoryEntry[] {
  const { entries } = JSON.parse(json) as { entries: Record<string, StoryEntry> };
  return Object.values(entries);
}

async function problemsOf(browser: Browser, url: string): Promise<string[]> {
  const page = await browser.newPage();
  page.setDefaultTimeout(TIME_LIMIT_MS);
  const problems: string[] = [];
  try {
    await watchPage(page, problems);
    problems.push(...(await visit(page, url)));
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  } finally {
    await page.close();
  }
  return problems;
}

function report({ name }: Visit, problems: readonly string[]): boolean {
  console.log(`${problems.length === 0 ? '✔' : '✖'} ${name}`);
  for (const problem of problems) console.log(`    ${problem}`);
  return problems.length === 0;
}
