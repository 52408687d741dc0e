import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { MemoryAdministration } from '@crosswalk/testing';
import { adminStates, conflictStory } from '../sample/admin-stories.ts';
import { sampleAdministration } from '../sample/sample-administration.ts';
import { onSource } from '../sample/story-widgets.ts';

const widget = (administration: MemoryAdministration) =>
  html`<cw-plugin-proposals .administration=${administration}></cw-plugin-proposals>`;

const meta: Meta = { title: 'Widgets/Plugin proposals', component: 'cw-plugin-proposals' };
export default meta;

const states = adminStates(widget);

/** What an update asks for beyond what was given. */
export const Playground: StoryObj = states.playground;

export const Loading: StoryObj = states.loading;
export const Empty: StoryObj = states.empty;
export const Denied: StoryObj = states.denied;
export const Offline: StoryObj = states.offline;
export const Failed: StoryObj = states.failed;
export const Stale: StoryObj = states.stale;

/** For whoever may look and not change. */
export const ReadOnly: StoryObj = {
  render: () =>
    onSource(html`<cw-plugin-proposals readonly .administration=${sampleAdministration()}></cw-plugin-proposals>`),
};

/** Somebody else was faster: nothing was done, and it is shown as it is now. */
export const Conflict: StoryObj = conflictStory(widget, 'cw-button[variant=primary]:not(.confirm)');

export const Narrow: StoryObj = states.narrow;

export const Locales: StoryObj = states.locales;
