import '@crosswalk/elements/define';
import { CwDateField, html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import './tokens.css';
import { mustBe, within } from './play.ts';

interface Args {
  label: string;
  type: 'date' | 'datetime';
  value: string;
  timeZone: string;
  disabled: boolean;
}

const meta: Meta<Args> = {
  title: 'Elements/Date field',
  component: 'cw-date-field',
  decorators: [(story) => html`<div class="stack">${story()}</div>`],
  args: {
    label: 'Meeting',
    type: 'datetime',
    value: '2026-03-12T09:30:00Z',
    timeZone: 'Asia/Shanghai',
    disabled: false,
  },
  argTypes: { type: { control: 'inline-radio', options: ['date', 'datetime'] } },
  render: (args) =>
    html`<cw-date-field
      label=${args.label}
      type=${args.type}
      .value=${args.value}
      time-zone=${args.timeZone}
      ?disabled=${args.disabled}
    ></cw-date-field>`,
};
export default meta;

export const Playground: StoryObj<Args> = {};

/** A day belongs to no time zone; a moment is shown by the clock of the zone beside it. */
export const Options: StoryObj<Args> = {
  render: () =>
    html`<cw-date-field label="Birthday" value="1815-12-10"></cw-date-field>
      <cw-date-field label="This month" value="2026-03-12" min="2026-03-01" max="2026-03-31"></cw-date-field>
      <cw-date-field
        label="Here"
        type="datetime"
        value="2026-03-12T09:30:00Z"
        time-zone="Europe/Berlin"
      ></cw-date-field>
      <cw-date-field
        label="There"
        type="datetime"
        value="2026-03-12T09:30:00Z"
        time-zone="America/New_York"
      ></cw-date-field>`,
};

export const States: StoryObj<Args> = {
  render: () =>
    html`<cw-date-field label="Needed" required></cw-date-field>
      <cw-date-field label="Refused" value="2026-02-01" error="That is in the past."></cw-date-field>
      <cw-date-field
        label="No day"
        value="0000-00-00"
        help="Kept as it came, and said to be wrong when the form is sent."
      ></cw-date-field>
      <cw-date-field label="Read only" readonly value="2026-03-12"></cw-date-field>
      <cw-date-field label="Disabled" disabled value="2026-03-12"></cw-date-field>`,
};

/** The same moment comes back, whatever the browser's own zone. */
export const Behaviours: StoryObj<Args> = {
  play: async ({ canvasElement }) => {
    const field = within(canvasElement, 'cw-date-field', CwDateField);
    await field.updateComplete;
    const input = field.shadowRoot?.querySelector('input');
    mustBe(input?.value === '2026-03-12T17:30', 'it is half past five in Shanghai');
    input.dispatchEvent(new Event('input'));
    mustBe(field.value === '2026-03-12T09:30:00Z', 'the moment is the same');
  },
};

export const Locales: StoryObj<Args> = {
  render: () =>
    html`<cw-date-field lang="zh-CN" label="日期" value="2026-03-12"></cw-date-field>
      <cw-date-field
        lang="ar"
        dir="rtl"
        label="الموعد"
        type="datetime"
        value="2026-03-12T09:30:00Z"
        time-zone="Africa/Cairo"
      ></cw-date-field>`,
};
