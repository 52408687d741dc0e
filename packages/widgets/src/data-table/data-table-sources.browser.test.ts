import { html } from '@crosswalk/elements';
import type { RecordSource } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import { expect, fixture } from '@open-wc/testing';
import { allWidgets, peopleSource, textOf, until } from '../fixtures/people.fake.ts';
import { defineWidgets } from '../index.ts';
import { longSource } from './fixtures/long-source.fake.ts';
import { NAMES, show, root, grid, rows, names, cell } from './fixtures/shown-table.fake.ts';

before(() => defineWidgets());

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
    await until(() =>
      rows(table)
        .filter(({ dataset }) => Number(dataset['index']) > 500)
        .every((row) => row.ariaBusy === null),
    );
    expect(textOf(grid(table))).to.contain('Person 25');
  });

  it('[WID-20, WID-21] hard values are text, whatever their field', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const values = [
      hostile,
      'x'.repeat(10_000_000),
      '0000-01-01',
      '9999-12-31',
      { amount: '1', currency: 'not one' },
      7,
      null,
      [],
      {},
    ];
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
