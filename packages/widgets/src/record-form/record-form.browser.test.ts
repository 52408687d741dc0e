import { type CwFormLayout, html } from '@crosswalk/elements';
import type { RecordSource } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { replacing } from '../fixtures/deals.fake.ts';
import { peopleSource, textOf, until } from '../fixtures/people.fake.ts';
import { CwRecordForm, defineWidgets } from '../index.ts';

before(() => defineWidgets());

async function show(source: RecordSource, extra: Partial<CwRecordForm> = {}): Promise<CwRecordForm> {
  const place = await fixture<HTMLElement>(html`<div></div>`);
  const form = new CwRecordForm();
  Object.assign(form, { source, recordType: 'person', ...extra });
  place.append(form);
  await until(() => form.shadowRoot!.querySelector('form') !== null);
  return form;
}
const control = (form: CwRecordForm, key: string) =>
  form.shadowRoot!.querySelector<HTMLElement & { value: unknown; error: string }>(`[data-key=${key}] .control`)!;
async function type(form: CwRecordForm, key: string, text: string): Promise<void> {
  control(form, key).focus();
  await until(() => form.shadowRoot!.activeElement === control(form, key));
  await sendKeys({ press: 'Control+a' });
  await sendKeys({ type: text });
  await form.updateComplete;
}
const submit = (form: CwRecordForm) => form.shadowRoot!.querySelector<HTMLElement>('[type=submit]')!.click();
const summary = (form: CwRecordForm) =>
  form.shadowRoot!.querySelector<CwFormLayout>('cw-form-layout')!.shadowRoot!.querySelector<HTMLElement>('.summary');
const faultAt = (form: CwRecordForm, key: string) => control(form, key).shadowRoot!.querySelector('.message.invalid');

/** A source that remembers what was sent. */
function recording(inner: RecordSource) {
  const sent: unknown[] = [];
  const source = replacing(inner, {
    create: (...args) => (sent.push(args.slice(0, 2)), inner.create(...args)),
    update: (...args) => (sent.push(args.slice(1)), inner.update(...args)),
  });
  return { source, sent };
}

describe('record form', () => {
  it('[FRM-1] has the fields that can be written, with label, help and mark, in groups', async () => {
    const form = await show(peopleSource(), { groups: [{ label: 'Work', fields: ['jobTitle', 'stage'] }] });
    const keys = [...form.shadowRoot!.querySelectorAll<HTMLElement>('[data-key]')].map((one) => one.dataset['key']);
    expect(keys).to.deep.equal(['name', 'jobTitle', 'stage']);
    expect(form.shadowRoot!.querySelector('legend')!.textContent).to.equal('Work');
    expect(control(form, 'name').shadowRoot!.querySelector('.label.required')!.textContent).to.equal('Name');
    await expect(form).to.be.accessible();
  });

  it('[FRM-2, FRM-8] makes a record of what was written, announces it and tells the page', async () => {
    const { source, sent } = recording(peopleSource());
    const form = await show(source, { values: { stage: 'lead' } });
    const saved: string[] = [];
    form.addEventListener('cw-form-save', (event) => saved.push((event as CustomEvent).detail.record.fields.name.full));
    await type(form, 'name', 'Mary Shelley');
    await type(form, 'worth', '1,250.5');
    await sendKeys({ press: 'Enter' });
    await until(() => saved.length === 1);
    expect(sent).to.deep.equal([
      ['person', { stage: 'lead', name: { full: 'Mary Shelley' }, worth: { amount: '1250.5', currency: 'EUR' } }],
    ]);
    expect(saved).to.deep.equal(['Mary Shelley']);
    expect(textOf(form)).to.contain('Person created');
    expect(form.isDirty).to.equal(false);
  });

  it('[FRM-3] sends only what was changed', async () => {
    const { source, sent } = recording(peopleSource());
    const form = await show(source, { recordId: 'person-1' });
    await type(form, 'jobTitle', 'Director');
    await type(form, 'email', 'other@example.com');
    await type(form, 'email', 'p1@example.com');
    submit(form);
    await until(() => textOf(form).includes('Saved'));
    expect(sent).to.deep.equal([['person-1', { jobTitle: 'Director' }, { ifVersion: '1' }]]);
    submit(form);
    await until(() => textOf(form).includes('Nothing was changed.'));
    expect(sent).to.have.length(1);
  });

  it('[FRM-4] what is missing or not valid is said at its field and in a summary, and nothing is sent', async () => {
    const { source, sent } = recording(peopleSource());
    const form = await show(source);
    await type(form, 'worth', 'a lot');
    submit(form);
    await until(() => summary(form) !== null);
    const words = summary(form)!.textContent;
    expect(words).to.contain('Name:').and.to.contain('Worth:');
    expect(faultAt(form, 'name')).to.not.equal(null);
    expect(sent).to.deep.equal([]);
    await expect(form).to.be.accessible();
    summary(form)!.querySelector<HTMLElement>('button')!.click();
    await until(() => form.shadowRoot!.activeElement === control(form, 'name'));
  });

  it('[FRM-5] faults only the source finds stand at their fields; what belongs to none above them', async () => {
    const inner = peopleSource();
    const source = replacing(inner, {
      create: async () => {
        const faults = [
          { path: 'fields.email', expected: 'an address nobody else has' },
          { path: 'fields.serial', expected: 'a number' },
          { path: 'quota', expected: 'room for one more' },
        ];
        throw new CrosswalkError('invalid_input', 'Not valid.', { details: { faults } });
      },
    });
    const form = await show(source);
    await type(form, 'name', 'Mary');
    await type(form, 'email', 'mary@example.com');
    submit(form);
    await until(() => faultAt(form, 'email')?.textContent.includes('an address nobody else has') === true);
    await until(() => summary(form)?.textContent.includes('Email:') === true);
    expect(textOf(form)).to.contain('quota: room for one more').and.to.contain('serial: a number');
    await type(form, 'email', 'shelley@example.com');
    expect(faultAt(form, 'email')).to.equal(null);
    expect(control(form, 'name').value).to.equal('Mary');
  });

  it('[FRM-6] merges with changes of other fields, and offers both values of the same one', async () => {
    const inner = peopleSource();
    const source = replacing(inner, {
      watch: async function* () {
        await new Promise(() => undefined);
      },
    });
    const form = await show(source, { recordId: 'person-1' });
    await inner.update('person', 'person-1', { email: 'new@example.com' });
    await type(form, 'jobTitle', 'Director');
    submit(form);
    await until(() => textOf(form).includes('Saved'));
    expect((await inner.get('person', 'person-1')).fields).to.include({
      email: 'new@example.com',
      jobTitle: 'Director',
    });
    await inner.update('person', 'person-1', { jobTitle: 'Chair' });
    await type(form, 'jobTitle', 'Partner');
    await type(form, 'about', 'Met in May.');
    submit(form);
    await until(() => textOf(form).includes('Someone else changed the same fields'));
    expect((await inner.get('person', 'person-1')).fields.jobTitle).to.equal('Chair');
    form.shadowRoot!.querySelectorAll<HTMLElement>('.conflict cw-button')[0]!.click();
    await form.updateComplete;
    submit(form);
    await until(() => textOf(form).includes('Saved'));
    expect((await inner.get('person', 'person-1')).fields).to.include({ jobTitle: 'Partner', about: 'Met in May.' });
  });

  it('[FRM-6] a change elsewhere shows where nobody wrote, and does not touch what was written', async () => {
    const source = peopleSource();
    const form = await show(source, { recordId: 'person-1' });
    await type(form, 'jobTitle', 'Director');
    await source.update('person', 'person-1', { email: 'new@example.com' });
    await until(() => control(form, 'email').value === 'new@example.com');
    expect(control(form, 'jobTitle').value).to.equal('Director');
    await source.delete('person', 'person-1');
    await until(() => textOf(form).includes('This record was deleted.'));
  });

  it('[FRM-7] what was written is not lost by mistake', async () => {
    const form = await show(peopleSource());
    const leaves = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
    let cancelled = 0;
    form.addEventListener('cw-form-cancel', () => (cancelled += 1));
    const [, cancel] = form.shadowRoot!.querySelectorAll<HTMLElement>('[slot=actions]');
    expect(leaves()).to.equal(false);
    await type(form, 'name', 'Mary');
    expect(leaves()).to.equal(true);
    const answer = (place: number) =>
      form.shadowRoot!.querySelectorAll<HTMLElement>('.leave cw-button')[place]!.click();
    cancel!.click();
    await until(() => textOf(form).includes('Discard what you wrote?'));
    answer(0);
    await form.updateComplete;
    expect(control(form, 'name').value).to.equal('Mary');
    expect(cancelled).to.equal(0);
    cancel!.click();
    await until(() => form.shadowRoot!.querySelector('.leave')!.hasAttribute('open'));
    answer(1);
    await until(() => cancelled === 1);
    expect(control(form, 'name').value).to.equal('');
    expect(leaves()).to.equal(false);
    await type(form, 'name', 'Mary');
    form.remove();
    expect(leaves()).to.equal(false);
  });

  it('[FRM-9] says so where nothing can be made or changed', async () => {
    const rights = { read: true, create: false, update: false, delete: false };
    for (const recordId of ['', 'person-1']) {
      const form = await fixture<CwRecordForm>(
        html`<cw-record-form
          .source=${peopleSource({ rights: () => rights })}
          record-type="person"
          record-id=${recordId}
        ></cw-record-form>`,
      );
      await until(() => textOf(form).includes('No access'));
    }
    const lost = await fixture<CwRecordForm>(
      html`<cw-record-form .source=${peopleSource()} record-type="unicorn"></cw-record-form>`,
    );
    await until(() => textOf(lost).includes('Not found'));
  });
});
