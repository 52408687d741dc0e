import '@crosswalk/elements/define';
import { CwCard, html } from '@crosswalk/elements';
import { CONTRAST_PAIRS, TOKENS } from '@crosswalk/elements/tokens';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { contrast } from './contrast.ts';
import { mustBe, within } from './play.ts';
import './tokens.css';

/** Everything elements look like, written once in `packages/elements/tokens` (Design Tokens Community Group, 2025.10). */
const meta: Meta = { title: 'Elements/Tokens' };
export default meta;

const ratio = (value: number) => html`<td class="number">${value.toFixed(2)}</td>`;

/** The twelve a page may set; each has a built-in value for light and dark pages. */
export const Public: StoryObj = {
  render: () =>
    html`<table class="token-table">
      <thead>
        <tr>
          <th>Property</th>
          <th>Built-in value</th>
          <th>What it is for</th>
        </tr>
      </thead>
      <tbody>
        ${TOKENS.filter(({ isPublic }) => isPublic).map(
          ({ property, css, description }) =>
            html`<tr>
              <td><code>${property}</code></td>
              <td><code>${css}</code></td>
              <td>${description}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
};

/** Everything else follows from the twelve; these names are private. */
export const Derived: StoryObj = {
  render: () =>
    html`<table class="token-table">
      <thead>
        <tr>
          <th>Private property</th>
          <th>How it follows</th>
          <th>What it is for</th>
        </tr>
      </thead>
      <tbody>
        ${TOKENS.filter(({ isPublic }) => !isPublic).map(
          ({ property, css, description }) =>
            html`<tr>
              <td><code>${property}</code></td>
              <td><code>${css}</code></td>
              <td>${description}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
};

/** What has to be read: measured in this page, in the theme of the toolbar, beside what the generator calculated. */
export const Contrast: StoryObj = {
  render: () =>
    html`<cw-card heading="Contrast"></cw-card>
      <table class="token-table">
        <thead>
          <tr>
            <th>Front</th>
            <th>Ground</th>
            <th>Light</th>
            <th>Dark</th>
            <th>At least</th>
            <th>In this page</th>
          </tr>
        </thead>
        <tbody>
          ${CONTRAST_PAIRS.map(
            ({ front, ground, light, dark, least }) =>
              html`<tr>
                <td><code>${front}</code></td>
                <td><code>${ground}</code></td>
                ${ratio(light)}${ratio(dark)}${ratio(least)}
                <td class="number measured"></td>
              </tr>`,
          )}
        </tbody>
      </table>`,
  play: async ({ canvasElement }) => {
    const card = within(canvasElement, 'cw-card', CwCard);
    await card.updateComplete;
    const probe = document.createElement('span');
    card.shadowRoot?.append(probe);
    const colourOf = (property: string) => {
      probe.style.setProperty('color', `var(${property})`);
      return getComputedStyle(probe).color;
    };
    const cells = [...canvasElement.querySelectorAll('.measured')];
    for (const [index, { front, ground, least }] of CONTRAST_PAIRS.entries()) {
      const measured = contrast(colourOf(front), colourOf(ground));
      cells[index]?.replaceChildren(measured.toFixed(2));
      mustBe(measured >= least - 0.05, `${front} can be read on ${ground}`);
    }
    probe.remove();
  },
};
