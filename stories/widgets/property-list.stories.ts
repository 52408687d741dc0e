import { CwTextField, html } from '@crosswalk/elements';
import type { RecordSource } from '@crosswalk/model';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { CwPropertyList } from '@crosswalk/widgets';
import { sampleSource } from '../sample/sample-source.ts';
import { onSource, widgetStates } from '../sample/story-widgets.ts';

const widget = () => html`<cw-property-list record-type="person" record-id="person-1"></cw-property-list>`;

const meta: Meta = { title: 'Widgets/Property list', component: 'cw-property-list' };
const states = widgetStates(widget);
export default meta;

/** All fields of a record, changed in place. Enter saves, Escape leaves the value as it was. */
export const Playground = states.playground;

export const Loading = states.loading;
export const Denied = states.denied;
export const Failed = states.failed;
export const Offline = states.offline;
export const Stale = states.stale;
export const Missing = states.missing;

/** Numbers, dates and words as each language writes them. */
export const Locales = states.locales;

/** Without the right to write there is nothing to press. */
export const ReadOnly = states.readOnly;

/** Somebody else changed the field while it was edited: both values stand where the field is. */
export const Conflict: StoryObj = {
  render: () => onSource(widget(), conflictingSource()),
  play: async ({ canvasElement }) => {
    const list = await drawnList(canvasElement);
    const row = list.renderRoot.querySelector('[data-key=jobTitle]');
    row?.querySelector<HTMLElement>('.edit')?.click();
    await list.updateComplete;
    const field = row?.querySelector('cw-text-field');
    if (!(field instanceof CwTextField)) throw new Error('The editor did not open.');
    field.value = 'Director of Operations';
    field.dispatchEvent(new Event('input'));
    await list.updateComplete;
    row?.querySelector<HTMLElement>('cw-button')?.click();
  },
};

/** The first write is overtaken by somebody else's. */
function conflictingSource(): RecordSource {
  const source = sampleSource();
  const overtaken = source.update.bind(source);
  let isFirst = true;
  source.update = async (type, id, fields, options) => {
    if (isFirst) await overtaken(type, id, { jobTitle: 'Chief of Staff' });
    isFirst = false;
    return overtaken(type, id, fields, options);
  };
  return source;
}

async function drawnList(canvas: HTMLElement): Promise<CwPropertyList> {
  const list = canvas.querySelector('cw-property-list');
  if (!(list instanceof CwPropertyList)) throw new Error('There is no property list.');
  while (!list.renderRoot.querySelector('.edit')) await new Promise(requestAnimationFrame);
  return list;
}
