import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { onSource, widgetStates } from '../sample/story-widgets.ts';
import './narrow.css';

const COMPANY = [{ type: 'company', id: 'company-1' }];
const PEOPLE = [2, 12].map((number) => ({ type: 'person', id: `person-${number}` }));

const widget = () =>
  html`<div class="narrow">
    <cw-record-lookup label="Company" types="company" .value=${COMPANY}></cw-record-lookup>
  </div>`;

const meta: Meta = { title: 'Widgets/Record lookup', component: 'cw-record-lookup' };
const states = widgetStates(widget);
export default meta;

/** A record that another one points at, found by typing. ↓ opens, Enter chooses, an emptied field is nothing. */
export const Playground = states.playground;

/** What is offered before anything was typed, each with what tells it apart. */
export const Offered: StoryObj = { ...states.playground, play: ({ canvasElement }) => open(canvasElement) };
export const Loading: StoryObj = { ...states.loading, play: ({ canvasElement }) => open(canvasElement) };
export const Denied: StoryObj = { ...states.denied, play: ({ canvasElement }) => open(canvasElement) };
export const Offline: StoryObj = { ...states.offline, play: ({ canvasElement }) => open(canvasElement) };
export const Empty: StoryObj = { ...states.empty, play: ({ canvasElement }) => open(canvasElement) };

/** Several records, also with hard names. */
export const Several: StoryObj = {
  render: () =>
    onSource(
      html`<div class="narrow">
        <cw-record-lookup label="Guests" types="person company" multiple .value=${PEOPLE}></cw-record-lookup>
      </div>`,
    ),
};

export const Options: StoryObj = {
  render: () =>
    onSource(
      html`<div class="narrow">
        <cw-record-lookup label="Needed" types="company" required></cw-record-lookup>
        <cw-record-lookup label="Not now" types="company" disabled .value=${COMPANY}></cw-record-lookup>
        <cw-record-lookup label="Refused" types="company" .value=${COMPANY} error="It was closed."></cw-record-lookup>
      </div>`,
    ),
};

export const Locales = states.locales;

/** Presses the field, as a user would. */
async function open(canvas: HTMLElement): Promise<void> {
  const lookup = canvas.querySelector('cw-record-lookup');
  await lookup?.updateComplete;
  const combobox = lookup?.shadowRoot?.querySelector('cw-combobox');
  await combobox?.updateComplete;
  const frame = combobox?.shadowRoot?.querySelector('.control');
  frame?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, composed: true, cancelable: true }));
}
