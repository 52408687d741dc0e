import '@crosswalk/elements/define';
import { CwMoneyField, CwNumberField, html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import './tokens.css';
import { mustBe, within } from './play.ts';

interface Args {
  label: string;
  value: string;
  min: string;
  max: string;
  step: string;
  help: string;
  disabled: boolean;
  readonly: boolean;
}

const meta: Meta<Args> = {
  title: 'Elements/Number and money field',
  component: 'cw-number-field',
  decorators: [(story) => html`<div class="stack">${story()}</div>`],
  args: {
    label: 'Seats',
    value: '1250.5',
    min: '0',
    max: '10000',
    step: '0.5',
    help: '↑ and ↓ change it by half a seat.',
    disabled: false,
    readonly: false,
  },
  render: (args) =>
    html`<cw-number-field
      label=${args.label}
      .value=${args.value}
      min=${args.min}
      max=${args.max}
      step=${args.step}
      help=${args.help}
      ?disabled=${args.disabled}
      ?readonly=${args.readonly}
    ></cw-number-field>`,
};
export default meta;

export const Playground: StoryObj<Args> = {};

/** Values are decimal texts: no digit is lost. An amount has the decimal places of its currency. */
export const Options: StoryObj<Args> = {
  render: () =>
    html`<cw-number-field label="Distance" value="42.195"><span slot="suffix">km</span></cw-number-field>
      <cw-number-field label="Large" value="12345678901234567890.12"></cw-number-field>
      <cw-money-field label="Amount" value="1250.5" currency="EUR"></cw-money-field>
      <cw-money-field label="In yen" value="125000" currency="JPY"></cw-money-field>
      <cw-money-field
        label="Currency to choose"
        value="99.9"
        currency="USD"
        currencies="EUR USD GBP JPY CNY KWD"
      ></cw-money-field>`,
};

export const States: StoryObj<Args> = {
  render: () =>
    html`<cw-number-field label="Needed" required></cw-number-field>
      <cw-money-field label="Refused" value="99" currency="EUR" error="More than the deal is worth."></cw-money-field>
      <cw-money-field label="Unknown currency" value="5" currency="MOON"></cw-money-field>
      <cw-number-field label="Read only" readonly value="12"></cw-number-field>
      <cw-money-field label="Disabled" disabled value="12" currency="EUR" currencies="EUR USD"></cw-money-field>`,
};

/** What is typed in another language's way is understood, and written properly when one leaves the field. */
export const Behaviours: StoryObj<Args> = {
  render: () => html`<cw-number-field label="Seats" max="100"></cw-number-field>`,
  play: async ({ canvasElement }) => {
    const field = within(canvasElement, 'cw-number-field', CwNumberField);
    await field.updateComplete;
    const input = field.shadowRoot?.querySelector('input');
    mustBe(input instanceof HTMLInputElement, 'an input');
    input.value = '1,5';
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    mustBe(field.value === '1.5', 'a comma that cannot be grouping separates decimals');
    input.value = '2,000';
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await field.updateComplete;
    mustBe(field.validity.rangeOverflow, 'too much is said');
    field.reportValidity();
  },
};

/** Each speaks its own language: digits, grouping, decimal sign. */
export const Locales: StoryObj<Args> = {
  render: () =>
    html`<cw-money-field lang="zh-CN" label="金额" value="1250000.5" currency="CNY"></cw-money-field>
      <cw-money-field lang="ar-EG" dir="rtl" label="المبلغ" value="1250000.5" currency="EGP"></cw-money-field>
      <cw-number-field lang="de" label="Betrag" value="1250000.5"></cw-number-field>
      <cw-number-field lang="hi" label="राशि" value="1250000.5"></cw-number-field>`,
  play: ({ canvasElement }) =>
    mustBe(within(canvasElement, 'cw-money-field', CwMoneyField).value === '1250000.5', 'the value is the same'),
};
