import { CwTextField, html } from '@crosswalk/elements';
import type { CwDataTable } from '@crosswalk/widgets';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import './narrow.css';
import './data-table.css';
import { conflictSource, flakySource } from '../sample/unruly-source.ts';
import { endlessSource } from '../sample/endless-source.ts';
import { onSource, SOURCES, widgetStates } from '../sample/story-widgets.ts';
import { sampleSource } from '../sample/sample-source.ts';

const widget = () =>
  html`<cw-data-table
    record-type="person"
    columns="name, company, jobTitle, stage, email, lifetimeValue, lastContactAt"
    selectable
  ></cw-data-table>`;

const meta: Meta = { title: 'Widgets/Data table', component: 'cw-data-table' };
const states = widgetStates(widget);
export default meta;

/** Search, filter, order, select, edit. Arrows move between cells, F2 edits, Space selects, Enter opens. */
export const Playground = states.playground;

/** A hundred thousand records, read in pages as they come into sight; drag the scroll bar anywhere. */
export const HundredThousand: StoryObj = {
  render: () => html`<div class="tall">${onSource(widget(), endlessSource(100_000))}</div>`,
  play: async ({ canvasElement }) => {
    const grid = await gridOf(canvasElement);
    grid.scrollTop = grid.scrollHeight / 2;
    await until(() => rowsOf(grid).some((row) => Number(row.getAttribute('aria-rowindex')) > 40_000));
    await until(() => rowsOf(grid).every((row) => row.getAttribute('aria-busy') === null));
  },
};

/** Rows that are not there yet keep their place. */
export const SlowPages: StoryObj = {
  render: () => html`<div class="tall">${onSource(widget(), endlessSource(100_000, 1_500))}</div>`,
};

/** Forty columns: those out of sight are not drawn. The first one is pinned. */
export const Wide: StoryObj = {
  render: () =>
    html`<div class="tall">
      ${onSource(html`<cw-data-table record-type="person" .columns=${Array.from({ length: 40 }, (_, index) => (index === 0 ? 'name' : `extra${index}`))} .columnState=${[{ key: 'name', pinned: 'start' }]} selectable></cw-data-table>`, endlessSource(1_000))}
    </div>`,
};

/** A cell opens over itself. What is not valid stays open and says what was expected. */
export const Editing: StoryObj = {
  render: () => onSource(widget()),
  play: async ({ canvasElement }) => {
    const grid = await gridOf(canvasElement);
    await until(() => rowsOf(grid).length > 3);
    press(cell(grid, 2, 2), 'F2');
    const root = grid.getRootNode();
    await until(() => root instanceof ShadowRoot && root.querySelector('.editor-box:popover-open') !== null);
  },
};

/** Somebody else changed the same cell meanwhile: both values are offered in its place. */
export const Conflict: StoryObj = {
  render: () => onSource(widget(), conflictSource()),
  play: async ({ canvasElement }) => {
    const grid = await gridOf(canvasElement);
    await until(() => rowsOf(grid).length > 3);
    press(cell(grid, 1, 2), 'F2');
    const root = grid.getRootNode();
    if (!(root instanceof ShadowRoot)) return;
    await until(() => root.querySelector('.editor-box cw-text-field') !== null);
    const field = root.querySelector('.editor-box cw-text-field');
    if (!(field instanceof CwTextField)) return;
    field.value = 'Mine';
    field.dispatchEvent(new Event('input'));
    root.querySelector<HTMLElement>('.editor-box cw-button')?.click();
    await until(() => root.querySelector('.editor-box .conflict') !== null);
  },
};

/** Act on many: a record that cannot be written keeps no other back, and says why. */
export const Bulk: StoryObj = {
  render: () => onSource(widget(), flakySource()),
  play: async ({ canvasElement }) => {
    const grid = await gridOf(canvasElement);
    await until(() => rowsOf(grid).length > 3);
    table(canvasElement).selection = ['person-1', 'person-2', 'person-3', 'person-4'];
  },
};

export const Loading = states.loading;
export const Denied = states.denied;
export const Missing = states.missing;
export const Failed = states.failed;
export const Offline = states.offline;
export const Stale = states.stale;
export const Empty = states.empty;
export const ReadOnly: StoryObj = { render: () => onSource(widget(), SOURCES.readOnly()) };

/** Numbers, dates and words as each language writes them. */
export const Locales = states.locales;

/** In a narrow place the column that names the record stays while the others scroll. */
export const Narrow: StoryObj = { render: () => html`<div class="narrow">${onSource(widget())}</div>` };

/** Rows close together. */
export const Compact: StoryObj = {
  render: () =>
    onSource(
      html`<cw-data-table
        density="compact"
        record-type="person"
        columns="name, company, jobTitle, stage, email"
        selectable
      ></cw-data-table>`,
      sampleSource(),
    ),
};

async function gridOf(canvas: HTMLElement): Promise<HTMLElement> {
  await until(() => table(canvas).shadowRoot?.querySelector('.body-row') !== null);
  const grid = table(canvas).shadowRoot?.querySelector<HTMLElement>('[role=grid]');
  if (!grid) throw new Error('The table shows no grid.');
  return grid;
}

function table(canvas: HTMLElement): CwDataTable {
  const found = canvas.querySelector('cw-data-table');
  if (!found) throw new Error('There is no table.');
  return found;
}

const rowsOf = (grid: HTMLElement) => [...grid.querySelectorAll('.body-row')];

function cell(grid: HTMLElement, row: number, column: number): HTMLElement {
  const found = grid.querySelector<HTMLElement>(`[data-index="${row}"] [data-column="${column}"]`);
  if (!found) throw new Error(`There is no cell ${row}, ${column}.`);
  return found;
}

function press(target: HTMLElement, key: string): void {
  target.focus();
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 600) throw new Error('What the story waits for did not come.');
    await new Promise((done) => requestAnimationFrame(done));
  }
}
