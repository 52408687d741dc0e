import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { onSource, SOURCES } from '../sample/story-widgets.ts';

const widget = () =>
  html`<cw-association-list
    record-type="deal"
    link-field="person"
    record-id="person-1"
    fields="amount, stage, closeDate"
  ></cw-association-list>`;

const meta: Meta = {
  title: 'Widgets/Association list',
  component: 'cw-association-list',
  render: () => onSource(widget()),
};
export default meta;

/** The records that point at this one. */
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
