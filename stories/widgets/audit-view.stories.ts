import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { MemoryAdministration } from '@crosswalk/testing';
import { adminStates } from '../sample/admin-stories.ts';

const widget = (administration: MemoryAdministration) =>
  html`<cw-audit-view .administration=${administration}></cw-audit-view>`;

const meta: Meta = { title: 'Widgets/Audit view', component: 'cw-audit-view' };
export default meta;

const states = adminStates(widget);

/** Everything that happened, and whether the chain of it is whole. */
export const Playground: StoryObj = states.playground;

export const Loading: StoryObj = states.loading;
export const Empty: StoryObj = states.empty;
export const Denied: StoryObj = states.denied;
export const Offline: StoryObj = states.offline;
export const Failed: StoryObj = states.failed;
export const Stale: StoryObj = states.stale;

export const Narrow: StoryObj = states.narrow;

export const Locales: StoryObj = states.locales;
