import { html } from '@crosswalk/elements';
import type { RecordSource } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { allWidgets, peopleSource, textOf, until } from '../fixtures/people.fake.ts';
import { type CwDataTable, defineWidgets } from '../index.ts';
import { longSource } from './fixtures/long-source.fake.ts';

before(() => defineWidgets());

const NAMES = ['Ada Lovelace', 'Grace Hopper', 'Liam Byrne', 'Mia Rossi', 'Zoë Müller'];

async function show(
  source: RecordSource = peopleSource(),
  { columns = 'name, jobTitle, email, stage, worth', direction = 'ltr', href = undefined as unknown } = {},
): Promise<CwDataTable> {
  const page = await fixture(
    html`<cw-source .source=${source} .recordHref=${href} dir=${direction}>
      <cw-data-table
        style="block-size: 400px"
        record-type="person"
        columns=${columns}
        .sort=${[{ field: 'name', direction: 'asc' }]}
        selectable
      ></cw-data-table>
    </cw-source>`,
  );
  const table = page.querySelector<CwDataTable>('cw-data-table')!;
  await until(() => rows(table).length > 0 && rows(table).every((row) => row.ariaBusy === null));
  return table;
}
const root = (table: CwDataTable) => table.shadowRoot!;
const grid = (table: CwDataTable) => root(table).querySelector<HTMLElement>('[role=grid]')!;
const rows = (table: CwDataTable) => [...root(table).querySelectorAll<HTMLElement>('.body-row')];
const names = (table: CwDataTable) =>
  [...root(table).querySelectorAll('.body-row .row-link')].map((link) => link.textContent);
const cell = (table: CwDataTable, row: number, column: number) =>
  root(table).querySelector<HTMLElement>(`.body-row[data-index="${row}"] [data-column="${column}"]`)!;
const head = (table: CwDataTable, column: number) =>
  root(table).querySelector<HTMLElement>(`.head[data-column="${column}"]`)!;
const place = (table: CwDataTable) => {
  const at = root(table).activeElement;
  return `${at?.closest<HTMLElement>('.row')?.dataset['index'] ?? 'head'}:${at?.getAttribute('data-column') ?? 'check'}`;
};
const box = (table: CwDataTable) => root(table).querySelector<HTMLElement>('.editor-box:popover-open');

async function press(table: CwDataTable, ...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
  await table.updateComplete;
}
async function write(table: CwDataTable, text: string): Promise<void> {
  await until(() => box(table)?.querySelector('cw-text-field')?.matches(':focus') === true);
  await press(table, 'Control+a');
  await sendKeys({ type: text });
}

describe('data table: keyboard', () => {
  it('[WID-30] is one stop of the Tab key and moves with the keys of the grid pattern', async () => {
    const table = await show();
    expect(root(table).querySelectorAll('[role=grid] [tabindex="0"]')).to.have.length(1);
    cell(table, 0, 0).focus();
    for (const [key, expected] of [
      ['ArrowDown', '1:0'],
      ['ArrowRight', '1:1'],
      ['End', '1:4'],
      ['ArrowRight', '1:4'],
      ['Home', '1:check'],
      ['Control+End', '4:4'],
      ['ArrowDown', '4:4'],
      ['PageUp', '0:4'],
      ['ArrowUp', 'head:4'],
      ['Control+Home', '0:check'],
    ] as const) {
      await press(table, key);
      expect(place(table), key).to.equal(expected);
      expect(root(table).querySelectorAll('[role=grid] [tabindex="0"]'), key).to.have.length(1);
    }
  });

  it('[WID-30] goes the other way where one reads from right to left', async () => {
    const table = await show(peopleSource(), { direction: 'rtl' });
    cell(table, 0, 0).focus();
    await press(table, 'ArrowLeft');
    expect(place(table)).to.equal('0:1');
    await press(table, 'ArrowRight', 'ArrowRight');
    expect(place(table)).to.equal('0:check');
  });

  it('[WID-33] Enter opens the record by its link, which the page may keep from being followed', async () => {
    const table = await show(peopleSource(), { href: ({ id }: { id: string }) => `#/people/${id}` });
    const opened: unknown[] = [];
    table.addEventListener('cw-record-open', (event) => {
      if (event instanceof CustomEvent) opened.push(event.detail);
      event.preventDefault();
    });
    expect(root(table).querySelector<HTMLAnchorElement>('.row-link')!.getAttribute('href')).to.match(/^#\/people\//);
    cell(table, 0, 0).focus();
    await press(table, 'Enter');
    expect(opened).to.deep.equal([{ type: 'person', id: 'person-1' }]);
    expect(location.hash).to.equal('');
  });
});

describe('data table: order and columns', () => {
  const order = (table: CwDataTable) => table.sort.map(({ field, direction }) => `${field} ${direction}`).join();

  it('[WID-31] orders by a column and back, and by several', async () => {
    const table = await show();
    head(table, 0).focus();
    await press(table, 'Enter');
    await until(() => names(table)[0] === 'Zoë Müller' && head(table, 0).ariaSort === 'descending');
    head(table, 3).focus();
    await press(table, 'Shift+Enter');
    await until(() => head(table, 3).ariaSort === 'ascending');
    expect(order(table)).to.equal('name desc,stage asc');
    expect(textOf(head(table, 3))).to.contain('2');
    await press(table, 'Enter');
    expect(order(table)).to.equal('stage desc');
  });

  it('[WID-34] columns are resized, moved, pinned and hidden by keys and menu, and told as data', async () => {
    const table = await show();
    const told: { columns: { key: string; width?: number; pinned?: string; hidden?: boolean }[] }[] = [];
    table.addEventListener('cw-columns-change', (event) => event instanceof CustomEvent && told.push(event.detail));
    const state = (key: string) => told.at(-1)!.columns.find((each) => each.key === key);
    head(table, 1).focus();
    const width = head(table, 1).offsetWidth;
    await press(table, 'Shift+ArrowRight');
    expect(state('jobTitle')?.width).to.equal(width + 16);
    await until(() => cell(table, 0, 1).offsetWidth === width + 16);
    await press(table, 'Control+Shift+ArrowRight');
    expect(told.at(-1)!.columns.map(({ key }) => key).slice(0, 3)).to.deep.equal(['name', 'email', 'jobTitle']);
    await until(() => head(table, 2).textContent.includes('Job title'));
    head(table, 2).focus();
    await press(table, 'Alt+ArrowDown');
    const menu = root(table).querySelector('.column-items')!;
    await until(() => menu.shadowRoot!.querySelectorAll('[role=menuitem]').length > 0);
    menu.dispatchEvent(new CustomEvent('cw-menu-select', { detail: { value: 'pin-start' } }));
    await until(() => head(table, 0).textContent.includes('Job title'));
    expect(state('jobTitle')?.pinned).to.equal('start');
    menu.dispatchEvent(new CustomEvent('cw-menu-select', { detail: { value: 'hide' } }));
    await until(() => !textOf(grid(table)).includes('Job title'));
    expect(state('jobTitle')?.hidden).to.equal(true);
    const again = await show();
    again.columnState = told.at(-1)!.columns as never;
    await until(() => !textOf(grid(again)).includes('Job title'));
  });

  it('[WID-34] columns are resized and moved with the pointer', async () => {
    const table = await show();
    const drag = (target: HTMLElement, x: number, by: number) => {
      const at = (type: string, clientX: number) =>
        target.dispatchEvent(new PointerEvent(type, { clientX, pointerId: 1, bubbles: true, composed: true }));
      head(table, 1).setPointerCapture = () => undefined;
      at('pointerdown', x);
      at('pointermove', x + by / 2);
      at('pointermove', x + by);
      at('pointerup', x + by);
    };
    const before = head(table, 1).getBoundingClientRect();
    drag(head(table, 1).querySelector<HTMLElement>('.handle')!, before.right - 2, 40);
    await until(() => Math.abs(head(table, 1).offsetWidth - before.width - 40) < 1);
    drag(head(table, 1), head(table, 1).getBoundingClientRect().left + 20, -before.width);
    await until(() => head(table, 0).textContent.includes('Job title'));
  });
});

describe('data table: narrowing and selecting', () => {
  it('[WID-32] narrows by search and filters, also from a column’s menu, and takes them back', async () => {
    const table = await show();
    const send = (selector: string, name: string, detail: unknown) =>
      root(table).querySelector(selector)!.dispatchEvent(new CustomEvent(name, { detail }));
    send('cw-search-field', 'cw-search-change', { value: 'grace' });
    await until(() => names(table).join() === 'Grace Hopper');
    send('cw-search-field', 'cw-search-change', { value: '' });
    await until(() => names(table).length === 5);
    head(table, 3).querySelector<HTMLElement>('.column-menu')!.click();
    await table.updateComplete;
    send('.column-items', 'cw-menu-select', { value: 'filter' });
    await until(
      () => root(table).querySelector('cw-filter-builder')!.shadowRoot!.querySelector('cw-popover')!.open === true,
    );
    send('cw-filter-builder', 'cw-filter-add', { condition: { field: 'stage', op: 'eq', value: 'won' } });
    await until(() => names(table).length === 2);
    send('cw-search-field', 'cw-search-change', { value: 'nobody' });
    await until(() => textOf(table).includes('No matches'));
    root(table).querySelector<HTMLElement>('cw-empty-state cw-button')!.click();
    await until(() => names(table).length === 5);
  });

  it('[WID-35] selects single rows, ranges and everything, and says how many', async () => {
    const table = await show();
    cell(table, 1, 0).focus();
    await press(table, 'Space');
    expect(table.selection).to.deep.equal(['person-2']);
    await press(table, 'Shift+ArrowDown', 'Shift+ArrowDown');
    expect([...table.selection].sort()).to.deep.equal(['person-2', 'person-3', 'person-4']);
    await press(table, 'Shift+ArrowUp');
    expect([...table.selection].sort()).to.deep.equal(['person-2', 'person-3']);
    await press(table, 'Control+a');
    await until(() => table.selection.length === 5);
    expect(root(table).querySelector('[role=status].hidden-text')!.textContent).to.equal('5 selected');
    await press(table, 'Escape');
    expect(table.selection).to.have.length(0);
  });

  it('[WID-35] a range and everything reach rows that are not loaded', async () => {
    const table = await show(longSource(20_000), { columns: 'name' });
    cell(table, 0, 0).focus();
    await press(table, 'Space', 'Control+End');
    await until(() => place(table) === '19999:0' && rows(table).every((row) => row.ariaBusy === null));
    const [last] = [cell(table, 19_999, 0)];
    last.dispatchEvent(new MouseEvent('click', { shiftKey: true, bubbles: true, composed: true }));
    await until(() => table.selection.length === 20_000);
    await press(table, 'Escape');
    const told: { all: boolean; count: number }[] = [];
    table.addEventListener('cw-selection-change', (event) => event instanceof CustomEvent && told.push(event.detail));
    await press(table, 'Control+a');
    await until(() => told.at(-1)?.all === true);
    expect(told.at(-1)!.count).to.equal(20_000);
  });
});

describe('data table: editing', () => {
  it('[WID-36, WID-10] F2 edits a cell over itself, Enter saves, Escape leaves it; Ctrl+Z takes it back', async () => {
    const source = peopleSource();
    const table = await show(source);
    cell(table, 0, 1).focus();
    await press(table, 'F2');
    await write(table, 'Chief');
    await press(table, 'Enter');
    await until(() => textOf(cell(table, 0, 1)).trim() === 'Chief');
    expect((await source.get('person', 'person-1')).fields['jobTitle']).to.equal('Chief');
    await until(() => place(table) === '0:1');
    await press(table, 'Enter');
    await write(table, 'Nothing');
    await press(table, 'Escape');
    await until(() => place(table) === '0:1' && box(table) === null);
    expect(textOf(cell(table, 0, 1)).trim()).to.equal('Chief');
    await press(table, 'Control+z');
    await until(() => textOf(cell(table, 0, 1)).trim() === 'Buyer');
    expect((await source.get('person', 'person-1')).fields['jobTitle']).to.equal('Buyer');
  });

  it('[WID-36, WID-13] what is not valid stays open; Tab saves and goes to the next cell', async () => {
    const table = await show();
    cell(table, 0, 2).focus();
    await press(table, 'F2');
    await write(table, 'no address');
    await press(table, 'Enter');
    await until(() => textOf(box(table)!).includes('Not valid'));
    await write(table, 'new@example.com');
    await press(table, 'Tab');
    await until(() => textOf(cell(table, 0, 2)).includes('new@example.com'));
    await until(() => box(table)?.querySelector('cw-select')?.label === 'Stage');
  });

  it('[WID-36, WID-12] two changes of one cell are offered in its place', async () => {
    const source = peopleSource();
    const silent: RecordSource = Object.create(source, {
      capabilities: { value: { ...source.capabilities, watch: false } },
    });
    for (const key of ['describe', 'rights', 'get', 'list', 'search', 'update'] as const)
      Object.defineProperty(silent, key, { value: (source[key] as () => unknown).bind(source) });
    const table = await show(silent);
    await source.update('person', 'person-1', { jobTitle: 'Theirs' });
    cell(table, 0, 1).focus();
    await press(table, 'F2');
    await write(table, 'Mine');
    await press(table, 'Enter');
    await until(() => box(table)?.querySelector('.conflict') !== null && box(table) !== null);
    expect(textOf(box(table)!)).to.match(/Mine.*Theirs/);
    box(table)!.querySelector<HTMLElement>('cw-button')!.click();
    await until(() => textOf(cell(table, 0, 1)).trim() === 'Mine');
    expect((await source.get('person', 'person-1')).fields['jobTitle']).to.equal('Mine');
  });

  it('[WID-36, WID-14] cells that may not be written do not open', async () => {
    const table = await show(peopleSource({ rights: () => ({ read: true, create: false, update: false, delete: false }) }));
    cell(table, 0, 1).focus();
    await press(table, 'F2');
    expect(box(table)).to.equal(null);
    expect(root(table).querySelector('.bulk-change')).to.equal(null);
  });

  it('[WID-37] acts on many: one that is refused keeps no other back, says why, and all is taken back', async () => {
    const source = peopleSource({
      before: (call) => {
        if (call === 'batch') throw new CrosswalkError('unsupported', 'No batches.');
      },
    });
    const table = await show(source);
    table.selection = ['person-1', 'person-2', 'person-3'];
    await source.update('person', 'person-2', { jobTitle: 'Changed meanwhile' });
    const stuck = source.update.bind(source);
    source.update = async (type, id, fields, options) => {
      if (id === 'person-2') throw new CrosswalkError('invalid_input', 'Locked.');
      return stuck(type, id, fields, options);
    };
    await until(() => root(table).querySelector('.bulk-change') !== null);
    const form = root(table).querySelector('.bulk-change')!;
    const select = form.querySelector('cw-select')!;
    select.value = 'jobTitle';
    select.dispatchEvent(new Event('change'));
    await table.updateComplete;
    const field = form.querySelector('cw-text-field')!;
    field.value = 'Same';
    field.dispatchEvent(new Event('input'));
    await table.updateComplete;
    form.querySelector<HTMLElement>('.bulk-form cw-button')!.click();
    await until(() => textOf(root(table).querySelector('.outcome') ?? table).includes('2 records done'));
    expect(textOf(root(table).querySelector('.outcome')!)).to.match(/1 not done.*Grace Hopper.*Locked/);
    await until(() => textOf(cell(table, 0, 1)).trim() === 'Same');
    root(table).querySelector<HTMLElement>('.outcome cw-button')!.click();
    await until(() => textOf(cell(table, 0, 1)).trim() === 'Buyer' && textOf(cell(table, 2, 1)).trim() === 'Buyer');
  });

  it('[WID-38] copies the selected rows as text no spreadsheet runs', async () => {
    const source = peopleSource();
    await source.update('person', 'person-1', { jobTitle: '=HYPERLINK("x")' });
    const table = await show(source);
    table.selection = ['person-1', 'person-2'];
    const data = new DataTransfer();
    cell(table, 0, 0).dispatchEvent(
      new ClipboardEvent('copy', { clipboardData: data, bubbles: true, composed: true, cancelable: true }),
    );
    const lines = data.getData('text/plain').split('\r\n');
    expect(lines[0]).to.equal('Name\tJob title\tEmail\tStage\tWorth');
    expect(lines[1]).to.equal(`Ada Lovelace\t"'=HYPERLINK(""x"")"\tp1@example.com\tLead\t100.50 EUR`);
    expect(lines).to.have.length(3);
  });
});

describe('data table: long lists', () => {
  it('[WID-39] draws what is in sight, jumps anywhere, and keeps no more than that', async () => {
    const table = await show(longSource(100_000), { columns: 'name' });
    const seen = () => rows(table).map((row) => Number(row.dataset['index']));
    expect(rows(table).length).to.be.below(30);
    grid(table).scrollTop = grid(table).scrollHeight / 2;
    await until(() => seen().some((index) => index > 40_000));
    await until(() => rows(table).every((row) => row.ariaBusy === null));
    for (const row of rows(table).filter(({ dataset }) => Number(dataset['index']) > 40_000))
      expect(row.querySelector('.row-link')!.textContent).to.equal(`Person ${row.dataset['index']}`);
    expect(rows(table).length).to.be.below(32);
    expect(grid(table).ariaRowCount ?? grid(table).getAttribute('aria-rowcount')).to.equal('100001');
  });

  it('[WID-39] draws rows of lists higher than browsers can', async () => {
    const table = await show(longSource(3_000_000), { columns: 'name' });
    cell(table, 0, 0).focus();
    grid(table).scrollTop = grid(table).scrollHeight;
    await until(() => rows(table).some(({ dataset }) => dataset['index'] === '2999999'));
  });

  it('[WID-5] changes made elsewhere do not move what is read', async () => {
    const source = peopleSource();
    const table = await show(source);
    await source.update('person', 'person-3', { jobTitle: 'New title' });
    await until(() => textOf(cell(table, 2, 1)).trim() === 'New title');
    await source.create('person', { name: { full: 'Aaron First' } });
    await until(() => textOf(table).includes('1 new'));
    expect(names(table)).to.deep.equal(NAMES);
    await source.delete('person', 'person-2');
    await until(() => names(table).length === 4);
  });
});

describe('data table: what sources do', () => {
  it('[WID-1] a page that cannot be had says so and is tried again; other rows stay', async () => {
    let isBroken = true;
    const source = longSource(10_000, (cursor) => {
      if (isBroken && cursor !== undefined) throw new CrosswalkError('offline', 'Gone.');
    });
    const table = await show(source, { columns: 'name' });
    grid(table).scrollTop = 100_000;
    await until(() => textOf(table).includes('could not be loaded'));
    isBroken = false;
    root(table).querySelector<HTMLElement>('.foot cw-button')!.click();
    await until(() => rows(table).filter(({ dataset }) => Number(dataset['index']) > 500).every((row) => row.ariaBusy === null));
    expect(textOf(grid(table))).to.contain('Person 25');
  });

  it('[WID-20, WID-21] hard values are text, whatever their field', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const values = [hostile, 'x'.repeat(10_000_000), '0000-01-01', '9999-12-31', { amount: '1', currency: 'not one' }, 7, null, [], {}];
    const source = longSource(values.length * 9);
    const list = source.list.bind(source);
    source.list = async (...args) => {
      const page = await list(...args);
      const keys = ['name', 'jobTitle', 'email', 'website', 'stage', 'worth', 'about', 'serial', 'manager'];
      for (const [index, record] of page.records.entries())
        Object.assign(record, { fields: Object.fromEntries(keys.map((key, at) => [key, values[(index + at) % 9]])) });
      return page;
    };
    const table = await show(source, { columns: '' });
    expect(root(table).querySelectorAll('.body img, .body script')).to.have.length(0);
    for (const text of [...root(table).querySelectorAll('.body .cell')].map((each) => each.textContent))
      expect(text.length).to.be.at.most(2_000);
  });

  it('[WID-1] answers that make no sense are states, not exceptions', async () => {
    const source = peopleSource();
    const odd = (page: unknown): RecordSource =>
      Object.create(source, {
        capabilities: { value: { types: ['person'] } },
        describe: { value: () => source.describe('person') },
        rights: { value: () => source.rights('person') },
        list: { value: async () => page },
      });
    for (const [page, words] of [
      [undefined, 'Something went wrong'],
      [{ records: [], nextCursor: 'again', total: 50 }, 'Nothing here yet'],
    ] as const) {
      const holder = await fixture(
        html`<cw-data-table record-type="person" columns="nothing, name" .source=${odd(page)}></cw-data-table>`,
      );
      await until(() => textOf(holder).includes(words));
    }
  });

  for (const [look, theme, direction, lang] of [
    ['light', 'light', 'ltr', 'en'],
    ['dark, Arabic', 'dark', 'rtl', 'ar'],
  ] as const) {
    it(`[WID-1] every widget passes axe: ${look}`, async () => {
      const page = await fixture<HTMLElement>(
        html`<main
          dir=${direction}
          lang=${lang}
          style="color-scheme: ${theme}; background: ${theme === 'dark' ? '#17181c' : '#fff'}"
        >
          <cw-source .source=${peopleSource()}>${allWidgets()}</cw-source>
        </main>`,
      );
      await until(() =>
        [...page.querySelectorAll('*')].every((widget) => !widget.shadowRoot?.querySelector('cw-skeleton')),
      );
      await expect(page).to.be.accessible();
    });
  }
});
