import { baseStyles } from '@crosswalk/elements';
import { css, type CSSResultGroup } from 'lit';

/** The look of every view: the elements' own tokens, and a little space. */
export const panelStyles: CSSResultGroup = [
  baseStyles,
  css`
    :host {
      display: block;
      padding: calc(var(--_cw-space) * 3.5);
    }
    h2 {
      margin: 0 0 calc(var(--_cw-space) * 2);
      color: var(--_cw-text-muted);
      font-size: var(--_cw-size-small);
      font-weight: 600;
    }
    p {
      margin: 0;
    }
    .muted {
      color: var(--_cw-text-muted);
    }
    .stack {
      display: grid;
      gap: calc(var(--_cw-space) * 3.5);
    }
    .line {
      display: flex;
      align-items: center;
      gap: calc(var(--_cw-space) * 2);
    }
    .grow {
      flex: 1;
      min-inline-size: 0;
    }
    section + section {
      margin-block-start: calc(var(--_cw-space) * 4);
      padding-block-start: calc(var(--_cw-space) * 4);
      border-block-start: 1px solid var(--_cw-border);
    }
  `,
];
