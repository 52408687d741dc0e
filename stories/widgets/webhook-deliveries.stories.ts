import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { MemoryAdministration } from '@crosswalk/testing';
import { adminStates } from '../sample/admin-stories.ts';
import { sampleAdministration } from '../sample/sample-administration.ts';
import { onSource } from '../sample/story-widgets.ts';

const widget = (administration: MemoryAdministration) =>
  html`<cw-webhook-deliveries .administration=${administration}></cw-webhook-deliveries>`;

const meta: Meta = { title: 'Widgets/Webhook deliveries', component: 'cw-webhook-deliveries' };
export default meta;

const states = adminStates(widget);

/** What became of each message, and the dead letters. */
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
    onSource(html`<cw-webhook-deliveries readonly .administration=${sampleAdministration()}></cw-webhook-deliveries>`),
};

export const Narrow: StoryObj = states.narrow;

export const Locales: StoryObj = states.locales;
