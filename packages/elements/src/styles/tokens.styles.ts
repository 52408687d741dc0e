import { css, type CSSResultGroup } from 'lit';
import { tokenValues } from '../generated/token-values.styles.ts';

/**
 * The look of every Crosswalk element, derived from twelve public custom properties that a page may set on any ancestor:
 *
 * `--cw-color-accent` `--cw-color-surface` `--cw-color-text` `--cw-color-border` `--cw-color-positive`
 * `--cw-color-caution` `--cw-color-negative` `--cw-font-family` `--cw-font-size` `--cw-space` `--cw-radius` `--cw-shadow`
 *
 * Names that begin with `--_cw-` are private and may change with any release. Dark follows the page's `color-scheme`,
 * or the attribute `theme="dark"` on any element; `density="compact"` tightens an element and what is inside it.
 */
export const tokens: CSSResultGroup = [
  tokenValues,
  css`
    :host {
      --_cw-motion: 140ms;
      color: var(--_cw-text);
      font-family: var(--_cw-font);
      font-size: var(--_cw-size);
      line-height: 1.45;
      box-sizing: border-box;
    }
    :host([theme='light']) {
      color-scheme: light;
    }
    :host([theme='dark']) {
      color-scheme: dark;
    }
    :host([density='compact']) {
      --cw-space: 3.25px;
    }
    :host([density='comfortable']) {
      --cw-space: 4px;
    }
    :host([hidden]) {
      display: none !important;
    }
    *,
    *::before,
    *::after {
      box-sizing: border-box;
    }
    @media (prefers-reduced-motion: reduce) {
      :host {
        --_cw-motion: 0.01ms;
      }
    }
  `,
];

/** Text for screen readers only, as `class="hidden-text"`. */
export const hiddenText = css`
  .hidden-text {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

/** Sets `--_cw-tone` on anything with a `tone` attribute, so that each element says once what a tone colours. */
export const tones = css`
  :host {
    --_cw-tone: var(--_cw-text-muted);
  }
  :host([tone='info']) {
    --_cw-tone: var(--_cw-accent);
  }
  :host([tone='positive']) {
    --_cw-tone: var(--_cw-positive);
  }
  :host([tone='caution']) {
    --_cw-tone: var(--_cw-caution);
  }
  :host([tone='negative']) {
    --_cw-tone: var(--_cw-negative);
  }
`;
