import { html } from '@crosswalk/elements';
import type { Meta } from '@storybook/web-components-vite';
import { widgetStates } from '../sample/story-widgets.ts';

const widget = () =>
  html`<cw-record-card
    record-type="person"
    record-id="person-2"
    fields="company, email, stage, lifetimeValue"
  ></cw-record-card>`;

const meta: Meta = { title: 'Widgets/Record card', component: 'cw-record-card' };
const states = widgetStates(widget);
export default meta;

/** One record in small: for previews, panels and lists of cards. */
export const Playground = states.playground;

export const Loading = states.loading;
export const Denied = states.denied;
export const Failed = states.failed;
export const Offline = states.offline;
export const Stale = states.stale;
export const Missing = states.missing;

/** Numbers, dates and words as each language writes them. */
export const Locales = states.locales;
