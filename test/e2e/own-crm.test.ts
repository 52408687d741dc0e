/** The CRM of one's own of the guide: plain HTML and Node, and a sample plugin that knows nothing of it. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createBuilder } from 'vite';
import { browserFlags, findBrowser } from '../../tools/find-browser.ts';
import { ROOT } from '../../tools/root.ts';
import { takePorts } from './demo-server.ts';

const FOLDER = join(ROOT, 'demo/own-crm');
let origin: string;
let server: ChildProcess;
let browser: Browser;

before(async () => {
  await buildBundles(/^(host|widgets|panel)_/);
  const port = await takePorts(2);
  origin = `http://localhost:${port}`;
  server = spawn(process.execPath, [join(FOLDER, 'server.mjs')], { env: { ...process.env, PORT: String(port) } });
  await new Promise((resolve) => server.stdout?.once('data', resolve));
  browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags() });
});

after(async () => {
  await browser.close();
  server.kill();
});

/** The files a page loads without a build step, as `npm run build` makes them. */
async function buildBundles(names: RegExp): Promise<void> {
  const builder = await createBuilder({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'error' });
  for (const [name, environment] of Object.entries(builder.environments)) {
    if (names.test(name)) await builder.build(environment);
  }
}

function linesOfCode(file: string): number {
  const lines = readFileSync(join(FOLDER, file), 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '' && !/^\s*(\/\/|\/\*\*)/.test(line)).length;
}

async function openCrm(): Promise<{ page: Page; problems: string[] }> {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(origin);
  return { page, problems };
}

/** The form takes input once its record is there: what is typed before would be written over. */
async function formIsFilled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('input')?.value !== '');
}

describe("a CRM of one's own", () => {
  it('[OWN-1] has fewer than 100 lines of code', () => {
    const lines = ['server.mjs', 'crm.js', 'index.html'].map(linesOfCode);
    assert.ok(lines.reduce((sum, each) => sum + each, 0) < 100, `It has ${lines.join(' + ')} lines.`);
  });

  it('[OWN-2] shows a sample plugin, which follows the record, without an error on the console', async () => {
    const { page, problems } = await openCrm();
    const panel = page.frameLocator('cw-slot iframe');
    await panel.getByText('Analytical engine').waitFor();
    await page.getByRole('button', { name: '李伟' }).click();
    await panel.getByText('Harbour lights').waitFor();
    assert.equal(await panel.getByText('Analytical engine').count(), 0);
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('[OWN-2] saves what its own form says', async () => {
    const { page } = await openCrm();
    await formIsFilled(page);
    await page.getByLabel('Phone').fill('+44 20 0000');
    const saved = page.waitForResponse((response) => response.request().method() === 'PATCH');
    await page.getByRole('button', { name: 'Save' }).click();
    await saved;
    await page.reload();
    await formIsFilled(page);
    assert.equal(await page.getByLabel('Phone').inputValue(), '+44 20 0000');
    await page.close();
  });

  it('[OWN-3] refuses a stale write and an unknown record', async () => {
    const patch = async (id: string, ifVersion: string) => {
      const body = JSON.stringify({ fields: { name: 'X' }, ifVersion });
      const response = await fetch(`${origin}/api/person/${id}`, { method: 'PATCH', body });
      return Object(await response.json());
    };
    assert.equal((await patch('2', 'old')).code, 'conflict');
    assert.equal((await patch('nobody', '1')).code, 'not_found');
  });
});
