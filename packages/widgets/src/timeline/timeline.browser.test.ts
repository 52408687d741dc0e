import { type CwTextField, html } from '@crosswalk/elements';
import type { ObjectDescription, RecordSource } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import { createMemorySource, makeRecords } from '@crosswalk/testing';
import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { textOf, until } from '../fixtures/people.fake.ts';
import { type CwTimeline, defineWidgets } from '../index.ts';

before(() => defineWidgets());

const KINDS = ['call', 'note'];
const EVENT: ObjectDescription = {
  type: 'event',
  label: 'Event',
  pluralLabel: 'Events',
  titleField: 'title',
  fields: [
    { key: 'title', type: 'text', label: 'Title', required: true },
    { key: 'body', type: 'longText', label: 'Words' },
    { key: 'kind', type: 'select', label: 'Kind', options: KINDS.map((value) => ({ value, label: value })) },
    { key: 'at', type: 'datetime', label: 'When' },
    { key: 'person', type: 'ref', label: 'Person', refTypes: ['person'] },
  ],
};
const events = (count: number) =>
  makeRecords('event', count, (number) => ({
    title: `Event ${number}`,
    kind: KINDS[number % 2] ?? '',
    at: new Date(Date.UTC(2026, 0, number, 9)).toISOString(),
    person: { type: 'person', id: 'p1' },
  }));
const eventSource = (count: number, options = {}) =>
  createMemorySource({ descriptions: [EVENT], records: events(count), ...options });

async function show(source: RecordSource): Promise<CwTimeline> {
  const timeline = await fixture<CwTimeline>(
    html`<cw-timeline .source=${source} link-field="person" record-id="p1" filter-kinds add-notes></cw-timeline>`,
  );
  await until(() => timeline.shadowRoot!.querySelector('.kinds') !== null);
  return timeline;
}
const titles = (timeline: CwTimeline) =>
  [...timeline.shadowRoot!.querySelectorAll('.headline')].map((one) => one.textContent.trim());
const composer = (timeline: CwTimeline) => timeline.shadowRoot!.querySelector('.composer')!.shadowRoot!;
async function write(timeline: CwTimeline, text: string): Promise<void> {
  const field = composer(timeline).querySelector<CwTextField>('cw-text-field')!;
  field.focus();
  await sendKeys({ type: text });
  await until(() => composer(timeline).querySelector('cw-button') !== null);
  composer(timeline).querySelector<HTMLElement>('cw-button')!.click();
}

describe('timeline', () => {
  it('[TML-1] reads page by page, newest first, and counts what is new', async () => {
    const source = eventSource(50);
    const timeline = await show(source);
    expect(titles(timeline)).to.have.length(20);
    expect(titles(timeline)[0]).to.equal('Event 50');
    timeline.shadowRoot!.querySelector('cw-load-more')!.dispatchEvent(new CustomEvent('cw-page-request'));
    await until(() => titles(timeline).length === 40);
    await source.create('event', { title: 'Late', person: { type: 'person', id: 'p1' }, at: '2026-03-01T09:00:00Z' });
    await until(() => textOf(timeline).includes('1 new'));
    expect(titles(timeline)[0]).to.equal('Event 50');
    await expect(timeline).to.be.accessible();
  });

  it('[TML-2] shows one kind only, and says when there is nothing of it', async () => {
    const timeline = await show(eventSource(1));
    const kinds = timeline.shadowRoot!.querySelector<HTMLElement & { value: string }>('.kinds')!;
    kinds.value = 'call';
    kinds.dispatchEvent(new Event('change'));
    await until(() => textOf(timeline).includes('Nothing of this kind'));
    kinds.value = 'note';
    kinds.dispatchEvent(new Event('change'));
    await until(() => titles(timeline)[0] === 'Event 1');
  });

  it('[TML-3] adds a note in place, at the top, and announces it', async () => {
    const source = eventSource(3);
    const timeline = await show(source);
    await write(timeline, 'Called back');
    await until(() => titles(timeline)[0] === 'Called back');
    expect(textOf(timeline)).to.contain('Note added').and.to.contain('Today').and.not.contain('1 new');
    const { records } = await source.list('event', { filter: { field: 'title', op: 'eq', value: 'Called back' } });
    expect(records[0]!.fields).to.deep.include({ kind: 'note', person: { type: 'person', id: 'p1' } });
  });

  it('[TML-3] a note that cannot be kept stays, with the reason', async () => {
    const timeline = await show(
      eventSource(3, {
        before: (call: string) => {
          if (call === 'create') throw new CrosswalkError('offline', 'No network.');
        },
      }),
    );
    await write(timeline, 'Called back');
    await until(() => textOf(timeline).includes('No network.'));
    expect(composer(timeline).querySelector<CwTextField>('cw-text-field')!.value).to.equal('Called back');
    expect(titles(timeline)).to.have.length(3);
  });

  it('[TML-4] whoever may not make events is offered no note', async () => {
    const rights = { read: true, create: false, update: false, delete: false };
    const timeline = await show(eventSource(3, { rights: () => rights }));
    expect(timeline.shadowRoot!.querySelector('.composer')).to.equal(null);
  });
});
