import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import './narrow.css';
import { manyDeals } from '../sample/deal-sources.ts';
import { onSource, widgetStates } from '../sample/story-widgets.ts';

const statistic = () => html`<cw-statistic label="Deals" icon="money" record-type="deal"></cw-statistic>`;
const stageIs = (value: string) => ({ field: 'stage', op: 'eq' as const, value });

const meta: Meta = {
  title: 'Widgets/Statistic',
  component: 'cw-statistic',
  decorators: [(story) => html`<div class="narrow">${story()}</div>`],
};
const states = widgetStates(statistic);
export default meta;

/** How many records there are, counted by the source. */
export const Playground = states.playground;

export const Loading = states.loading;
export const Denied = states.denied;
export const Failed = states.failed;
export const Offline = states.offline;
export const Stale = states.stale;
export const Empty = states.empty;

/** Money is added up exactly, and each currency by itself. */
export const Money: StoryObj = {
  render: () =>
    onSource(
      html`<cw-statistic label="Won" record-type="deal" sum-field="amount" .filter=${stageIs('won')}></cw-statistic>`,
      manyDeals(900),
    ),
};

/** Compared with an earlier figure, currency by currency; `good` says which way is good. */
export const Difference: StoryObj = {
  render: () =>
    onSource(
      html`<cw-statistic
        label="Won, against lost"
        record-type="deal"
        sum-field="amount"
        .filter=${stageIs('won')}
        .earlier=${stageIs('lost')}
      ></cw-statistic>`,
      manyDeals(900),
    ),
};

/** With the course over the last days, by a field of the records. */
export const Course: StoryObj = {
  render: () =>
    onSource(
      html`<cw-statistic
        label="Events"
        record-type="event"
        trend-field="at"
        days="366"
        href="#/events"
      ></cw-statistic>`,
    ),
};

export const Locales = states.locales;
