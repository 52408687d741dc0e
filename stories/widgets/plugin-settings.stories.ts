import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { MemoryAdministration } from '@crosswalk/testing';
import { adminStates } from '../sample/admin-stories.ts';
import { MANAGED, sampleAdministration } from '../sample/sample-administration.ts';
import { onSource } from '../sample/story-widgets.ts';

const widget = (administration: MemoryAdministration) =>
  html`<cw-plugin-settings plugin=${MANAGED.id} .administration=${administration}></cw-plugin-settings>`;

const meta: Meta = { title: 'Widgets/Plugin settings', component: 'cw-plugin-settings' };
export default meta;

const states = adminStates(widget);

/** A form made of a manifest; secrets only go in. */
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
    onSource(
      html`<cw-plugin-settings
        readonly
        plugin=${MANAGED.id}
        .administration=${sampleAdministration()}
      ></cw-plugin-settings>`,
    ),
};

export const Narrow: StoryObj = states.narrow;

export const Locales: StoryObj = states.locales;
