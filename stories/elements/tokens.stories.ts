import '@crosswalk/elements/define';
import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import './tokens.css';

const meta: Meta = {
  title: 'Elements/Theming',
};
export default meta;

const sample = () =>
  html`<cw-card heading="Deal">
    <cw-icon-button slot="actions" icon="more" label="More"></cw-icon-button>
    <p>
      <cw-badge tone="positive" dot>Won</cw-badge> <cw-badge tone="info">Renewal</cw-badge>
      <cw-badge tone="negative">Overdue</cw-badge>
    </p>
    <cw-text-field label="Name" value="Annual plan"></cw-text-field>
    <p><cw-button variant="primary">Save</cw-button> <cw-button>Cancel</cw-button></p>
  </cw-card>`;

/** Twelve tokens with built-in fallbacks; a page sets as few of them as it likes, everything else follows. */
export const Plain: StoryObj = { render: () => html`<div class="host">${sample()}</div>` };

/** A dense host: less space, smaller type, square corners, its own accent. */
export const Dense: StoryObj = { render: () => html`<div class="host dense">${sample()}</div>` };

/** A dark host with warm colours. */
export const Dark: StoryObj = { render: () => html`<div class="host night">${sample()}</div>` };
