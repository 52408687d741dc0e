import '@crosswalk/elements/define';
import { html, type TextFieldType } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';

interface Args {
  label: string;
  value: string;
  type: TextFieldType;
  help: string;
  error: string;
  required: boolean;
  disabled: boolean;
  readonly: boolean;
  multiline: boolean;
}

const meta: Meta<Args> = {
  title: 'Elements/Text field',
  component: 'cw-text-field',
  args: {
    label: 'Email',
    value: 'ada@example.com',
    type: 'email',
    help: 'Where invoices go.',
    error: '',
    required: false,
    disabled: false,
    readonly: false,
    multiline: false,
  },
  argTypes: {
    type: {
      control: 'select',
      options: ['text', 'email', 'tel', 'url', 'number', 'date', 'datetime-local', 'password'],
    },
  },
  render: (args) =>
    html`<cw-text-field
      label=${args.label}
      .value=${args.value}
      type=${args.type}
      help=${args.help}
      error=${args.error}
      ?required=${args.required}
      ?disabled=${args.disabled}
      ?readonly=${args.readonly}
      ?multiline=${args.multiline}
    ></cw-text-field>`,
};
export default meta;

export const Playground: StoryObj<Args> = {};

export const Options: StoryObj<Args> = {
  render: () =>
    html`<cw-text-field label="Name" placeholder="First and last name"></cw-text-field>
      <cw-text-field label="Amount" value="1,250.00"><span slot="suffix">EUR</span></cw-text-field>
      <cw-text-field label="Date" type="date" value="2026-03-12"></cw-text-field>
      <cw-text-field label="About" multiline value="Met at the spring fair.&#10;Prefers short mails."></cw-text-field>`,
};

export const States: StoryObj<Args> = {
  render: () =>
    html`<cw-text-field label="Needed" required></cw-text-field>
      <cw-text-field label="Refused" value="nobody" error="This is no address."></cw-text-field>
      <cw-text-field label="Read only" readonly value="S-1024"></cw-text-field>
      <cw-text-field label="Disabled" disabled value="Not now"></cw-text-field>`,
};

/** Searching: says what to look for once typing pauses; Escape empties it. */
export const Search: StoryObj<Args> = {
  render: () => html`<cw-search-field label="Search people" shortcut="/"></cw-search-field>`,
};

/** Names go their own way inside the field, whatever the direction of the page. */
export const Locales: StoryObj<Args> = {
  render: () =>
    html`<cw-text-field lang="zh-CN" label="姓名" value="王小明"></cw-text-field>
      <cw-text-field lang="ar" dir="rtl" label="الاسم" value="ليلى حداد"></cw-text-field>`,
};
