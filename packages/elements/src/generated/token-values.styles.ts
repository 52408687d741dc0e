import { css } from 'lit';

/** Every token as elements use it, private. Written by `npm run generate` from `tokens/`; do not edit. */
export const tokenValues = css`
  :host {
    --_cw-accent: var(--cw-color-accent, light-dark(#4356d6, #8a9bff));
    --_cw-surface: var(--cw-color-surface, light-dark(#ffffff, #17181c));
    --_cw-text: var(--cw-color-text, light-dark(#1c1e24, #eceef3));
    --_cw-border: var(--cw-color-border, light-dark(#e5e7ec, #2b2d34));
    --_cw-positive: var(--cw-color-positive, light-dark(#147a4b, #4fc78e));
    --_cw-caution: var(--cw-color-caution, light-dark(#935700, #f0b445));
    --_cw-negative: var(--cw-color-negative, light-dark(#c22f3d, #ff7d86));
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
    --_cw-space: var(--cw-space, 4px);
    --_cw-radius: var(--cw-radius, 7px);
    --_cw-shadow: var(
      --cw-shadow,
      0 0 0 1px light-dark(rgb(20 22 30 / 6%), rgb(255 255 255 / 9%)),
      0 10px 32px -6px light-dark(rgb(20 22 30 / 18%), rgb(0 0 0 / 60%))
    );
    --_cw-text-muted: color-mix(in oklab, var(--_cw-text) 66%, var(--_cw-surface));
    --_cw-text-faint: color-mix(in oklab, var(--_cw-text) 60%, var(--_cw-surface));
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
    --_cw-size-small: calc(var(--_cw-size) * 0.857);
    --_cw-size-large: calc(var(--_cw-size) * 1.143);
    --_cw-size-title: calc(var(--_cw-size) * 1.429);
    --_cw-control: calc(var(--_cw-space) * 8);
    --_cw-radius-small: calc(var(--_cw-radius) * 0.7);
    --_cw-radius-large: calc(var(--_cw-radius) * 1.5);
  }
`;
