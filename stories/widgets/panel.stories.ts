import { html } from '@crosswalk/elements';
import type { Host, PanelProblem } from '@crosswalk/host';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { playing, SAMPLE_MANIFEST } from '../sample/sample-host.ts';
import { inBothLanguages } from '../sample/story-widgets.ts';
import './narrow.css';

const panel = (host: Host) =>
  html`<div class="narrow">
    <cw-panel
      eager
      .host=${host}
      plugin=${SAMPLE_MANIFEST.id}
      view="follower"
      record-type="person"
      record-id="person-2"
    ></cw-panel>
  </div>`;
const failed = (reason: PanelProblem['reason']) => panel(playing('failed', { reason, message: '' }));

const meta: Meta = { title: 'Widgets/Panel', component: 'cw-panel', render: () => panel(playing('connecting')) };
export default meta;

/** One view of a plugin, in a frame that is shut in. */
export const Playground: StoryObj = {};

/** Its room is there before its page is. */
export const Loading: StoryObj = { render: () => panel(playing('connecting')) };
export const Denied: StoryObj = {
  render: () => panel(playing('denied', { reason: 'denied', message: '', scopes: ['storage'] })),
};
export const Unresponsive: StoryObj = { render: () => panel(playing('unresponsive')) };
/** Every reason, as the user reads it. */
export const Failed: StoryObj = {
  render: () =>
    html`${failed('slow')} ${failed('silent')} ${failed('version')} ${failed('flooded')} ${failed('focus')}
    ${failed('missing')}`,
};

export const Locales: StoryObj = { render: () => inBothLanguages(() => failed('silent')) };
