/** The sample plugins in the demo CRM, and a hostile one beside them. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { browserFlags, findBrowser } from '../../tools/find-browser.ts';
import { type DemoServer, startDemo } from './demo-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'crosswalk-plugins-'));
const PATIENCE_MS = 60_000;
let demo: DemoServer;
let browser: Browser;

before(async () => {
  demo = await startDemo(folder, ['--with-mischief']);
  browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags() });
});

after(async () => {
  await browser.close();
  await demo.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function openPage(path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1_480, height: 1_400 } });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(demo.origin + path);
  return page;
}

async function frameOf(page: Page, path: string): Promise<Frame> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    const frame = page.frames().find((each) => each.url().includes(path));
    if (frame) return frame;
    await page.waitForTimeout(100);
  }
  throw new Error(`The panel ${path} was not opened.`);
}

/** The stored fields of a record, read past every plugin. */
async function storedFields(type: string, id: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${demo.origin}/api/records/${type}/${id}`);
  const { record, fields } = (await response.json()) as { record?: { fields: object }; fields?: object };
  return { ...(fields ?? record?.fields) };
}

describe('the sample plugins', { timeout: 600_000 }, () => {
  it('[SAMPLE-1] ask for an optional permission when it is needed', async () => {
    const page = await openPage('/people/person-23');
    const panel = await frameOf(page, '/followup/sidebar.html');
    await panel.getByRole('button', { name: 'Edit here…' }).click();
    await page.getByText('Lets you correct stage, job title and e-mail').waitFor();
    await page.getByRole('button', { name: 'Allow', exact: true }).click();
    await panel.getByRole('button', { name: /Job title/ }).click();
    await panel.locator('cw-property-list input').fill('Head of Testing');
    await panel.locator('cw-property-list input').press('Enter');
    await page.locator('cw-property-list').getByText('Head of Testing').first().waitFor();
    assert.equal((await storedFields('person', 'person-23'))['jobTitle'], 'Head of Testing');
    await page.close();
  });

  it('[SAMPLE-2] exchange an intent, with the user in between', async () => {
    const page = await openPage('/people/person-23');
    await page.getByRole('tab', { name: /Company radar/ }).click();
    const radar = await frameOf(page, '/radar/sidebar.html');
    await radar.getByRole('button', { name: 'Suggest a follow-up' }).click();
    const plan = await frameOf(page, '/followup/plan.html');
    await plan.getByLabel('What').fill('Suggested by the radar');
    await plan.getByRole('button', { name: 'Plan it' }).click();
    await page.getByText('The follow-up is planned').first().waitFor();
    await page.close();
  });

  it('[SAMPLE-3] object to a save, and nothing is written', async () => {
    const before = await storedFields('person', 'person-23');
    const page = await openPage('/people/person-23');
    await frameOf(page, '/followup/background.html');
    await (await frameOf(page, '/followup/sidebar.html')).locator('followup-plan-form').waitFor();
    await page
      .getByRole('button', { name: /E-mail/ })
      .first()
      .click();
    await page.locator('cw-property-list input').first().fill('test@example.com');
    await page.keyboard.press('Enter');
    await page.getByText('looks like a placeholder').first().waitFor();
    assert.deepEqual(await storedFields('person', 'person-23'), before);
    await page.close();
  });

  it('[SAMPLE-4] list every deal and sum it', async () => {
    const page = await openPage('/companies/company-1');
    await page.getByRole('tab', { name: 'Deals on the radar' }).click();
    const tab = await frameOf(page, '/radar/tab.html');
    await tab.getByRole('button', { name: 'All deals' }).click();
    await tab.getByText('2,000 deals').waitFor();
    assert.equal(await tab.locator('tbody tr').count(), 2_000);
    await page.close();
  });

  it('[SAMPLE-5] lead back to a place inside a view', async () => {
    const page = await openPage('/apps/com.example.radar/pipeline');
    const first = await frameOf(page, '/radar/page.html');
    await first.getByRole('button', { name: /Negotiation/ }).click();
    await page.waitForURL(/stage/);
    const again = await openPage(page.url().slice(demo.origin.length));
    const second = await frameOf(again, '/radar/page.html');
    await second.locator('.tile[aria-pressed=true]').getByText('Negotiation').waitFor();
    await Promise.all([page.close(), again.close()]);
  });
});

describe('a hostile plugin', { timeout: 600_000 }, () => {
  /** Opens the hostile panel and answers with what runs one of its attacks. */
  async function openMischief(page: Page) {
    await page.getByRole('tab', { name: /Mischief/ }).click();
    const panel = await frameOf(page, '/mischief/mischief.html');
    return async (name: string): Promise<string> => {
      await panel.locator(`#${name}`).click();
      return (await panel.locator('#results li', { hasText: name }).last().innerText()).replace(`${name}: `, '');
    };
  }

  it('[SAMPLE-6] gets nothing it was not granted', async () => {
    const before = await storedFields('person', 'person-24');
    const page = await openPage('/people/person-24');
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const attack = await openMischief(page);
    assert.deepEqual(new Set((await attack('forbiddenFields')).split(', ')), new Set(['permission_denied']));
    assert.match(await attack('manyCalls'), /^9\d\d of 1000 refused$/);
    assert.equal(await attack('grow'), 'asked for 4000, got 600');
    assert.equal(await attack('scriptAddress'), 'permission_denied');
    assert.equal(await attack('reachOut'), 'SecurityError, SecurityError, SecurityError');
    await page.waitForTimeout(2_000);
    await attack('markup');
    await page.getByText('<b>bold</b>').first().waitFor();
    assert.deepEqual(dialogs, []);
    assert.deepEqual(await storedFields('person', 'person-24'), before);
    await page.close();
  });

  it('[SAMPLE-7] that spins is noticed while the page goes on', async () => {
    const page = await openPage('/people/person-24');
    await openMischief(page);
    const panel = await frameOf(page, '/mischief/mischief.html');
    const spin = panel.locator('#spin');
    await spin.waitFor();
    await page.evaluate(() => {
      document.addEventListener('cw-panel-state', (event) => {
        const { state } = Object((event as CustomEvent).detail) as { state: string };
        document.documentElement.dataset['panelState'] = state;
      });
    });
    spin.click({ noWaitAfter: true }).catch(() => undefined);
    await page.locator('html[data-panel-state=unresponsive]').waitFor({ state: 'attached' });
    await page.getByRole('tab', { name: 'Deals' }).first().click();
    await page.locator('html[data-panel-state=ready]').waitFor({ state: 'attached' });
    await page.close();
  });

  it('[SAMPLE-7] that leaves its page loses the connection and is opened anew', async () => {
    const page = await openPage('/people/person-24');
    await openMischief(page);
    const panel = await frameOf(page, '/mischief/mischief.html');
    await panel.locator('#navigate').click();
    await page.waitForTimeout(3_000);
    const now = await frameOf(page, '/mischief/mischief.html');
    assert.doesNotMatch(now.url(), /second/);
    await now.locator('#navigate').waitFor();
    await page.close();
  });
});
