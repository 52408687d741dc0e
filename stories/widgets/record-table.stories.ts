import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import './narrow.css';
import { onSource, widgetStates } from '../sample/story-widgets.ts';

const widget = () =>
  html`<cw-record-table
    record-type="person"
    columns="name, company, jobTitle, stage, email, lifetimeValue"
    selectable
  ></cw-record-table>`;

const meta: Meta = { title: 'Widgets/Record table', component: 'cw-record-table' };
const states = widgetStates(widget);
export default meta;

/** Search, filter, sort, select, page by page. Arrows move between rows, Space selects, Enter opens. */
export const Playground = states.playground;

export const Loading = states.loading;
export const Denied = states.denied;
export const Failed = states.failed;
export const Offline = states.offline;
export const Stale = states.stale;
export const Empty = states.empty;

/** Numbers, dates and words as each language writes them. */
export const Locales = states.locales;

/** In a narrow place each row becomes a small card. */
export const Narrow: StoryObj = { render: () => html`<div class="narrow">${onSource(widget())}</div>` };
