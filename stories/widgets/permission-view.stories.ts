import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { MemoryAdministration } from '@crosswalk/testing';
import { adminStates, conflictStory } from '../sample/admin-stories.ts';
import { MANAGED, sampleAdministration } from '../sample/sample-administration.ts';
import { onSource } from '../sample/story-widgets.ts';

const ROLES = [
  { value: 'sales', label: 'Sales' },
  { value: 'viewer', label: 'Viewer' },
];
const widget = (administration: MemoryAdministration) =>
  html`<cw-permission-view
    plugin=${MANAGED.id}
    .roles=${ROLES}
    .administration=${administration}
  ></cw-permission-view>`;

const meta: Meta = { title: 'Widgets/Permission view', component: 'cw-permission-view' };
export default meta;

const states = adminStates(widget);

/** Who gave what to whom, down to the field. */
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
      html`<cw-permission-view
        readonly
        plugin=${MANAGED.id}
        .roles=${ROLES}
        .administration=${sampleAdministration()}
      ></cw-permission-view>`,
    ),
};

/** Somebody else was faster: nothing was done, and it is shown as it is now. */
export const Conflict: StoryObj = conflictStory(widget, '.take-all');

export const Narrow: StoryObj = states.narrow;

export const Locales: StoryObj = states.locales;
