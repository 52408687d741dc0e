import { css } from 'lit';

/** Looks of a statistic. */
export const statisticStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
    padding: calc(var(--_cw-space) * 3.5) calc(var(--_cw-space) * 4);
    border: 1px solid var(--_cw-border);
    border-radius: var(--_cw-radius-large);
    background: var(--_cw-surface);
  }
  .figure {
    display: grid;
    gap: calc(var(--_cw-space) * 0.5);
    color: inherit;
  }
  a.figure {
    margin: calc(var(--_cw-space) * -3.5) calc(var(--_cw-space) * -4);
    padding: calc(var(--_cw-space) * 3.5) calc(var(--_cw-space) * 4);
    border-radius: var(--_cw-radius-large);
    transition: background var(--_cw-motion);
  }
  a.figure:hover {
    background: var(--_cw-hover);
    text-decoration: none;
  }
  .label {
    display: flex;
    align-items: center;
    gap: calc(var(--_cw-space) * 1.5);
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
    font-weight: 500;
  }
  .value {
    font-size: calc(var(--_cw-size) * 1.72);
    font-weight: 600;
    line-height: 1.25;
    letter-spacing: -0.015em;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  .others {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    color: var(--_cw-text-muted);
    font-variant-numeric: tabular-nums;
  }
  .difference,
  .unread {
    display: flex;
    align-items: flex-start;
    gap: 0.25em;
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
  }
  .difference .icon {
    margin-block-start: 0.15em;
  }
  .positive {
    color: var(--_cw-positive);
  }
  .negative {
    color: var(--_cw-negative);
  }
  .unread {
    color: var(--_cw-caution);
  }
  .course {
    inline-size: 100%;
    block-size: 2.5rem;
    margin-block-start: calc(var(--_cw-space) * 1.5);
  }
  cw-skeleton,
  .stale {
    margin-block-start: calc(var(--_cw-space) * 2);
  }
`;
