import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { MemoryAdministration } from '@crosswalk/testing';
import { adminStates, conflictStory } from '../sample/admin-stories.ts';
import { sampleAdministration } from '../sample/sample-administration.ts';
import { onSource } from '../sample/story-widgets.ts';

const widget = (administration: MemoryAdministration) =>
  html`<cw-job-list .administration=${administration}></cw-job-list>`;

const meta: Meta = { title: 'Widgets/Job list', component: 'cw-job-list' };
export default meta;

const states = adminStates(widget);

/** What goes on in the background, and why it failed. */
export const Playground: StoryObj = states.playground;

export const Loading: StoryObj = states.loading;
export const Empty: StoryObj = states.empty;
export const Denied: StoryObj = states.denied;
export const Offline: StoryObj = states.offline;
export const Failed: StoryObj = states.failed;
export const Stale: StoryObj = states.stale;

/** For whoever may look and not change. */
export const ReadOnly: StoryObj = {
  render: () => onSource(html`<cw-job-list readonly .administration=${sampleAdministration()}></cw-job-list>`),
};

/** Somebody else was faster: nothing was done, and it is shown as it is now. */
export const Conflict: StoryObj = conflictStory(widget, '.dismiss');

export const Narrow: StoryObj = states.narrow;

export const Locales: StoryObj = states.locales;
