import type { Page } from 'playwright-core';

/** How Storybook says that a story has been drawn, played and looked at by axe. */
interface Outcome {
  readonly status: string;
  readonly reporters: readonly Report[];
}

interface Report {
  readonly status: string;
  readonly result?: { readonly violations?: readonly Violation[] };
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[] }[];
}

// A string, because a function would arrive with the helpers its compiler added.
const LISTEN = `{
  let channel;
  Object.defineProperty(window, '__STORYBOOK_ADDONS_CHANNEL__', {
    get: () => channel,
    set(value) {
      channel = value;
      channel.on('storyFinished', (outcome) => { window.crosswalkOutcome = outcome; });
      channel.on('docsRendered', () => { window.crosswalkOutcome = { status: 'success', reporters: [] }; });
    },
  });
}`;

/** Prepares a page to notice what Storybook reports and whatever the story writes to the console. */
export async function watchPage(page: Page, problems: string[]): Promise<void> {
  page.on('console', (message) =>
    problems.push(`console.${message.type()}: ${message.text()} ${message.location().url}`),
  );
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  await page.addInitScript({ content: LISTEN });
}

/** Opens a story or a page of documentation and resolves with what was wrong with it. */
export async function visit(page: Page, url: string): Promise<string[]> {
  await page.goto(url);
  const handle = await page.waitForFunction('window.crosswalkOutcome');
  const { status, reporters } = assertOutcome(await handle.jsonValue());
  const violations = reporters.flatMap((report) => report.result?.violations ?? []);
  const told = violations.map(({ id, help, nodes }) => `axe ${id}: ${help} (${nodes.map(targetOf).join(', ')})`);
  return status === 'success' || told.length > 0 ? told : ['the story or its play function failed'];
}

function targetOf({ target }: Violation['nodes'][number]): string {
  return target.flat().join(' ');
}

function assertOutcome(value: unknown): Outcome {
  return value as Outcome;
}
