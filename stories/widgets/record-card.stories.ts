import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { onSource, SOURCES } from '../sample/story-widgets.ts';

const widget = () =>
  html`<cw-record-card
    record-type="person"
    record-id="person-2"
    fields="company, email, stage, lifetimeValue"
  ></cw-record-card>`;

const meta: Meta = {
  title: 'Widgets/Record card',
  component: 'cw-record-card',
  render: () => onSource(widget()),
};
export default meta;

/** One record in small: for previews, panels and lists of cards. */
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
