import '@crosswalk/elements/define';
import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';

interface Args {
  heading: string;
  flush: boolean;
}

const meta: Meta<Args> = {
  title: 'Elements/Card and tabs',
  component: 'cw-card',
  args: { heading: 'Details', flush: false },
  render: ({ heading, flush }) =>
    html`<cw-card heading=${heading} ?flush=${flush}>
      <cw-icon-button slot="actions" icon="more" label="More"></cw-icon-button>
      Whatever belongs together.
      <span slot="footer">Changed yesterday</span>
    </cw-card>`,
};
export default meta;

export const Playground: StoryObj<Args> = {};

/** ← → move between tabs, Home and End go to the ends. */
export const Tabs: StoryObj<Args> = {
  render: () =>
    html`<cw-tabs label="Record">
      <cw-tab-panel name="activity" label="Activity" count="12"><p>What happened.</p></cw-tab-panel>
      <cw-tab-panel name="deals" label="Deals" count="3"><p>What is open.</p></cw-tab-panel>
      <cw-tab-panel name="apps" label="Apps"><p>What plugins add.</p></cw-tab-panel>
    </cw-tabs>`,
};
