import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { onSource, widgetStates } from '../sample/story-widgets.ts';

const widget = () => html`<cw-timeline link-field="person" record-id="person-1"></cw-timeline>`;

const meta: Meta = { title: 'Widgets/Timeline', component: 'cw-timeline' };
const states = widgetStates(widget);
export default meta;

/** What happened, newest first, day by day. */
export const Playground = states.playground;

/** Narrowed to one kind, and with notes written in place. */
export const Tools: StoryObj = {
  render: () =>
    onSource(html`<cw-timeline link-field="person" record-id="person-1" filter-kinds add-notes></cw-timeline>`),
};

export const Loading = states.loading;
export const Denied = states.denied;
export const Failed = states.failed;
export const Offline = states.offline;
export const Stale = states.stale;
export const Empty = states.empty;

/** Numbers, dates and words as each language writes them. */
export const Locales = states.locales;
