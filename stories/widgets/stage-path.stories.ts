import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import './narrow.css';
import { overtakenSource, refusingSource } from '../sample/deal-sources.ts';
import { found } from '../sample/story-steps.ts';
import { onSource, widgetStates } from '../sample/story-widgets.ts';

const path = () => html`<cw-stage-path record-type="deal" record-id="deal-2" confirm="won, lost"></cw-stage-path>`;

const meta: Meta = { title: 'Widgets/Stage path', component: 'cw-stage-path' };
const states = widgetStates(path);
export default meta;

/** Press a stage to set it; `confirm` names those that are asked about first. */
export const Playground = states.playground;

export const Loading = states.loading;
export const Denied = states.denied;
export const Failed = states.failed;
export const Offline = states.offline;
export const Stale = states.stale;
export const Missing = states.missing;
export const ReadOnly = states.readOnly;

/** Closing a deal is asked about. */
export const Confirm: StoryObj = {
  render: () => onSource(path()),
  play: async ({ canvasElement }) => {
    (await stageIn(canvasElement, 'won')).click();
    await found(() => pathIn(canvasElement)?.querySelector('cw-dialog[open]'));
  },
};

/** Somebody else set another stage meanwhile. */
export const Conflict: StoryObj = {
  render: () => onSource(path(), overtakenSource()),
  play: async ({ canvasElement }) => {
    (await stageIn(canvasElement, 'negotiation')).click();
    await found(() => pathIn(canvasElement)?.querySelector('.conflict'));
  },
};

/** The CRM refuses, with its reason. */
export const Refused: StoryObj = {
  render: () => onSource(path(), refusingSource()),
  play: async ({ canvasElement }) => {
    (await stageIn(canvasElement, 'negotiation')).click();
    await found(() => pathIn(canvasElement)?.querySelector('.fault'));
  },
};

/** Only the current stage has words where there is no room for all. */
export const Narrow: StoryObj = { render: () => html`<div class="narrow">${onSource(path())}</div>` };

/** Arabic paths run from right to left. */
export const Locales = states.locales;

function pathIn(canvas: HTMLElement): ShadowRoot | null | undefined {
  return canvas.querySelector('cw-stage-path')?.shadowRoot;
}

function stageIn(canvas: HTMLElement, value: string): Promise<HTMLElement> {
  return found(() => pathIn(canvas)?.querySelector<HTMLElement>(`[data-stage="${value}"]`));
}
