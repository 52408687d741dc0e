import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { onSource, SOURCES } from '../sample/story-widgets.ts';

const widget = () =>
  html`<cw-record-header
    record-type="person"
    record-id="person-1"
    subtitle-fields="jobTitle, company"
    badge-fields="stage"
  ></cw-record-header>`;

const meta: Meta = {
  title: 'Widgets/Record header',
  component: 'cw-record-header',
  render: () => onSource(widget()),
};
export default meta;

/** Who or what a page is about, and the first things to do with it. */
export const Playground: StoryObj = {};

export const Loading: StoryObj = { render: () => onSource(widget(), SOURCES.loading()) };
export const Denied: StoryObj = { render: () => onSource(widget(), SOURCES.denied()) };
export const Failed: StoryObj = { render: () => onSource(widget(), SOURCES.failed()) };
export const Offline: StoryObj = { render: () => onSource(widget(), SOURCES.offline()) };
export const Stale: StoryObj = { render: () => onSource(widget(), SOURCES.stale()) };
export const Missing: StoryObj = { render: () => onSource(widget(), SOURCES.missing()) };

/** Numbers, dates and words as each language writes them. */
export const Locales: StoryObj = {
  render: () =>
    html`<div lang="zh-CN">${onSource(widget())}</div>
      <hr />
      <div lang="ar" dir="rtl">${onSource(widget())}</div>`,
};
