import '@crosswalk/elements/define';
import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';

interface Args {
  label: string;
  value: string;
  placeholder: string;
  disabled: boolean;
}

const STAGES = ['Discovery', 'Proposal', 'Negotiation', 'Won', 'Lost'].map((label) => ({
  value: label.toLowerCase(),
  label,
}));

const meta: Meta<Args> = {
  title: 'Elements/Select',
  component: 'cw-select',
  args: { label: 'Stage', value: 'proposal', placeholder: '', disabled: false },
  render: ({ label, value, placeholder, disabled }) =>
    html`<cw-select
      label=${label}
      placeholder=${placeholder}
      .options=${STAGES}
      .value=${value}
      ?disabled=${disabled}
    ></cw-select>`,
};
export default meta;

export const Playground: StoryObj<Args> = {};

/** Choices may also stand in the page's markup. */
export const Options: StoryObj<Args> = {
  render: () =>
    html`<cw-select label="Priority" placeholder="None">
      <option value="low">Low</option>
      <option value="high">High</option>
    </cw-select>`,
};

export const States: StoryObj<Args> = {
  render: () =>
    html`<cw-select label="Disabled" .options=${STAGES} value="won" disabled></cw-select>
      <cw-select label="Refused" .options=${STAGES} value="won" error="A won deal needs an amount."></cw-select>`,
};

/** Yes or no: a checkbox in a form, a switch for what takes effect at once. */
export const Toggles: StoryObj<Args> = {
  render: () =>
    html`<p><cw-checkbox label="Newsletter" checked></cw-checkbox></p>
      <p><cw-checkbox label="Some of them" indeterminate></cw-checkbox></p>
      <p><cw-checkbox label="Not yours to change" disabled></cw-checkbox></p>
      <p><cw-switch label="Live updates" checked></cw-switch></p>
      <p><cw-switch label="Off"></cw-switch></p>`,
};
