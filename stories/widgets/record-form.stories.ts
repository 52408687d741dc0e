import { html } from '@crosswalk/elements';
import type { RecordSource } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import './narrow.css';
import { overtakenSource } from '../sample/deal-sources.ts';
import { sampleSource } from '../sample/sample-source.ts';
import { found } from '../sample/story-steps.ts';
import { onSource, widgetStates } from '../sample/story-widgets.ts';

const create = () => html`<cw-record-form record-type="person" columns="2"></cw-record-form>`;
const edit = () => html`<cw-record-form record-type="person" record-id="person-1" columns="2"></cw-record-form>`;

const meta: Meta = { title: 'Widgets/Record form', component: 'cw-record-form' };
const states = widgetStates(edit);
export default meta;

/** A new record: all fields that can be written, made of what the source says about the type. */
export const Playground: StoryObj = { render: () => onSource(create()) };

/** All fields of a record at once; only what is changed is sent. */
export const Edit = states.playground;

export const Loading = states.loading;
export const Denied = states.denied;
export const Failed = states.failed;
export const Offline = states.offline;
export const Missing = states.missing;

/** Without the right to write there is no form. */
export const ReadOnly = states.readOnly;

/** Fields that belong together stand under a heading. */
export const Groups: StoryObj = {
  render: () =>
    onSource(
      html`<cw-record-form
        record-type="person"
        columns="2"
        .groups=${[
          { label: 'Work', fields: ['jobTitle', 'company', 'stage', 'lifetimeValue'] },
          { label: 'How to reach them', fields: ['email', 'phone', 'website', 'address'] },
        ]}
      ></cw-record-form>`,
    ),
};

/** What is missing stands at its field, and in a summary that leads there. */
export const Faults: StoryObj = {
  render: () => onSource(create()),
  play: async ({ canvasElement }) => {
    await send(canvasElement);
    await found(() => layoutIn(canvasElement)?.shadowRoot?.querySelector('.summary'));
  },
};

/** Faults that only the source finds stand at their fields too; what belongs to none stands above. */
export const ServerFaults: StoryObj = {
  render: () =>
    onSource(
      html`<cw-record-form record-type="company" .values=${{ name: 'Meridian Labs' }}></cw-record-form>`,
      strictSource(),
    ),
  play: async ({ canvasElement }) => {
    await send(canvasElement);
    await found(() => layoutIn(canvasElement)?.shadowRoot?.querySelector('.summary'));
  },
};

/** Somebody else changed the same field meanwhile: both values are offered, and nothing is written. */
export const Conflict: StoryObj = {
  render: () =>
    onSource(
      html`<cw-record-form record-type="deal" record-id="deal-2" fields="name, stage, amount"></cw-record-form>`,
      overtakenSource(),
    ),
  play: async ({ canvasElement }) => {
    const select = await found(() =>
      formIn(canvasElement)?.querySelector<HTMLElement & { value: string }>('[data-key=stage] .control'),
    );
    select.value = 'won';
    select.dispatchEvent(new Event('change'));
    await send(canvasElement);
    await found(() => formIn(canvasElement)?.querySelector('.conflict'));
  },
};

/** One column where there is no room for two. */
export const Narrow: StoryObj = { render: () => html`<div class="narrow">${onSource(create())}</div>` };

export const Locales = states.locales;

function strictSource(): RecordSource {
  const faults = [
    { path: 'fields.name', expected: 'a name no other company has' },
    { path: 'quota', expected: 'room for one more company' },
  ];
  return sampleSource({
    before: (call) => {
      if (call === 'create') throw new CrosswalkError('invalid_input', 'Not valid.', { details: { faults } });
    },
  });
}

function formIn(canvas: HTMLElement): ShadowRoot | null | undefined {
  return canvas.querySelector('cw-record-form')?.shadowRoot;
}

function layoutIn(canvas: HTMLElement): Element | null | undefined {
  return formIn(canvas)?.querySelector('cw-form-layout');
}

async function send(canvas: HTMLElement): Promise<void> {
  const button = await found(() => formIn(canvas)?.querySelector<HTMLElement>('[type=submit]'));
  await new Promise(requestAnimationFrame);
  button.click();
}
