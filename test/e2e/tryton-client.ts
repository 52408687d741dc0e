/** Tryton's web client as a person uses it. */
import type { Browser, Page } from 'playwright-core';
import { LOGINS } from '../../demo/tryton/seed.ts';

const PATIENCE_MS = 90_000;

/** Logs in as a person does: name, Enter, password, Enter. `prepare` sees the page before it loads anything. */
export async function logIn(
  browser: Browser,
  origin: string,
  who: keyof typeof LOGINS,
  prepare?: (page: Page) => Promise<void>,
): Promise<Page> {
  const { login, password } = LOGINS[who];
  const context = await browser.newContext({ viewport: { width: 1_440, height: 1_000 } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await prepare?.(page);
  await page.goto(`${origin}/#crm`);
  await page.locator('#login').fill(login);
  await page.locator('#login').press('Enter');
  const secret = page.locator('input[type="password"]');
  await secret.fill(password);
  await secret.press('Enter');
  // The client lays its tabs out anew until the user's name stands in the bar.
  await page.waitForFunction(() => document.querySelector('#user-preferences')?.textContent.trim());
  return page;
}

/** Opens a record in a tab of its own. */
export async function openForm(page: Page, model: string, id: number): Promise<void> {
  await page.evaluate(
    ([name, record]) => globalThis.Sao?.Tab.create({ model: name, res_id: record, mode: ['form', 'tree'] }),
    [model, id] as const,
  );
}
