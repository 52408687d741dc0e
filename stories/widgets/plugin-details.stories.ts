import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { SAMPLE_MANIFEST, sampleHost } from '../sample/sample-host.ts';
import { inBothLanguages } from '../sample/story-widgets.ts';
import './narrow.css';

const details = () =>
  html`<div class="narrow">
    <cw-plugin-details .host=${sampleHost()} plugin=${SAMPLE_MANIFEST.id}></cw-plugin-details>
  </div>`;

const meta: Meta = { title: 'Widgets/Plugin details', component: 'cw-plugin-details', render: details };
export default meta;

/** Who is inside, what may it do, what did it do, take it back. */
export const Playground: StoryObj = {};

/** All plugins, for the page where an owner looks after them. */
export const List: StoryObj = { render: () => html`<cw-plugin-list .host=${sampleHost()}></cw-plugin-list>` };

export const Locales: StoryObj = { render: () => inBothLanguages(() => details()) };
