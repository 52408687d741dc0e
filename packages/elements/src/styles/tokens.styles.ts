import { css } from 'lit';

/**
 * The look of every Crosswalk element, derived from twelve public custom properties that a page may set on any ancestor:
 *
 * `--cw-color-accent` `--cw-color-surface` `--cw-color-text` `--cw-color-border` `--cw-color-positive`
 * `--cw-color-caution` `--cw-color-negative` `--cw-font-family` `--cw-font-size` `--cw-space` `--cw-radius` `--cw-shadow`
 *
 * Names that begin with `--_cw-` are private and may change with any release. Dark follows the page's `color-scheme`,
 * or the attribute `theme="dark"` on any element; `density="compact"` tightens an element and what is inside it.
 */
export const tokens = css`
  :host {
    --_cw-accent: var(--cw-color-accent, light-dark(#4356d6, #8a9bff));
    --_cw-surface: var(--cw-color-surface, light-dark(#ffffff, #17181c));
    --_cw-text: var(--cw-color-text, light-dark(#1c1e24, #eceef3));
    --_cw-border: var(--cw-color-border, light-dark(#e5e7ec, #2b2d34));
    --_cw-positive: var(--cw-color-positive, light-dark(#147a4b, #4fc78e));
    --_cw-caution: var(--cw-color-caution, light-dark(#935700, #f0b445));
    --_cw-negative: var(--cw-color-negative, light-dark(#c22f3d, #ff7d86));

    --_cw-text-muted: color-mix(in oklab, var(--_cw-text) 66%, var(--_cw-surface));
    --_cw-text-faint: color-mix(in oklab, var(--_cw-text) 48%, var(--_cw-surface));
    --_cw-accent-text: light-dark(
      oklch(from var(--_cw-accent) min(l, 0.52) c h),
      oklch(from var(--_cw-accent) max(l, 0.74) c h)
    );
    --_cw-accent-soft: color-mix(in oklab, var(--_cw-accent) 10%, var(--_cw-surface));
    --_cw-on-accent: oklch(from var(--_cw-accent) clamp(0.12, (0.66 - l) * 1000, 1) 0 h);
    --_cw-on-negative: oklch(from var(--_cw-negative) clamp(0.12, (0.66 - l) * 1000, 1) 0 h);
    --_cw-sunken: color-mix(in oklab, var(--_cw-text) 3.5%, var(--_cw-surface));
    --_cw-hover: color-mix(in oklab, var(--_cw-text) 5.5%, transparent);
    --_cw-active: color-mix(in oklab, var(--_cw-text) 10%, transparent);
    --_cw-border-strong: color-mix(in oklab, var(--_cw-border) 91%, var(--_cw-text));
    --_cw-raised: color-mix(in oklab, var(--_cw-surface) 96%, white);
    --_cw-focus: 0 0 0 2px var(--_cw-surface), 0 0 0 4px var(--_cw-accent);

    --_cw-font: var(
      --cw-font-family,
      Inter,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'PingFang SC',
      'Microsoft YaHei',
      'Noto Sans CJK SC',
      'Noto Sans Arabic',
      sans-serif
    );
    --_cw-size: var(--cw-font-size, 0.875rem);
    --_cw-size-small: calc(var(--_cw-size) * 0.857);
    --_cw-size-large: calc(var(--_cw-size) * 1.143);
    --_cw-size-title: calc(var(--_cw-size) * 1.429);

    --_cw-space: var(--cw-space, 4px);
    --_cw-control: calc(var(--_cw-space) * 8);
    --_cw-radius: var(--cw-radius, 7px);
    --_cw-radius-small: calc(var(--_cw-radius) * 0.7);
    --_cw-radius-large: calc(var(--_cw-radius) * 1.5);
    --_cw-shadow: var(
      --cw-shadow,
      0 0 0 1px light-dark(rgb(20 22 30 / 6%), rgb(255 255 255 / 9%)),
      0 10px 32px -6px light-dark(rgb(20 22 30 / 18%), rgb(0 0 0 / 60%))
    );
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
`;

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
