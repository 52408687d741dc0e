import '@crosswalk/elements/define';
import { html, type ButtonVariant } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';

interface Args {
  words: string;
  variant: ButtonVariant;
  size: 'small' | 'medium';
  disabled: boolean;
  loading: boolean;
}

const VARIANTS: readonly ButtonVariant[] = ['primary', 'secondary', 'ghost', 'danger'];

const meta: Meta<Args> = {
  title: 'Elements/Button',
  component: 'cw-button',
  args: { words: 'Save changes', variant: 'secondary', size: 'medium', disabled: false, loading: false },
  argTypes: {
    variant: { control: 'inline-radio', options: VARIANTS },
    size: { control: 'inline-radio', options: ['small', 'medium'] },
  },
  render: ({ words, variant, size, disabled, loading }) =>
    html`<cw-button variant=${variant} size=${size} ?disabled=${disabled} ?loading=${loading}>${words}</cw-button>`,
};
export default meta;

export const Playground: StoryObj<Args> = {};

/** One primary button per view; ghost for what is rarely needed; danger for what cannot be undone. */
export const Options: StoryObj<Args> = {
  render: () =>
    html`${VARIANTS.map((variant) => html`<cw-button variant=${variant}>${variant}</cw-button> `)}
      <cw-button><cw-icon slot="prefix" name="plus"></cw-icon>With an icon</cw-button>
      <cw-button href="https://example.com" target="_blank">A link</cw-button>
      <cw-button size="small">Small</cw-button>`,
};

export const States: StoryObj<Args> = {
  render: () =>
    html`${VARIANTS.map((variant) => html`<cw-button variant=${variant} disabled>Disabled</cw-button> <cw-button variant=${variant} loading>Saving</cw-button> `)}
      <cw-button .pressed=${true}>Pressed</cw-button>`,
};

/** Icons everybody knows by sight; the label is their name and hint. */
export const IconButtons: StoryObj<Args> = {
  render: () =>
    html`<cw-icon-button icon="edit" label="Edit"></cw-icon-button>
      <cw-icon-button icon="trash" label="Delete" variant="secondary"></cw-icon-button>
      <cw-icon-button icon="close" label="Close" size="small"></cw-icon-button>
      <cw-icon-button icon="more" label="More" disabled></cw-icon-button>`,
};
