import { html } from '@crosswalk/elements';
import type { RecordSource } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { peopleSource, textOf, until } from '../fixtures/people.fake.ts';
import { type CwPropertyList, defineWidgets } from '../index.ts';

before(() => defineWidgets());

async function show(source: RecordSource): Promise<CwPropertyList> {
  const list = await fixture<CwPropertyList>(
    html`<cw-property-list .source=${source} record-type="person" record-id="person-1"></cw-property-list>`,
  );
  await until(() => list.shadowRoot!.querySelector('.row') !== null);
  return list;
}
const row = (list: CwPropertyList, key: string) => list.shadowRoot!.querySelector(`[data-key=${key}]`)!;
const value = (list: CwPropertyList, key: string) => row(list, key).querySelector('.value')?.textContent.trim();
const editButton = (list: CwPropertyList, key: string) => row(list, key).querySelector<HTMLElement>('.edit');

async function type(list: CwPropertyList, key: string, text: string, end: 'Enter' | 'Escape' = 'Enter'): Promise<void> {
  editButton(list, key)!.click();
  await until(() => row(list, key).querySelector('.editor') !== null && list.shadowRoot!.activeElement !== null);
  await sendKeys({ press: 'Control+a' });
  await sendKeys({ type: text });
  await sendKeys({ press: end });
  await list.updateComplete;
}

/** A source on which updates wait until they are let through. */
function gated(source: Required<RecordSource>) {
  let open!: () => void;
  const gate = new Promise<void>((done) => (open = done));
  const update: RecordSource['update'] = async (...args) => {
    await gate;
    return source.update(...args);
  };
  return {
    open,
    source: Object.assign(Object.create(source), {
      capabilities: source.capabilities,
      ...bound(source),
      update,
    }) as RecordSource,
  };
}
const bound = (source: Required<RecordSource>) => ({
  describe: source.describe.bind(source),
  rights: source.rights.bind(source),
  get: source.get.bind(source),
  watch: source.watch.bind(source),
});

describe('property list', () => {
  it('[WID-10, WID-15] shows a change at once, saves it with its version, announces it and gives focus back', async () => {
    const inner = peopleSource();
    const { source, open } = gated(inner);
    const list = await show(source);
    await type(list, 'jobTitle', 'Director');
    expect(value(list, 'jobTitle')).to.contain('Director');
    expect((await inner.get('person', 'person-1')).fields.jobTitle).to.equal('Buyer');
    open();
    await until(() => textOf(list).includes('Job title saved'));
    expect((await inner.get('person', 'person-1')).fields.jobTitle).to.equal('Director');
    expect(list.shadowRoot!.activeElement).to.equal(editButton(list, 'jobTitle'));
  });

  it('[WID-10] lets the page take a saved change back, unless the field was changed since', async () => {
    const source = peopleSource();
    const list = await show(source);
    const undos: (() => Promise<boolean>)[] = [];
    list.addEventListener('cw-property-save', (event) => {
      const { undo } = (event as CustomEvent<{ undo?: () => Promise<boolean> }>).detail;
      if (undo) undos.push(undo);
    });
    await type(list, 'jobTitle', 'Director');
    await until(() => undos.length === 1);
    expect(await undos[0]!()).to.equal(true);
    expect((await source.get('person', 'person-1')).fields.jobTitle).to.equal('Buyer');
    await type(list, 'jobTitle', 'Director');
    await until(() => undos.length === 2);
    await source.update('person', 'person-1', { jobTitle: 'Owner' });
    expect(await undos[1]!()).to.equal(false);
    expect((await source.get('person', 'person-1')).fields.jobTitle).to.equal('Owner');
  });

  it('[WID-10] goes back when the source refuses, with the reason beside it', async () => {
    const source = peopleSource({
      before: (call) => {
        if (call === 'update') throw new CrosswalkError('permission_denied', 'Not on Sundays.');
      },
    });
    const list = await show(source);
    await type(list, 'jobTitle', 'Director');
    await until(() => textOf(list).includes('Not on Sundays.'));
    expect(value(list, 'jobTitle')).to.contain('Buyer');
  });

  it('[WID-11] merges with a change of another field without asking', async () => {
    const inner = peopleSource();
    const { source, open } = gated(inner);
    const list = await show(source);
    await type(list, 'jobTitle', 'Director');
    await inner.update('person', 'person-1', { email: 'new@example.com' });
    open();
    await until(() => textOf(list).includes('Job title saved'));
    const { fields } = await inner.get('person', 'person-1');
    expect([fields.jobTitle, fields.email]).to.deep.equal(['Director', 'new@example.com']);
  });

  for (const [choice, index, expected] of [
    ['mine', 0, 'Director'],
    ['theirs', 1, 'Chairwoman'],
  ] as const) {
    it(`[WID-12] offers both values when one field was changed twice: ${choice}`, async () => {
      const inner = peopleSource();
      const { source, open } = gated(inner);
      const list = await show(source);
      await type(list, 'jobTitle', 'Director');
      await inner.update('person', 'person-1', { jobTitle: 'Chairwoman' });
      open();
      await until(() => row(list, 'jobTitle').querySelector('.conflict') !== null);
      expect((await inner.get('person', 'person-1')).fields.jobTitle).to.equal('Chairwoman');
      row(list, 'jobTitle').querySelectorAll<HTMLElement>('.choice cw-button')[index]!.click();
      await until(() => textOf(list).includes('Job title saved'));
      expect((await inner.get('person', 'person-1')).fields.jobTitle).to.equal(expected);
    });
  }

  it('[WID-12] a change that arrives while the editor is open is not overwritten unseen', async () => {
    const source = peopleSource();
    const list = await show(source);
    await new Promise((done) => setTimeout(done, 20));
    editButton(list, 'jobTitle')!.click();
    await until(() => row(list, 'jobTitle').querySelector('.editor') !== null);
    await source.update('person', 'person-1', { jobTitle: 'Chairwoman' });
    await until(() => list['data'].value('jobTitle') === 'Chairwoman');
    await sendKeys({ press: 'Control+a' });
    await sendKeys({ type: 'Director' });
    await sendKeys({ press: 'Enter' });
    await until(() => row(list, 'jobTitle').querySelector('.conflict') !== null);
    expect((await source.get('person', 'person-1')).fields.jobTitle).to.equal('Chairwoman');
  });

  it('[WID-13] keeps what is not valid open and sends nothing', async () => {
    const source = peopleSource();
    const list = await show(source);
    await type(list, 'email', 'nobody');
    expect(textOf(row(list, 'email'))).to.contain('Not valid');
    expect((await source.get('person', 'person-1')).version).to.equal('1');
    await sendKeys({ press: 'Escape' });
    await list.updateComplete;
    expect(value(list, 'email')).to.contain('p1@example.com');
  });

  it('[WID-15] Escape leaves everything as it was', async () => {
    const source = peopleSource();
    const list = await show(source);
    await type(list, 'jobTitle', 'Director', 'Escape');
    expect(value(list, 'jobTitle')).to.contain('Buyer');
    expect(list.shadowRoot!.activeElement).to.equal(editButton(list, 'jobTitle'));
    expect((await source.get('person', 'person-1')).version).to.equal('1');
  });

  it('[WID-14] has no way to edit what may not be written, and does not show what may not be read', async () => {
    const source = peopleSource({
      rights: () => ({
        read: true,
        create: false,
        update: true,
        delete: false,
        fields: { jobTitle: 'read', email: 'none' },
      }),
    });
    const list = await show(source);
    expect(editButton(list, 'jobTitle')).to.equal(null);
    expect(editButton(list, 'serial')).to.equal(null);
    expect(editButton(list, 'about')).to.not.equal(null);
    expect(list.shadowRoot!.querySelector('[data-key=email]')).to.equal(null);
    const viewer = await show(
      peopleSource({ rights: () => ({ read: true, create: false, update: false, delete: false }) }),
    );
    expect(viewer.shadowRoot!.querySelectorAll('.edit')).to.have.length(0);
    expect(textOf(viewer)).to.contain('You can read this');
  });

  it('[WID-10] edits choices and amounts with their own controls', async () => {
    const source = peopleSource();
    const list = await show(source);
    await type(list, 'worth', '750');
    await until(() => textOf(list).includes('Worth saved'));
    editButton(list, 'stage')!.click();
    await until(() => row(list, 'stage').querySelector('.editor cw-select') !== null);
    const select = row(list, 'stage').querySelector('cw-select')!;
    await (select as unknown as { updateComplete: Promise<void> }).updateComplete;
    select.shadowRoot!.querySelector('select')!.value = 'won';
    select.shadowRoot!.querySelector('select')!.dispatchEvent(new Event('change', { bubbles: true }));
    await list.updateComplete;
    row(list, 'stage').querySelector<HTMLElement>('.buttons cw-button')!.click();
    await until(() => textOf(list).includes('Stage saved'));
    const { fields } = await source.get('person', 'person-1');
    expect([fields.worth, fields.stage]).to.deep.equal([{ amount: '750', currency: 'EUR' }, 'won']);
  });

  it('[WID-17] a reference is changed by looking its record up, and emptied', async () => {
    const source = peopleSource();
    const list = await show(source);
    const options = () => {
      const lookup = row(list, 'manager').querySelector('cw-record-lookup');
      return lookup?.shadowRoot!.querySelector('cw-combobox')!.shadowRoot!.querySelectorAll('[role=option]').length;
    };
    await until(() => value(list, 'manager')?.startsWith('Ada Lovelace'));
    editButton(list, 'manager')!.click();
    await until(() => list.shadowRoot!.activeElement?.localName === 'cw-record-lookup');
    await sendKeys({ press: 'Control+a' });
    await sendKeys({ type: 'grace' });
    await until(() => options() === 1);
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Enter' });
    await until(() => textOf(list).includes('Manager saved'));
    expect((await source.get('person', 'person-1')).fields.manager).to.deep.equal({ type: 'person', id: 'person-2' });
    expect(value(list, 'manager')).to.contain('Grace Hopper');
    editButton(list, 'manager')!.click();
    await until(() => list.shadowRoot!.activeElement?.localName === 'cw-record-lookup');
    await sendKeys({ press: 'Control+a' });
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Enter' });
    await until(() => value(list, 'manager')?.startsWith('—'));
    expect((await source.get('person', 'person-1')).fields.manager).to.equal(null);
  });
});
