import '@crosswalk/elements/define';
import { type ComboboxOption, CwCombobox, html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';

interface Args {
  label: string;
  value: string;
  text: string;
  placeholder: string;
  required: boolean;
  disabled: boolean;
}

const CITIES: readonly ComboboxOption[] = [
  { value: 'lis', label: 'Lisbon', detail: 'Portugal' },
  { value: 'sha', label: '上海', detail: '中国' },
  { value: 'cai', label: 'القاهرة', detail: 'مصر' },
  { value: 'osl', label: 'Oslo', detail: 'Norway' },
  {
    value: 'lla',
    label: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
    detail: 'Wales, United Kingdom',
  },
];

/** The page's part: options for what was typed. */
function offer(event: CustomEvent<{ text: string }>): void {
  const box = event.currentTarget;
  const text = event.detail.text.toLowerCase();
  if (box instanceof CwCombobox) box.options = CITIES.filter(({ label }) => label.toLowerCase().includes(text));
}

const meta: Meta<Args> = {
  title: 'Elements/Combobox',
  component: 'cw-combobox',
  args: { label: 'City', value: 'lis', text: 'Lisbon', placeholder: '', required: false, disabled: false },
  render: (args) =>
    html`<cw-combobox
      label=${args.label}
      .value=${args.value}
      .text=${args.text}
      placeholder=${args.placeholder}
      ?required=${args.required}
      ?disabled=${args.disabled}
      @cw-combobox-query=${offer}
    ></cw-combobox>`,
};
export default meta;

/** One of many things, found by typing: ↓ opens the list, Enter chooses, Escape leaves what was chosen. */
export const Playground: StoryObj<Args> = {};

export const States: StoryObj<Args> = {
  render: () =>
    html`<cw-combobox label="Nothing chosen" placeholder="Type to search" @cw-combobox-query=${offer}></cw-combobox>
      <cw-combobox label="Refused" value="osl" text="Oslo" error="We do not deliver there."></cw-combobox>
      <cw-combobox label="Disabled" value="osl" text="Oslo" disabled></cw-combobox>`,
};

export const Locales: StoryObj<Args> = {
  render: () =>
    html`<cw-combobox lang="zh-CN" label="城市" value="sha" text="上海" @cw-combobox-query=${offer}></cw-combobox>
      <cw-combobox
        lang="ar"
        dir="rtl"
        label="المدينة"
        value="cai"
        text="القاهرة"
        @cw-combobox-query=${offer}
      ></cw-combobox>`,
};
