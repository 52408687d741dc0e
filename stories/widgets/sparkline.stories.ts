import '@crosswalk/widgets/define';
import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';

const VALUES = [3, 5, 4, 8, 7, 9, 6, 11, 10, 14];

const meta: Meta = { title: 'Widgets/Sparkline', component: 'cw-sparkline' };
export default meta;

/** The course of a number; screen readers hear first, last, lowest and highest. */
export const Playground: StoryObj = {
  render: () => html`<cw-sparkline label="Visits" .values=${VALUES}></cw-sparkline>`,
};

/** In the colour of what it means. */
export const Tones: StoryObj = {
  render: () =>
    html`${['neutral', 'positive', 'caution', 'negative'].map(
      (tone) => html`<cw-sparkline label=${tone} tone=${tone} .values=${VALUES}></cw-sparkline>`,
    )}`,
};

/** Missing values part the line; nothing at all is said to be nothing. */
export const Gaps: StoryObj = {
  render: () =>
    html`<cw-sparkline label="Gaps" .values=${[3, 5, null, 8, 7, null, 6]}></cw-sparkline>
      <cw-sparkline label="One value" .values=${[5]}></cw-sparkline>
      <cw-sparkline label="Nothing" .values=${[]}></cw-sparkline>
      <cw-sparkline label="Huge and tiny" .values=${['1e308', '-1e308', '0.001', 'rubbish']}></cw-sparkline>`,
};
