import '@crosswalk/elements/define';
import { CwMultiSelect, html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import './tokens.css';
import { mustBe, within } from './play.ts';

interface Args {
  label: string;
  placeholder: string;
  custom: boolean;
  disabled: boolean;
  readonly: boolean;
}

const INTERESTS = ['Rail freight', 'Road freight', 'Sea freight', 'Warehousing', 'Customs', 'Insurance'].map(
  (label) => ({ value: label.toLowerCase(), label }),
);
const SIZES = [
  { value: 's', label: 'Small, up to 50 seats' },
  { value: 'm', label: 'Medium, up to 500 seats' },
  { value: 'l', label: 'Large', disabled: true },
];

const meta: Meta<Args> = {
  title: 'Elements/Multi-select and radio group',
  component: 'cw-multi-select',
  decorators: [(story) => html`<div class="stack">${story()}</div>`],
  args: { label: 'Interests', placeholder: 'Type to search', custom: true, disabled: false, readonly: false },
  render: (args) =>
    html`<cw-multi-select
      label=${args.label}
      placeholder=${args.placeholder}
      .options=${INTERESTS}
      .value=${['rail freight', 'customs']}
      ?custom=${args.custom}
      ?disabled=${args.disabled}
      ?readonly=${args.readonly}
    ></cw-multi-select>`,
};
export default meta;

/** Enter takes an option or lets it go, Backspace in the empty field lets the last one go. */
export const Playground: StoryObj<Args> = {};

/** A few choices, all in sight: radio buttons. Choices may also stand in the page's markup. */
export const Options: StoryObj<Args> = {
  render: () =>
    html`<cw-radio-group label="Size" value="m" .options=${SIZES}></cw-radio-group>
      <cw-radio-group label="Priority" inline>
        <option value="low">Low</option>
        <option value="normal" selected>Normal</option>
        <option value="high">High</option>
      </cw-radio-group>`,
};

export const States: StoryObj<Args> = {
  render: () =>
    html`<cw-multi-select label="Needed" required .options=${INTERESTS}></cw-multi-select>
      <cw-multi-select
        label="Refused"
        value="customs"
        .options=${INTERESTS}
        error="Not in this country."
      ></cw-multi-select>
      <cw-multi-select label="Read only" value="customs,insurance" .options=${INTERESTS} readonly></cw-multi-select>
      <cw-radio-group label="Refused" value="s" .options=${SIZES} error="Too small for this account."></cw-radio-group>
      <cw-radio-group label="Disabled" value="s" .options=${SIZES} disabled></cw-radio-group>`,
};

export const Behaviours: StoryObj<Args> = {
  play: async ({ canvasElement }) => {
    const box = within(canvasElement, 'cw-multi-select', CwMultiSelect);
    await box.updateComplete;
    box.focus();
    const input = box.shadowRoot?.querySelector('input');
    input?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Backspace', bubbles: true, composed: true }));
    mustBe(box.value.join() === 'rail freight', 'the last one is let go');
    input?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, composed: true }));
    await box.updateComplete;
    mustBe(box.shadowRoot?.querySelectorAll('[role=option]').length === INTERESTS.length, 'all are offered');
  },
};

export const Locales: StoryObj<Args> = {
  render: () =>
    html`<cw-multi-select
        lang="zh-CN"
        label="兴趣"
        .options=${[
          { value: 'rail', label: '铁路货运' },
          { value: 'sea', label: '海运' },
        ]}
        value="rail,sea"
      ></cw-multi-select>
      <cw-radio-group
        lang="ar"
        dir="rtl"
        label="الأولوية"
        value="high"
        .options=${[
          { value: 'low', label: 'منخفضة' },
          { value: 'high', label: 'مرتفعة' },
        ]}
      ></cw-radio-group>`,
};
