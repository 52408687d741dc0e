import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { MemoryAdministration } from '@crosswalk/testing';
import { adminStates } from '../sample/admin-stories.ts';
import { MANAGED, sampleAdministration } from '../sample/sample-administration.ts';
import { onSource } from '../sample/story-widgets.ts';

const widget = (administration: MemoryAdministration) =>
  html`<cw-allowed-hosts plugin=${MANAGED.id} .administration=${administration}></cw-allowed-hosts>`;

const meta: Meta = { title: 'Widgets/Allowed hosts', component: 'cw-allowed-hosts' };
export default meta;

const states = adminStates(widget);

/** Where data may go, and a switch for each host. */
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
      html`<cw-allowed-hosts
        readonly
        plugin=${MANAGED.id}
        .administration=${sampleAdministration()}
      ></cw-allowed-hosts>`,
    ),
};

export const Narrow: StoryObj = states.narrow;

export const Locales: StoryObj = states.locales;
