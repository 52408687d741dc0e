/** The demo CRM as its user meets it: a real browser, the real server, the real database. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { browserFlags, findBrowser } from '../../tools/find-browser.ts';
import { type DemoServer, failToStart, startDemo, takePort } from './demo-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'crosswalk-e2e-'));
const PATIENCE_MS = 60_000;
let demo: DemoServer;
let browser: Browser;

before(async () => {
  demo = await startDemo(folder);
  browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags() });
});

after(async () => {
  await browser.close();
  await demo.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A page that remembers what went wrong in it. */
async function openPage(path: string): Promise<{ page: Page; problems: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1_360, height: 1_400 } });
  page.setDefaultTimeout(PATIENCE_MS);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(demo.origin + path);
  return { page, problems };
}

/** The document of a panel, once it is there. */
async function panelFrame(page: Page, path: string): Promise<Frame> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    const frame = page.frames().find((each) => each.url().includes(path));
    if (frame) return frame;
    await page.waitForTimeout(100);
  }
  throw new Error(`The panel ${path} was not opened.`);
}

async function firstPerson(): Promise<{ id: string; name: string }> {
  const response = await fetch(`${demo.origin}/api/records/person/list`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: demo.origin },
    body: JSON.stringify({ fields: ['name'], limit: 1, filter: { field: 'email', op: 'empty', value: false } }),
  });
  const { records } = (await response.json()) as { records: { id: string; fields: { name: { full: string } } }[] };
  const [record] = records;
  assert.ok(record);
  return { id: record.id, name: record.fields.name.full };
}

describe('the demo CRM', { timeout: 600_000 }, () => {
  it('[DEMO-1] shows a third-party panel beside a person, with the person from the database', async () => {
    const { id, name } = await firstPerson();
    const { page, problems } = await openPage(`/people/${id}`);
    const panel = await panelFrame(page, '/followup/sidebar.html');
    await panel.getByText(name, { exact: true }).first().waitFor();
    assert.equal(await panel.evaluate(() => window.origin), 'null');
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('[DEMO-2] keeps what a panel wrote when the server is started again', async () => {
    const { id } = await firstPerson();
    const what = 'Ask about the offer';
    const first = await openPage(`/people/${id}`);
    const panel = await panelFrame(first.page, '/followup/sidebar.html');
    await panel.getByLabel('What').fill(what);
    await panel.getByRole('button', { name: 'Plan it' }).click();
    await panel.getByText(what, { exact: true }).first().waitFor();
    await first.page.close();

    await demo.stop();
    demo = await startDemo(folder);
    const second = await openPage(`/people/${id}`);
    const again = await panelFrame(second.page, '/followup/sidebar.html');
    await again.getByText(what, { exact: true }).first().waitFor();
    await second.page.close();
  });

  it('[DEMO-3] shows every page without an error and without a breach of its policy', async () => {
    for (const path of ['/', '/people', '/companies', '/deals', '/tasks', '/plugins', '/settings']) {
      const { page, problems } = await openPage(path);
      await page.getByRole('heading').first().waitFor();
      await page.waitForTimeout(1_000);
      assert.deepEqual(problems, [], path);
      await page.close();
    }
  });

  it('[DEMO-7] leads from an address to a panel, and back', async () => {
    const { id } = await firstPerson();
    const { page, problems } = await openPage(`/people/${id}?panel=com.example.radar/sidebar`);
    await untilKeyboardIn(page, 'Company radar');
    await page.evaluate(() => {
      history.pushState(null, '', `${location.pathname}?panel=com.example.followup/sidebar`);
      dispatchEvent(new PopStateEvent('popstate'));
    });
    await untilKeyboardIn(page, 'Follow-up');
    await page.goBack();
    await untilKeyboardIn(page, 'Company radar');
    assert.equal(await page.getByRole('tab', { name: 'Company radar' }).getAttribute('aria-selected'), 'true');
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('[DEMO-8] says once that a record is not there', async () => {
    const { page } = await openPage('/people/nobody');
    await page.getByRole('heading', { name: 'Record not found' }).waitFor();
    assert.equal(await page.getByText(/not found/i).count(), 1);
    await page.getByRole('link', { name: 'People' }).last().click();
    await page.getByRole('grid', { name: 'People' }).waitFor();
    await page.close();
  });

  it('[DEMO-9] lets the keyboard open a record and change the company it points at', async () => {
    const { page } = await openPage('/people');
    await page.getByRole('grid').getByRole('row').nth(6).getByRole('rowheader').getByRole('link').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/people\/.+/);
    const edit = page.getByRole('button', { name: /^Company: .*Edit$/ });
    await edit.waitFor();
    for (let stops = 0; stops < 30 && !(await edit.evaluate((button) => button.matches(':focus'))); stops += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const lookup = page.getByRole('combobox', { name: 'Company' });
    await lookup.press('Control+a');
    await lookup.pressSequentially('meridian');
    const first = page.getByRole('option').first();
    await first.waitFor();
    const name = await first.locator('bdi').first().innerText();
    await lookup.press('Enter');
    await lookup.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Company saved' }).waitFor({ state: 'attached' });
    await page.getByRole('link', { name, exact: true }).first().waitFor();
    await page.close();
  });
});

/** Waits until the frame of a panel has the keyboard. */
async function untilKeyboardIn(page: Page, title: string): Promise<void> {
  const frame = page.locator(`iframe[title="${title} – ${title}"]`);
  await frame.waitFor();
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    const hasKeyboard = await frame.evaluate((element) => {
      const root = element.getRootNode();
      return root instanceof ShadowRoot && root.activeElement === element;
    });
    if (hasKeyboard) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`The panel ${title} did not get the keyboard.`);
}

describe('npm start', { timeout: 120_000 }, () => {
  it('[DEMO-4] says that a port is taken and how to choose another', async () => {
    const { port, release } = await takePort();
    const { code, said } = await failToStart(['--port', String(port)]);
    release();
    assert.equal(code, 1);
    assert.match(said, /--port/);
    assert.doesNotMatch(said, / at .*\.ts:/);
  });

  it('[DEMO-5] says that another process holds the database', async () => {
    const { code, said } = await failToStart(['--data', folder, ...(await twoPorts())]);
    assert.equal(code, 1);
    assert.match(said, /in use|locked|holds/i);
    assert.match(said, /--data|stop/i);
  });

  it('[DEMO-6] says that it cannot write where the database should be', async () => {
    const place = mkdtempSync(join(tmpdir(), 'crosswalk-sealed-'));
    const file = join(place, 'file');
    writeFileSync(file, '');
    // Below a file nobody can make a folder, not even root; below /proc neither, where the system has it.
    for (const data of [join(file, 'data'), file, '/proc/nothing/data']) {
      const { code, said } = await failToStart(['--data', data, ...(await twoPorts())]);
      assert.equal(code, 1, said);
      assert.match(said, /cannot be written.*--data/);
      assert.doesNotMatch(said, / at .*\.ts:/);
    }
    rmSync(place, { recursive: true });
  });
});

async function twoPorts(): Promise<string[]> {
  const [crm, panels] = [await takePort(), await takePort()];
  crm.release();
  panels.release();
  return ['--port', String(crm.port), '--panel-port', String(panels.port)];
}
