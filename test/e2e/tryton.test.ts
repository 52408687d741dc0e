/** The sample plugins inside Tryton's own web client: a real Tryton, a real browser, nothing of either replaced. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fetchTransport } from '@crosswalk/connectors/tryton';
import { type Browser, chromium, type FrameLocator, type Page } from 'playwright-core';
import { whySkipTryton } from '../../packages/connectors/test/throwaway-tryton.ts';
import { LOGINS } from '../../demo/tryton/seed.ts';
import { browserFlags, findBrowser } from '../../tools/find-browser.ts';
import { type DemoServer, startTrytonDemo } from './demo-server.ts';
import { logIn, openForm } from './tryton-client.ts';

const skip = whySkipTryton('sqlite');

let folder: string;
let demo: DemoServer;
let browser: Browser;
let tryton: ReturnType<typeof fetchTransport>;

/** Tryton's own answer, by a session of its own: what is really in the database. */
async function ask<T>(model: string, method: string, ...parameters: readonly unknown[]): Promise<T> {
  return (await tryton.call(`model.${model}.${method}`, [...parameters, {}])) as T;
}

/** A party that has an opportunity, as the seed makes them. */
async function someParty(): Promise<{ id: number; name: string; opportunity: number }> {
  const [found] = await ask<{ id: number; party: number }[]>(
    'sale.opportunity',
    'search_read',
    [],
    0,
    1,
    [['id', 'ASC']],
    ['party'],
  );
  assert.ok(found);
  const [party] = await ask<{ name: string }[]>('party.party', 'read', [found.party], ['name']);
  return { id: found.party, name: party?.name ?? '', opportunity: found.id };
}

async function emailOf(party: number): Promise<string | undefined> {
  const rows = await ask<{ value: string }[]>(
    'party.contact_mechanism',
    'search_read',
    [
      ['party', '=', party],
      ['type', '=', 'email'],
    ],
    0,
    1,
    null,
    ['value'],
  );
  return rows[0]?.value;
}

/** A plugin's panel in the tab that is in front. */
function panelOf(page: Page, title: string): FrameLocator {
  return page.locator('.tab-pane.active').frameLocator(`iframe[title^="${title}"]`);
}

async function showPanel(page: Page, title: string): Promise<FrameLocator> {
  await page.locator('.tab-pane.active').getByRole('tab', { name: title }).click();
  return panelOf(page, title);
}

describe('inside Tryton', { skip, timeout: 600_000 }, () => {
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'crosswalk-tryton-'));
    demo = await startTrytonDemo(folder);
    browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags() });
    const { login: user, password } = LOGINS.admin;
    tryton = fetchTransport({ url: `${demo.origin}/crm/`, user, password });
  });

  after(async () => {
    await browser.close();
    await tryton.close();
    await demo.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('[INSIDE-1] a panel stands beside a party and an opportunity and follows the record', async () => {
    const party = await someParty();
    const page = await logIn(browser, demo.origin, 'admin');
    await openForm(page, 'party.party', party.id);
    const panel = await showPanel(page, 'Follow-up');
    await panel.getByText(party.name).first().waitFor();
    await openForm(page, 'sale.opportunity', party.opportunity);
    await page.locator('.tab-pane.active cw-slot[record-type="deal"]').waitFor({ state: 'attached' });
    await page.context().close();
  });

  it('[INSIDE-2] what a panel writes is in Tryton and in its form', async () => {
    const { id, name } = await someParty();
    const page = await logIn(browser, demo.origin, 'sales');
    await openForm(page, 'party.party', id);
    const panel = await showPanel(page, 'Follow-up');
    await panel.getByText(name).first().waitFor();
    await panel.getByRole('button', { name: 'Edit here…' }).click();
    await page.getByRole('button', { name: 'Allow', exact: true }).click();
    await panel.getByRole('button', { name: /E-mail/ }).click();
    await panel.locator('cw-property-list input').fill('changed@example.test');
    await panel.locator('cw-property-list input').press('Enter');
    await page
      .locator('.tab-pane.active .form-container, .tab-pane.active')
      .getByText('changed@example.test')
      .first()
      .waitFor();
    assert.equal(await emailOf(id), 'changed@example.test');
    await page.context().close();
  });

  it('[INSIDE-3] who may not change parties in Tryton may not by a panel', async () => {
    const { id, name } = await someParty();
    const before = await emailOf(id);
    const page = await logIn(browser, demo.origin, 'viewer');
    await openForm(page, 'party.party', id);
    const panel = await showPanel(page, 'Follow-up');
    await panel.getByText(name).first().waitFor();
    const radar = await showPanel(page, 'Company radar');
    await radar.getByText('Your own rights in this CRM do not reach so far').waitFor();
    assert.equal(await emailOf(id), before);
    await page.context().close();
  });

  it('[INSIDE-4] other tabs have no panels, and nothing fails on the page', async () => {
    const page = await logIn(browser, demo.origin, 'admin');
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await openForm(page, 'res.user', 1);
    await page.waitForFunction(() => globalThis.Sao?.Tab.tabs.some(({ screen }) => screen?.current_record?.id === 1));
    assert.equal(await page.locator('.tab-pane.active cw-slot').count(), 0);
    assert.deepEqual(problems, []);
    await page.context().close();
  });
});
