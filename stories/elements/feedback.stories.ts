import '@crosswalk/elements/define';
import { html, type Tone } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';

interface Args {
  words: string;
  tone: Tone;
  closable: boolean;
}

const TONES: readonly Tone[] = ['neutral', 'info', 'positive', 'caution', 'negative'];

const meta: Meta<Args> = {
  title: 'Elements/Banner, states, progress',
  component: 'cw-banner',
  args: { words: 'This may be out of date: the live connection was lost.', tone: 'caution', closable: true },
  argTypes: { tone: { control: 'inline-radio', options: TONES } },
  render: ({ words, tone, closable }) =>
    html`<cw-banner tone=${tone} ?closable=${closable}
      >${words}<cw-button slot="actions" size="small">Refresh</cw-button></cw-banner
    >`,
};
export default meta;

export const Playground: StoryObj<Args> = {};

export const Banners: StoryObj<Args> = {
  render: () =>
    html`${TONES.map((tone) => html`<p><cw-banner tone=${tone}>Something that holds for everything below.</cw-banner></p>`)}`,
};

/** Why there is nothing, and the way out. */
export const EmptyState: StoryObj<Args> = {
  render: () =>
    html`<cw-empty-state icon="search" heading="No matches"
      >Nothing fits this search.<cw-button slot="actions" size="small">Clear it</cw-button></cw-empty-state
    >`,
};

export const ErrorState: StoryObj<Args> = {
  render: () =>
    html`<cw-error-state>The data could not be loaded. Reference for support: req-7</cw-error-state>
      <cw-error-state quiet final icon="lock" heading="No access">Your role does not include this.</cw-error-state>`,
};

/** The shape of what is on its way; how far something has come; that something is under way. */
export const Waiting: StoryObj<Args> = {
  render: () =>
    html`<cw-skeleton lines="4"></cw-skeleton>
      <p><cw-progress label="Import" value="40"></cw-progress></p>
      <p><cw-spinner></cw-spinner></p>
      <p><cw-load-more shown="50" .total=${5000} more></cw-load-more></p>`,
};

export const Time: StoryObj<Args> = {
  render: () => html`<p><cw-relative-time datetime="2025-03-01T09:00:00Z"></cw-relative-time></p>`,
};
