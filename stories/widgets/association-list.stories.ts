import { html } from '@crosswalk/elements';
import type { Meta } from '@storybook/web-components-vite';
import { widgetStates } from '../sample/story-widgets.ts';

const widget = () =>
  html`<cw-association-list
    record-type="deal"
    link-field="person"
    record-id="person-1"
    fields="amount, stage, closeDate"
  ></cw-association-list>`;

const meta: Meta = { title: 'Widgets/Association list', component: 'cw-association-list' };
const states = widgetStates(widget);
export default meta;

/** The records that point at this one. */
export const Playground = states.playground;

export const Loading = states.loading;
export const Denied = states.denied;
export const Failed = states.failed;
export const Offline = states.offline;
export const Stale = states.stale;
export const Empty = states.empty;

/** Numbers, dates and words as each language writes them. */
export const Locales = states.locales;
