import { html } from '@crosswalk/elements';
import type { RecordReference, RecordSource } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { peopleSource, textOf, until } from '../fixtures/people.fake.ts';
import { defineWidgets } from '../index.ts';

before(() => defineWidgets());

const person = (number: number): RecordReference => ({ type: 'person', id: `person-${number}` });

async function show(source: RecordSource, { multiple = false, value = [] as RecordReference[] } = {}) {
  const form = await fixture<HTMLFormElement>(
    html`<form>
      <cw-record-lookup
        label="Manager"
        name="manager"
        types="person"
        ?multiple=${multiple}
        .source=${source}
        .value=${value}
      ></cw-record-lookup>
    </form>`,
  );
  const lookup = form.querySelector('cw-record-lookup')!;
  const box = () => lookup.shadowRoot!.querySelector('cw-combobox')!;
  const options = () => [...box().shadowRoot!.querySelectorAll('[role=option] .words > :first-child > bdi')];
  const names = () => options().map((option) => option.textContent);
  const chips = () => [...lookup.shadowRoot!.querySelectorAll('cw-chip')].map((chip) => chip.label);
  const sent = () => new FormData(form).getAll('manager');
  lookup.focus();
  return { form, lookup, box, options, names, chips, sent };
}
const press = (key: string) => sendKeys({ press: key });

describe('record lookup', () => {
  it('[WID-40] offers the first records when it opens and what the source finds for a text', async () => {
    const { names, box } = await show(peopleSource());
    await press('ArrowDown');
    await until(() => names().length === 5);
    expect(names()[0]).to.equal('Ada Lovelace');
    expect(textOf(box())).to.contain('p1@example.com');
    await sendKeys({ type: 'hop' });
    await until(() => names().length === 1);
    expect(names()).to.deep.equal(['Grace Hopper']);
  });

  it('[WID-40] looks into names where the source cannot search', async () => {
    const source = peopleSource();
    const plain: RecordSource = {
      capabilities: { types: ['person'] },
      describe: (...args) => source.describe(...args),
      rights: (...args) => source.rights(...args),
      get: (...args) => source.get(...args),
      list: (...args) => source.list(...args),
      create: (...args) => source.create(...args),
      update: (...args) => source.update(...args),
      delete: (...args) => source.delete(...args),
      watch: (...args) => source.watch(...args),
    };
    const { names } = await show(plain);
    await sendKeys({ type: 'ross' });
    await until(() => names().length === 1);
    expect(names()).to.deep.equal(['Mia Rossi']);
  });

  it('[WID-41] a chosen record is the value, is sent with the form and is shown by its name', async () => {
    const { lookup, names, box, sent } = await show(peopleSource());
    let changes = 0;
    lookup.addEventListener('change', () => (changes += 1));
    await sendKeys({ type: 'zo' });
    await until(() => names().length === 1);
    await press('Enter');
    await until(() => changes === 1);
    expect([lookup.value, sent()]).to.deep.equal([[person(5)], ['person-5']]);
    expect(box().text).to.equal('Zoë Müller');
  });

  it('[WID-41] shows what was chosen before by its name and takes it back', async () => {
    const { lookup, box } = await show(peopleSource(), { value: [person(2)] });
    await until(() => box().text === 'Grace Hopper');
    box().shadowRoot!.querySelector<HTMLElement>('.clear')!.click();
    expect(lookup.value).to.deep.equal([]);
  });

  it('[WID-42] several records are chosen one after the other, each once, and taken back one by one', async () => {
    const { lookup, names, chips, sent } = await show(peopleSource(), { multiple: true, value: [person(1)] });
    await press('ArrowDown');
    await until(() => names().length === 4);
    expect(names()).to.not.contain('Ada Lovelace');
    await press('ArrowDown');
    await press('Enter');
    await until(() => chips().join() === 'Ada Lovelace,Grace Hopper');
    expect(sent()).to.deep.equal(['person-1', 'person-2']);
    lookup.shadowRoot!.querySelector('cw-chip')!.shadowRoot!.querySelector('button')!.click();
    await until(() => chips().join() === 'Grace Hopper');
    expect(lookup.value).to.deep.equal([person(2)]);
  });

  it('[WID-43] says when the records cannot be reached', async () => {
    const { lookup } = await show(
      peopleSource({
        before: (call) => {
          if (call === 'list') throw new CrosswalkError('offline', 'No network.');
        },
      }),
    );
    await press('ArrowDown');
    await until(() => textOf(lookup).includes('No network.'));
  });

  it('[WID-40] passes axe with its list open, also in the dark and right to left', async () => {
    const { lookup, names } = await show(peopleSource(), { multiple: true, value: [person(1)] });
    await press('ArrowDown');
    await until(() => names().length === 4);
    for (const [theme, direction] of [
      ['light', 'ltr'],
      ['dark', 'rtl'],
    ] as const) {
      document.documentElement.style.colorScheme = theme;
      document.body.style.background = 'Canvas';
      lookup.dir = direction;
      await expect(lookup).to.be.accessible();
    }
    document.documentElement.style.colorScheme = '';
  });
});
