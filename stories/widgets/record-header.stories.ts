import { html } from '@crosswalk/elements';
import type { Meta } from '@storybook/web-components-vite';
import { widgetStates } from '../sample/story-widgets.ts';

const widget = () =>
  html`<cw-record-header
    record-type="person"
    record-id="person-1"
    subtitle-fields="jobTitle, company"
    badge-fields="stage"
  ></cw-record-header>`;

const meta: Meta = { title: 'Widgets/Record header', component: 'cw-record-header' };
const states = widgetStates(widget);
export default meta;

/** Who or what a page is about, and the first things to do with it. */
export const Playground = states.playground;

export const Loading = states.loading;
export const Denied = states.denied;
export const Failed = states.failed;
export const Offline = states.offline;
export const Stale = states.stale;
export const Missing = states.missing;

/** Numbers, dates and words as each language writes them. */
export const Locales = states.locales;
