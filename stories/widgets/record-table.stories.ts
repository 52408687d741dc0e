import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import './narrow.css';
import { onSource, SOURCES } from '../sample/story-widgets.ts';

const widget = () =>
  html`<cw-record-table
    record-type="person"
    columns="name, company, jobTitle, stage, email, lifetimeValue"
    selectable
  ></cw-record-table>`;

const meta: Meta = {
  title: 'Widgets/Record table',
  component: 'cw-record-table',
  render: () => onSource(widget()),
};
export default meta;

/** Search, filter, sort, select, page by page. Arrows move between rows, Space selects, Enter opens. */
export const Playground: StoryObj = {};

export const Loading: StoryObj = { render: () => onSource(widget(), SOURCES.loading()) };
export const Denied: StoryObj = { render: () => onSource(widget(), SOURCES.denied()) };
export const Failed: StoryObj = { render: () => onSource(widget(), SOURCES.failed()) };
export const Offline: StoryObj = { render: () => onSource(widget(), SOURCES.offline()) };
export const Stale: StoryObj = { render: () => onSource(widget(), SOURCES.stale()) };
export const Empty: StoryObj = { render: () => onSource(widget(), SOURCES.empty()) };

/** Numbers, dates and words as each language writes them. */
export const Locales: StoryObj = {
  render: () =>
    html`<div lang="zh-CN">${onSource(widget())}</div>
      <hr />
      <div lang="ar" dir="rtl">${onSource(widget())}</div>`,
};

/** In a narrow place each row becomes a small card. */
export const Narrow: StoryObj = { render: () => html`<div class="narrow">${onSource(widget())}</div>` };
