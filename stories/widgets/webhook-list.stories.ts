import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { MemoryAdministration } from '@crosswalk/testing';
import { adminStates, conflictStory } from '../sample/admin-stories.ts';
import { MANAGED, sampleAdministration } from '../sample/sample-administration.ts';
import { onSource } from '../sample/story-widgets.ts';

const widget = (administration: MemoryAdministration) =>
  html`<cw-webhook-list
    plugin=${MANAGED.id}
    types="person, deal"
    base-url="https://crm.example.com"
    .administration=${administration}
  ></cw-webhook-list>`;

const meta: Meta = { title: 'Widgets/Webhook list', component: 'cw-webhook-list' };
export default meta;

const states = adminStates(widget);

/** Where changes go and messages come in. */
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
      html`<cw-webhook-list
        readonly
        plugin=${MANAGED.id}
        types="person, deal"
        base-url="https://crm.example.com"
        .administration=${sampleAdministration()}
      ></cw-webhook-list>`,
    ),
};

/** Somebody else was faster: nothing was done, and it is shown as it is now. */
export const Conflict: StoryObj = conflictStory(widget, '.remove');

export const Narrow: StoryObj = states.narrow;

export const Locales: StoryObj = states.locales;
