import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { browserFlags, findBrowser } from '../../tools/find-browser.ts';
import { writeManifests } from '../../tools/manifest.ts';
import { listFiles } from '../../tools/root.ts';
import { runCommand } from '../../tools/run-command.ts';
import { serveFolder } from './static-server.ts';
import { StoryPage, type Visit } from './story-page.ts';
import { NONE, sum, type Totals } from './totals.ts';

interface StoryEntry {
  readonly id: string;
  readonly type: 'story' | 'docs';
  readonly title: string;
  readonly name: string;
}

/** Stories looked at side by side. */
const PAGES = 3;

/** Every story is visited as it is, and in the look that breaks most: dark and right to left. */
const LOOKS: readonly { readonly name: string; readonly globals: Visit['globals'] }[] = [
  { name: '', globals: {} },
  { name: ' · dark, right to left', globals: { theme: 'dark', locale: 'ar' } },
];

/**
 * Builds Storybook and visits every story: it must draw, its play function must pass, axe must find nothing, and the
 * console must stay empty. Names given on the command line choose the stories whose id contains one of them.
 */
export async function runStorySuite(chosen: readonly string[]): Promise<Totals> {
  if (listFiles('stories', () => true).length === 0) return NONE;
  // A folder of its own, so that several runs and `npm run build:storybook` do not take each other's files away.
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-stories-'));
  try {
    const building = ['build', '--quiet', '--loglevel', 'error', '--output-dir', folder];
    const problems = [...writeManifests(), ...runCommand('storybook', building)];
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return await visitBuilt(folder, chosen);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function visitBuilt(folder: string, chosen: readonly string[]): Promise<Totals> {
  const visits = readVisits(join(folder, 'index.json'), chosen);
  const server = await serveFolder(folder);
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags() });
  try {
    const queue = visits.values();
    const pages = Array.from({ length: PAGES }, () => visitAll(queue, new StoryPage(browser, server.origin)));
    return sum(await Promise.all(pages));
  } finally {
    await browser.close();
    server.close();
  }
}

/** Several pages take from one queue. */
async function visitAll(visits: Iterable<Visit>, page: StoryPage): Promise<Totals> {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const visit of visits) {
    const problems = await page.visit(visit);
    const mark = problems.length === 0 ? '✔' : '✖';
    console.log([`${mark} ${visit.name}`, ...problems.map((problem) => `    ${problem}`)].join('\n'));
    totals[problems.length === 0 ? 'passed' : 'failed'] += 1;
  }
  return totals;
}

function readVisits(indexPath: string, chosen: readonly string[]): Visit[] {
  const entries = parseEntries(readFileSync(indexPath, 'utf8')).filter(
    ({ id }) => chosen.length === 0 || chosen.some((part) => id.includes(part)),
  );
  return LOOKS.flatMap((look, index) =>
    entries
      .filter(({ type }) => type === 'story' || index === 0)
      .map(({ id, type, title, name }) => ({
        name: `${title}: ${name}${look.name}`,
        storyId: id,
        viewMode: type,
        globals: look.globals,
      })),
  );
}

function parseEntries(json: string): StoryEntry[] {
  const { entries } = JSON.parse(json) as { entries: Record<string, StoryEntry> };
  return Object.values(entries);
}
