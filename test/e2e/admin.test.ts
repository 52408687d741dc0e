/** The owner's pages of the demo CRM: a plugin comes, is updated, narrowed and set, and what happens behind it is looked after. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Manifest } from '@crosswalk/protocol';
import { packPlugin } from '@crosswalk/server';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { signMessage } from '../../packages/server/src/webhooks/signatures.ts';
import { browserFlags, findBrowser } from '../../tools/find-browser.ts';
import { type DemoServer, startDemo } from './demo-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'crosswalk-admin-'));
const PATIENCE_MS = 30_000;
const ID = 'com.example.packed';
const NAME = 'Packed notes';
const HOOK = 'com.example.followup';
let demo: DemoServer;
let browser: Browser;

const MANIFEST: Manifest = {
  manifestVersion: 1,
  id: ID,
  version: '1.0.0',
  name: NAME,
  description: 'Came as an archive.',
  author: { name: 'Tests' },
  defaultLocale: 'en',
  engines: { host: '^1.0' },
  views: [
    {
      id: 'side',
      title: NAME,
      location: 'crm.record.sidebar',
      entry: './side.html',
      objectTypes: ['person'],
      size: { height: 80 },
    },
  ],
  permissions: { required: [{ scope: 'records.person.read:name,email', purpose: 'Shows who it is.' }] },
  settings: [{ name: 'greeting', type: 'text', label: 'Greeting' }],
};
const WIDER: Manifest = {
  ...MANIFEST,
  version: '1.1.0',
  permissions: { required: [...MANIFEST.permissions.required, { scope: 'storage', purpose: 'Remembers notes.' }] },
};

before(async () => {
  demo = await startDemo(folder);
  browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags() });
});

after(async () => {
  await browser.close();
  await demo.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function openPage(path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1_280, height: 1_000 } });
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

function archiveOf(manifest: Manifest): Buffer {
  const page = '<!doctype html><title>Notes</title><p>Notes</p>';
  const files = new Map([
    ['crosswalk.json', Buffer.from(JSON.stringify(manifest))],
    ['side.html', Buffer.from(page)],
  ]);
  return Buffer.from(packPlugin(files));
}

async function upload(page: Page, manifest: Manifest): Promise<void> {
  await page.getByRole('button', { name: 'Install a plugin' }).click();
  await page.getByLabel('From', { exact: true }).selectOption('archive');
  await page
    .getByLabel('Packed archive')
    .setInputFiles({ name: 'notes.tgz', mimeType: 'application/gzip', buffer: archiveOf(manifest) });
  await page.getByRole('button', { name: 'Check and install' }).click();
}

/** An answer of the demo's own API, as the owner. */
async function ask<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(demo.origin + path, init);
  assert.ok(response.ok, `${path}: ${response.status}`);
  return (await response.json()) as Answer;
}

const sendJson = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

describe('the owner’s pages', { timeout: 300_000 }, () => {
  it('[DEMO-10] a packed plugin is installed, refused with its faults, and updated once its new wishes were agreed to', async () => {
    const page = await openPage('/admin/plugins');
    await upload(page, { ...MANIFEST, version: 'one' });
    await page.getByText('It was not installed: 1 fault').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await upload(page, MANIFEST);
    await page.getByText('can do nothing yet').waitFor();
    assert.deepEqual((await ask<{ everyone: string[] }>(`/api/plugins/${ID}/grant`)).everyone, []);
    await page.getByRole('button', { name: 'Allow what is ticked' }).click();
    await page.getByText(`${NAME} may do what was ticked`).first().waitFor();
    await upload(page, WIDER);
    await page.getByText('This update asks for more').first().waitFor();
    await page.getByText('Remember its own settings and notes').waitFor();
    await page.getByRole('button', { name: 'Decide later' }).click();
    await page.getByRole('link', { name: 'Update 1.1.0 waits' }).click();
    await page.getByRole('button', { name: 'Agree and update' }).click();
    await page.locator('cw-dialog.question').getByRole('button', { name: 'Agree and update' }).click();
    await page.getByText('No update waits for you').waitFor();
    const { manifest } = await ask<{ manifest: Manifest }>(`/api/plugins/${ID}`);
    assert.equal(manifest.version, '1.1.0');
    await page.close();
  });

  it('[DEMO-11] a field that is taken back is gone from an open panel at once, and the audit tells it', async () => {
    const [record, admin] = await Promise.all([openPage('/people/person-23'), openPage(`/admin/permissions/${HOOK}`)]);
    const panel = await frameOf(record, '/followup/sidebar.html');
    await panel.getByText('Job title').first().waitFor();
    const tick = admin.locator('tr[data-field="records.person.read:jobTitle"] cw-checkbox[data-role=""] input');
    await tick.uncheck();
    await admin.getByText('Everyone: Job title taken back').first().waitFor();
    await panel.getByText('Job title').first().waitFor({ state: 'detached' });
    // Whoever leaves the page aside is refused by the server just as well.
    const sort = [{ field: 'jobTitle', direction: 'asc' }];
    const refused = await fetch(
      `${demo.origin}/api/records/person/list`,
      sendJson({ sort }, { 'crosswalk-plugin': HOOK }),
    );
    assert.equal(refused.status, 403);
    await admin.goto(`${demo.origin}/admin/audit/${HOOK}`);
    await admin.getByRole('button', { name: 'Changed permissions' }).first().click();
    await admin.locator('cw-dialog.entry').getByText('-records.person.read:jobTitle').waitFor();
    await admin.keyboard.press('Escape');
    await admin.getByLabel('Outcome').selectOption('refused');
    await admin.locator('cw-audit-view tbody').getByText('Server: listed records').first().waitFor();
    await admin.locator('cw-audit-view tbody').getByText('Done').first().waitFor({ state: 'detached' });
    await admin.getByRole('button', { name: 'Check the chain' }).click();
    await admin.getByText('none was changed or removed').waitFor();
    await Promise.all([record.close(), admin.close()]);
  });

  it('[DEMO-12] a setting is saved, and who is no owner is told why the pages are not for them', async () => {
    const page = await openPage(`/admin/settings/${ID}`);
    await page.getByLabel('Greeting').fill('Hello');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(`Settings of ${NAME} saved`).first().waitFor();
    const { values } = await ask<{ values: object }>(`/api/plugins/${ID}/settings`);
    assert.deepEqual(values, { greeting: 'Hello' });
    await page.getByRole('button', { name: 'Mara Lindholm' }).click();
    await page.getByRole('menuitemradio', { name: /Tom Okafor/ }).click();
    await page.getByText('Only an owner may look after plugins').waitFor();
    await page.close();
  });

  it('[DEMO-13] a message that could not be worked on says why, and is worked on when it is tried again', async () => {
    const { path, secret } = await ask<{ path: string; secret: string }>(
      `/api/plugins/${HOOK}/webhooks`,
      sendJson({ direction: 'in', scheme: 'standard' }),
    );
    const email = 'late.arrival@example.com';
    const body = { email, title: 'Opened the newsletter' };
    const signed = signMessage(secret, { id: 'msg_1', at: Date.now(), body: JSON.stringify(body) });
    await ask(path, sendJson(body, signed));
    const page = await openPage('/admin/jobs');
    await page.getByText('No person has the address').waitFor();
    const { id } = await ask<{ id: string }>(
      '/api/records/person',
      sendJson({ fields: { name: { full: 'Late Arrival' }, email } }),
    );
    await page.locator('tr[data-run]').getByRole('button', { name: 'Try again' }).click();
    await page.locator('tr[data-run]').getByText('Done').waitFor();
    await page.locator('tr[data-run] .row-button').click();
    await page.getByText('write-down').waitFor();
    await page.goto(`${demo.origin}/people/${id}`);
    await page.getByText('Opened the newsletter').first().waitFor();
    await page.close();
  });

  it('[DEMO-13] a change that could not be sent is a dead letter with its reason, and is sent again from its page', async () => {
    const hook = { direction: 'out', url: 'https://127.0.0.1:9/hook', types: ['deal'] };
    await ask(`/api/plugins/com.example.radar/webhooks`, sendJson(hook));
    await ask('/api/records/deal', sendJson({ fields: { name: 'Dead letters' } }));
    const page = await openPage('/admin/webhooks/com.example.radar');
    const row = page.locator('cw-webhook-deliveries[direction=out] tr[data-run]');
    await row.getByText('lies inside this server').waitFor();
    await row.getByText('1 of 8').waitFor();
    await row.getByRole('button', { name: 'Try again' }).click();
    await row.getByText('2 of').waitFor();
    await row.getByText('Failed').waitFor();
    await page.close();
  });
});
