import { CrosswalkError } from '@crosswalk/protocol';
import { html } from '@crosswalk/elements';
import type { RecordSource } from '@crosswalk/model';
import { expect, fixture } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { allWidgets, peopleSource, textOf, until } from './fixtures/people.fake.ts';
import { type CwPropertyList, CwRecordCard, type CwRecordHeader, defineWidgets } from './index.ts';

before(() => defineWidgets());

async function show<Widget extends LitElement>(source: RecordSource | undefined, template: unknown): Promise<Widget> {
  const page = await fixture(html`<cw-source .source=${source}>${template}</cw-source>`);
  return page.querySelector<Widget>(':scope > *')!;
}
const failing = (error: Error) =>
  peopleSource({
    before: (call) => {
      if (call !== 'watch') throw error;
    },
  });

describe('states', () => {
  for (const template of allWidgets()) {
    const name = /<cw-([a-z-]+)/.exec(template.strings[0] ?? '')?.[1] ?? '';

    it(`[WID-1] ${name}: on its way, then there`, async () => {
      const widget = await show(peopleSource({ latencyMs: 30 }), template);
      expect(textOf(widget)).to.contain('Loading…');
      await until(
        () => /Ada Lovelace|Event 1|Buyer|Lead|€1,502/.test(textOf(widget)) && !textOf(widget).includes('Loading…'),
      );
      expect(textOf(widget)).to.not.contain('Loading…');
    });

    for (const [code, words] of [
      ['permission_denied', 'No access'],
      ['not_found', 'Not found'],
      ['offline', 'No connection'],
      ['internal', 'Something went wrong'],
    ] as const) {
      it(`[WID-1] ${name}: ${code}`, async () => {
        const widget = await show(failing(new CrosswalkError(code, 'said the source')), template);
        await until(() => textOf(widget).includes(words));
      });
    }

    it(`[WID-1] ${name}: waits without a source`, async () => {
      const widget = await show(undefined, template);
      expect(textOf(widget)).to.contain('Loading…');
    });
  }

  for (const [deniedBy, words] of [
    ['manifest', 'did not ask for this'],
    ['admin', 'administrator has not allowed this app'],
    ['user', 'you have not allowed this app'],
    [undefined, 'Your role does not include this.'],
  ] as const) {
    it(`[WID-2] the words of a refusal follow who said no: ${deniedBy ?? 'the CRM itself'}`, async () => {
      const details = deniedBy === undefined ? {} : { deniedBy };
      const source = failing(new CrosswalkError('permission_denied', 'x', { details }));
      const card = await show(
        source,
        html`<cw-record-card record-type="person" record-id="person-1"></cw-record-card>`,
      );
      await until(() => textOf(card).includes(words));
    });
  }

  it('[WID-2] a failure is tried again and names its reference', async () => {
    let isBroken = true;
    const source = peopleSource({
      before: () => {
        if (isBroken) throw new CrosswalkError('internal', 'x', { details: { requestId: 'req-7' } });
      },
    });
    const card = await show(source, html`<cw-record-card record-type="person" record-id="person-1"></cw-record-card>`);
    await until(() => textOf(card).includes('req-7'));
    isBroken = false;
    card.shadowRoot!.querySelector('cw-error-state')!.dispatchEvent(new CustomEvent('cw-error-retry'));
    await until(() => textOf(card).includes('Ada Lovelace'));
  });

  it('[WID-3] late answers of another record are ignored, and calls stop when the widget leaves', async () => {
    const source = peopleSource();
    const signals: AbortSignal[] = [];
    const slow: RecordSource = Object.create(source, {
      capabilities: { value: { types: ['person'] } },
      describe: { value: () => source.describe('person') },
      rights: { value: () => source.rights('person') },
      get: {
        value: async (type: string, id: string, options: { signal: AbortSignal }) => {
          signals.push(options.signal);
          if (id === 'person-1') await new Promise((done) => setTimeout(done, 60));
          return source.get(type, id);
        },
      },
    });
    const card = await show<CwRecordCard>(
      slow,
      html`<cw-record-card record-type="person" record-id="person-1"></cw-record-card>`,
    );
    card.recordId = 'person-2';
    await until(() => textOf(card).includes('Grace Hopper'));
    await new Promise((done) => setTimeout(done, 90));
    expect(textOf(card)).to.contain('Grace Hopper');
    expect(signals[0]!.aborted).to.equal(true);
    card.remove();
    expect(signals[1]!.aborted).to.equal(true);
  });

  it('[WID-4] changes made elsewhere arrive, and so does the end of the record', async () => {
    const source = peopleSource();
    const header = await show<CwRecordHeader>(
      source,
      html`<cw-record-header record-type="person" record-id="person-1"></cw-record-header>`,
    );
    await until(() => textOf(header).includes('Ada Lovelace'));
    await new Promise((done) => setTimeout(done, 20));
    await source.update('person', 'person-1', { name: { full: 'Ada King' } });
    await until(() => textOf(header).includes('Ada King'));
    await source.delete('person', 'person-1');
    await until(() => textOf(header).includes('This record was deleted.'));
  });

  it('[WID-4] a lost live connection keeps what is shown and says that it may be old', async () => {
    const source = peopleSource();
    const cut: RecordSource = Object.create(source, {
      capabilities: { value: source.capabilities },
      describe: { value: source.describe.bind(source) },
      rights: { value: source.rights.bind(source) },
      get: { value: source.get.bind(source) },
      watch: {
        value: async function* () {
          throw new CrosswalkError('disconnected', 'gone');
        },
      },
    });
    const card = await show(cut, html`<cw-record-card record-type="person" record-id="person-1"></cw-record-card>`);
    await until(() => textOf(card).includes('out of date'));
    expect(textOf(card)).to.contain('Ada Lovelace');
  });

  it('[WID-6] one source serves widgets in other shadow roots; a widget’s own comes first', async () => {
    const own = peopleSource();
    await own.update('person', 'person-1', { name: { full: 'Own Ada' } });
    const page = await fixture(html`<cw-source .source=${peopleSource()}><div id="outer"></div></cw-source>`);
    const root = page.querySelector('#outer')!.attachShadow({ mode: 'open' });
    const makeCard = () => Object.assign(new CwRecordCard(), { recordType: 'person', recordId: 'person-1' });
    const [shared, separate] = [makeCard(), makeCard()];
    separate.source = own;
    root.append(shared, separate);
    await until(() => textOf(shared).includes('Ada Lovelace') && textOf(separate).includes('Own Ada'));
  });

  it('[WID-21, WID-23] nothing in a record becomes markup or a dangerous link, and names are kept apart', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const source = peopleSource();
    const bad: RecordSource = Object.create(source, {
      capabilities: { value: { types: ['person'] } },
      describe: { value: () => source.describe('person') },
      rights: { value: () => source.rights('person') },
      get: {
        value: async () => ({
          type: 'person',
          id: 'person-1',
          version: '1',
          fields: {
            name: { full: hostile },
            jobTitle: hostile,
            website: 'javascript:alert(1)',
            email: hostile,
            stage: hostile,
            about: hostile,
            worth: hostile,
          },
        }),
      },
    });
    const list = await show<CwPropertyList>(
      bad,
      html`<cw-property-list record-type="person" record-id="person-1"></cw-property-list>`,
    );
    await until(() => textOf(list).includes('onerror'));
    expect(list.shadowRoot!.querySelectorAll('img, script')).to.have.length(0);
    for (const link of list.shadowRoot!.querySelectorAll('a')) expect(link.protocol).to.match(/^(https?|mailto|tel):$/);
    expect(list.shadowRoot!.querySelector('[data-key=name] bdi')!.textContent).to.equal(hostile);
  });
});
