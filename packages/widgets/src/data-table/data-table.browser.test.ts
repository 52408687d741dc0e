import { expect } from '@open-wc/testing';
import { peopleSource, textOf, until } from '../fixtures/people.fake.ts';
import { type CwDataTable, defineWidgets } from '../index.ts';
import { longSource } from './fixtures/long-source.fake.ts';
import { show, root, grid, rows, names, cell, head, place, press } from './fixtures/shown-table.fake.ts';

before(() => defineWidgets());

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
    expect(
      told
        .at(-1)!
        .columns.map(({ key }) => key)
        .slice(0, 3),
    ).to.deep.equal(['name', 'email', 'jobTitle']);
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
    await until(() => root(table).querySelector('cw-filter-builder')!.shadowRoot!.querySelector('cw-popover')!.open);
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
