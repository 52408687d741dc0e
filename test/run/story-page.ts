import type { Browser, Page } from 'playwright-core';

/** One story, or one page of documentation, in one look. */
export interface Visit {
  readonly name: string;
  readonly storyId: string;
  readonly viewMode: 'story' | 'docs';
  readonly globals: Readonly<Record<string, string>>;
}

/** How Storybook says that a story has been drawn, played and looked at by axe. */
interface Outcome {
  readonly status: string;
  readonly reporters: readonly { readonly result?: { readonly violations?: readonly Violation[] } }[];
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[] }[];
}

const TIME_LIMIT_MS = 60_000;
/** After this a story gets a page of its own, and all the time there is. */
const SWITCH_LIMIT_MS = 10_000;

// Strings, because functions would arrive in the page with the helpers their compiler added.
const LISTEN = `{
  let channel;
  Object.defineProperty(window, '__STORYBOOK_ADDONS_CHANNEL__', {
    get: () => channel,
    set(value) {
      channel = value;
      const report = (outcome) => { window.crosswalkOutcome = outcome; };
      channel.on('storyFinished', report);
      channel.on('docsRendered', () => report({ status: 'success', reporters: [] }));
      channel.on('storyMissing', () => report({ status: 'missing', reporters: [] }));
    },
  });
}`;
const switchTo = (visit: Visit): string => `{
  window.crosswalkOutcome = undefined;
  window.__STORYBOOK_ADDONS_CHANNEL__.emit('setCurrentStory', ${JSON.stringify(visit)});
}`;

/**
 * A page of Storybook that goes from story to story as a reader would, without loading anew; only a change of look, or
 * a story that never finished, takes a new page.
 */
export class StoryPage {
  readonly #browser: Browser;
  readonly #origin: string;
  #page: Page | undefined;
  #look = '';
  #problems: string[] = [];

  constructor(browser: Browser, origin: string) {
    this.#browser = browser;
    this.#origin = origin;
  }

  /** Shows a story and resolves with what was wrong with it. */
  async visit(visit: Visit): Promise<string[]> {
    const isFresh = this.#page === undefined;
    this.#problems = [];
    try {
      await this.#show(visit);
      return [...this.#problems, ...problemsOf(await this.#outcome(isFresh ? TIME_LIMIT_MS : SWITCH_LIMIT_MS))];
    } catch (error) {
      await this.close();
      // Storybook loads anew when the story before cannot be torn down; what counts is how this one does by itself.
      if (!isFresh) return this.visit(visit);
      return [...this.#problems, error instanceof Error ? error.message : String(error)];
    }
  }

  async close(): Promise<void> {
    const page = this.#page;
    this.#page = undefined;
    await page?.close();
  }

  async #outcome(timeout: number): Promise<Outcome> {
    const handle = await this.#page?.waitForFunction('window.crosswalkOutcome', undefined, { timeout });
    return assertOutcome(await handle?.jsonValue());
  }

  async #show(visit: Visit): Promise<void> {
    const look = Object.entries(visit.globals)
      .map(([name, value]) => `${name}:${value}`)
      .join(';');
    if (this.#page !== undefined && look === this.#look) {
      await this.#page.evaluate(switchTo(visit));
      return;
    }
    await this.close();
    this.#look = look;
    this.#page = await this.#open();
    await this.#page.goto(`${this.#origin}/iframe.html?viewMode=${visit.viewMode}&id=${visit.storyId}&globals=${look}`);
  }

  async #open(): Promise<Page> {
    const page = await this.#browser.newPage();
    page.setDefaultTimeout(TIME_LIMIT_MS);
    page.on('console', (message) => {
      this.#problems.push(`console.${message.type()}: ${message.text()} ${message.location().url}`);
    });
    page.on('pageerror', (error) => this.#problems.push(`uncaught: ${error.message}`));
    await page.addInitScript({ content: LISTEN });
    return page;
  }
}

function problemsOf({ status, reporters }: Outcome): string[] {
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
