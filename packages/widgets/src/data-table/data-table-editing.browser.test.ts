import type { RecordSource } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import { expect } from '@open-wc/testing';
import { peopleSource, textOf, until } from '../fixtures/people.fake.ts';
import { defineWidgets } from '../index.ts';
import { show, root, cell, place, box, press, write } from './fixtures/shown-table.fake.ts';

before(() => defineWidgets());

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
    const table = await show(
      peopleSource({ rights: () => ({ read: true, create: false, update: false, delete: false }) }),
    );
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
