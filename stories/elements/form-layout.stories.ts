import '@crosswalk/elements/define';
import { CwButton, CwFormLayout, html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import './tokens.css';
import { mustBe, within } from './play.ts';

interface Args {
  columns: 1 | 2 | 3;
}

const form = (columns: number, errors: Readonly<Record<string, string>> = {}) =>
  html`<form @submit=${(event: Event) => event.preventDefault()}>
    <cw-form-layout columns=${columns} .errors=${errors}>
      <cw-text-field name="name" label="Name" required autocomplete="organization"></cw-text-field>
      <cw-text-field
        name="mail"
        label="Email"
        type="email"
        help="Where invoices go."
        value="billing@meridian.example"
      ></cw-text-field>
      <cw-select name="stage" label="Stage" placeholder="Choose one" required>
        <option value="lead">Lead</option>
        <option value="customer">Customer</option>
      </cw-select>
      <cw-money-field name="amount" label="Amount" value="12500" currency="EUR" currencies="EUR USD"></cw-money-field>
      <cw-date-field name="due" label="Due" value="2026-03-12"></cw-date-field>
      <cw-number-field name="seats" label="Seats" value="40" min="1"></cw-number-field>
      <cw-text-field name="about" label="About" multiline wide></cw-text-field>
      <cw-checkbox name="terms" label="They agreed to the terms" required wide></cw-checkbox>
      <cw-button slot="actions" type="submit" variant="primary">Save</cw-button>
      <cw-button slot="actions" type="reset" variant="ghost">Reset</cw-button>
    </cw-form-layout>
  </form>`;

const meta: Meta<Args> = {
  title: 'Elements/Form layout',
  component: 'cw-form-layout',
  args: { columns: 2 },
  argTypes: { columns: { control: 'inline-radio', options: [1, 2, 3] } },
  render: ({ columns }) => form(columns),
};
export default meta;

export const Playground: StoryObj<Args> = {};

/** What has to be mended stands above the fields, gets the keyboard, and leads to each of them. */
export const Behaviours: StoryObj<Args> = {
  play: async ({ canvasElement }) => {
    const layout = within(canvasElement, 'cw-form-layout', CwFormLayout);
    await layout.updateComplete;
    within(canvasElement, 'cw-button', CwButton).click();
    await new Promise((done) => setTimeout(done, 50));
    mustBe(layout.shadowRoot?.querySelectorAll('li').length === 3, 'three faults are listed');
    mustBe(layout.shadowRoot.activeElement?.className === 'summary', 'the summary has the keyboard');
  },
};

/** A fault the server found, at its field and above. */
export const States: StoryObj<Args> = {
  render: () => form(2),
  play: async ({ canvasElement }) => {
    const layout = within(canvasElement, 'cw-form-layout', CwFormLayout);
    await layout.updateComplete;
    layout.errors = { mail: 'Another company has this address.' };
    await new Promise((done) => setTimeout(done, 50));
    mustBe(layout.shadowRoot?.querySelector('li') !== null, 'the fault is listed');
  },
};

/** Columns collapse where there is no room. */
export const Narrow: StoryObj<Args> = { render: () => html`<div class="narrow-page">${form(3)}</div>` };

export const Locales: StoryObj<Args> = {
  render: () =>
    html`<div lang="ar" dir="rtl">
      <form>
        <cw-form-layout columns="2">
          <cw-text-field label="الاسم" value="ليلى حداد"></cw-text-field>
          <cw-money-field label="المبلغ" value="1250.5" currency="EGP"></cw-money-field>
          <cw-button slot="actions" variant="primary">حفظ</cw-button>
        </cw-form-layout>
      </form>
    </div>`,
};
