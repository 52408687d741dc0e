import { html } from '@crosswalk/elements';
import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { allWidgets, peopleSource, textOf, until } from '../fixtures/people.fake.ts';
import { type CwRecordTable, defineWidgets } from '../index.ts';

before(() => defineWidgets());

async function show(recordHref?: (reference: { id: string }) => string): Promise<CwRecordTable> {
  const page = await fixture(
    html`<cw-source .source=${peopleSource()} .recordHref=${recordHref}>
      <cw-record-table record-type="person" columns="name, email, stage, worth" selectable></cw-record-table>
    </cw-source>`,
  );
  const table = page.querySelector<CwRecordTable>('cw-record-table')!;
  await until(() => names(table).length === 5);
  return table;
}
const names = (table: CwRecordTable) =>
  [...table.shadowRoot!.querySelectorAll('.row-link')].map((link) => link.textContent);
const focusedName = (table: CwRecordTable) => table.shadowRoot!.activeElement?.textContent;

describe('record table', () => {
  it('[WID-30] is one stop of the Tab key and moves with the arrows', async () => {
    const table = await show();
    expect(table.shadowRoot!.querySelectorAll('.row-link[tabindex="0"]')).to.have.length(1);
    const others = [...table.shadowRoot!.querySelectorAll<HTMLElement>('tbody :is(a, cw-checkbox)')];
    expect(new Set(others.filter((each) => each.tabIndex >= 0).map((each) => each.closest('tr'))).size).to.equal(1);
    table.shadowRoot!.querySelector<HTMLElement>('.row-link')!.focus();
    const all = names(table);
    for (const [key, expected] of [
      ['ArrowDown', all[1]],
      ['End', all[4]],
      ['ArrowDown', all[4]],
      ['ArrowUp', all[3]],
      ['Home', all[0]],
    ] as const) {
      await sendKeys({ press: key });
      await table.updateComplete;
      expect(focusedName(table), key).to.equal(expected);
    }
    await sendKeys({ press: 'Space' });
    await table.updateComplete;
    expect(table.selection).to.have.length(1);
    expect(textOf(table)).to.contain('1 selected');
  });

  it('[WID-30, WID-33] Enter and a press on a row open the record', async () => {
    const table = await show();
    const opened: unknown[] = [];
    table.addEventListener('cw-record-open', (event) => event instanceof CustomEvent && opened.push(event.detail));
    table.shadowRoot!.querySelector<HTMLElement>('.row-link')!.focus();
    await sendKeys({ press: 'Enter' });
    table.shadowRoot!.querySelectorAll<HTMLElement>('tbody tr')[1]!.click();
    expect(opened).to.have.length(2);
    expect(opened[0]).to.have.keys('type', 'id');
  });

  it('[WID-33] rows are real links where records have addresses, and the page may keep them from being followed', async () => {
    const table = await show(({ id }) => `#/people/${id}`);
    const link = table.shadowRoot!.querySelector<HTMLAnchorElement>('.row-link')!;
    expect(link.getAttribute('href')).to.match(/^#\/people\/person-/);
    table.addEventListener('cw-record-open', (event) => event.preventDefault(), { once: true });
    link.click();
    expect(location.hash).to.equal('');
    link.click();
    expect(location.hash).to.match(/^#\/people\//);
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('[WID-31] sorts by a column and back', async () => {
    const table = await show();
    const head = () => table.shadowRoot!.querySelectorAll<HTMLElement>('th[scope=col]')[0]!;
    head().querySelector('button')!.click();
    await until(() => head().getAttribute('aria-sort') === 'ascending' && names(table)[0] === 'Ada Lovelace');
    head().querySelector('button')!.click();
    await until(() => head().getAttribute('aria-sort') === 'descending' && names(table)[0] === 'Zoë Müller');
  });

  it('[WID-32] narrows by search and filters, and takes them back', async () => {
    const table = await show();
    const send = (selector: string, name: string, detail: unknown) =>
      table.shadowRoot!.querySelector(selector)!.dispatchEvent(new CustomEvent(name, { detail }));
    send('cw-search-field', 'cw-search-change', { value: 'grace' });
    await until(() => names(table).join() === 'Grace Hopper');
    send('cw-search-field', 'cw-search-change', { value: '' });
    send('cw-filter-builder', 'cw-filter-add', { condition: { field: 'stage', op: 'eq', value: 'won' } });
    await until(() => names(table).length === 2);
    expect(textOf(table.shadowRoot!.querySelector('cw-chip')!)).to.contain('Stage is Won');
    send('cw-search-field', 'cw-search-change', { value: 'nobody' });
    await until(() => textOf(table).includes('No matches'));
    table.shadowRoot!.querySelector<HTMLElement>('cw-empty-state cw-button')!.click();
    await until(() => names(table).length === 5);
    send('cw-filter-builder', 'cw-filter-add', { condition: { field: 'stage', op: 'eq', value: 'won' } });
    await until(() => names(table).length === 2);
    send('cw-chip', 'cw-chip-remove', null);
    await until(() => names(table).length === 5);
  });

  for (const [look, theme, direction, lang] of [
    ['light', 'light', 'ltr', 'en'],
    ['dark, Arabic', 'dark', 'rtl', 'ar'],
  ] as const) {
    it(`[WID-1] every widget passes axe: ${look}`, async () => {
      const page = await fixture<HTMLElement>(
        html`<main dir=${direction} lang=${lang}>
          <cw-source .source=${peopleSource()}>${allWidgets()}</cw-source>
        </main>`,
      );
      page.style.colorScheme = theme;
      page.style.background = theme === 'dark' ? '#17181c' : '#fff';
      await until(() =>
        [...page.querySelectorAll('*')].every((widget) => !widget.shadowRoot?.querySelector('cw-skeleton')),
      );
      await expect(page).to.be.accessible();
    });
  }
});
