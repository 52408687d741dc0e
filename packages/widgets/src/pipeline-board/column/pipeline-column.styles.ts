import { css } from 'lit';

/** Looks of one column and its cards. */
export const pipelineColumnStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    border: 1px solid transparent;
    border-radius: var(--_cw-radius-large);
    background: var(--_cw-sunken);
    transition:
      background var(--_cw-motion),
      border-color var(--_cw-motion);
  }
  :host(.target) {
    border-color: var(--_cw-accent);
    background: var(--_cw-accent-soft);
  }
  .summary {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 calc(var(--_cw-space) * 2);
    padding: calc(var(--_cw-space) * 2.5) calc(var(--_cw-space) * 3) calc(var(--_cw-space) * 2);
  }
  h2 {
    min-inline-size: 0;
    margin: 0;
    font: inherit;
  }
  h2 cw-badge {
    background: none;
    padding-inline: 0;
    color: var(--_cw-text);
    font-size: var(--_cw-size);
    font-weight: 600;
  }
  .count {
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
    font-variant-numeric: tabular-nums;
  }
  .sums,
  .unread {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.9em;
    min-block-size: 1.45em;
    margin: 0;
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
    font-variant-numeric: tabular-nums;
  }
  .unread {
    color: var(--_cw-caution);
  }
  .scroller {
    flex: 0 1 auto;
    min-block-size: 0;
    padding-inline: calc(var(--_cw-space) * 2);
    overflow: hidden auto;
    overscroll-behavior-y: contain;
    scrollbar-width: thin;
  }
  .row {
    position: relative;
    padding-block-end: calc(var(--_cw-space) * 2);
  }
  .card {
    position: relative;
    display: grid;
    gap: calc(var(--_cw-space) * 0.75);
    padding: calc(var(--_cw-space) * 2.5) calc(var(--_cw-space) * 3);
    border: 1px solid var(--_cw-border);
    border-radius: var(--_cw-radius);
    background: var(--_cw-surface);
    cursor: pointer;
    user-select: none;
    -webkit-touch-callout: none;
  }
  .card:hover {
    border-color: var(--_cw-border-strong);
    box-shadow: 0 1px 3px light-dark(rgb(20 22 30 / 9%), rgb(0 0 0 / 40%));
  }
  .card:focus-visible {
    outline: 2px solid var(--_cw-accent);
    outline-offset: 0;
  }
  .head {
    display: flex;
    align-items: flex-start;
    gap: var(--_cw-space);
  }
  .row-link {
    flex: 1;
    min-inline-size: 0;
    display: -webkit-box;
    overflow: hidden;
    color: inherit;
    font-weight: 500;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
  }
  .more {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    margin-block-start: -2px;
    margin-inline-end: calc(var(--_cw-space) * -1.5);
    padding: 0;
    border: 0;
    border-radius: var(--_cw-radius-small);
    background: none;
    color: var(--_cw-text-muted);
    cursor: pointer;
    opacity: 0;
  }
  .card:hover .more,
  .card:focus-within .more,
  .card:focus .more {
    opacity: 1;
  }
  .more:hover {
    background: var(--_cw-hover);
    color: var(--_cw-text);
  }
  .amount,
  .detail,
  .notice p {
    margin: 0;
  }
  .amount {
    font-variant-numeric: tabular-nums;
  }
  .detail {
    overflow: hidden;
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .detail a {
    color: inherit;
  }
  .saving {
    opacity: 0.65;
  }
  .held {
    border-color: var(--_cw-accent);
    box-shadow: var(--_cw-shadow);
  }
  .held {
    outline: 2px solid var(--_cw-accent);
  }
  [data-lifted] .card {
    opacity: 0.4;
  }
  .drop-before::before,
  .drop-after::after {
    content: '';
    position: absolute;
    inset-inline: 0;
    inset-block-start: calc(var(--_cw-space) * -1 - 1px);
    block-size: 2px;
    border-radius: 1px;
    background: var(--_cw-accent);
  }
  .drop-after::after {
    inset-block: auto calc(var(--_cw-space) - 1px);
  }
  .ghost {
    position: fixed;
    inset: 0 auto auto 0;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    overflow: visible;
    pointer-events: none;
  }
  .ghost .card {
    border-color: var(--_cw-accent);
    box-shadow: var(--_cw-shadow);
    rotate: 1.5deg;
  }
  .notice {
    display: grid;
    gap: calc(var(--_cw-space) * 1.5);
    margin-block-start: var(--_cw-space);
    padding: calc(var(--_cw-space) * 2);
    border-radius: var(--_cw-radius-small);
    background: color-mix(in oklab, var(--_cw-caution) 10%, var(--_cw-surface));
    cursor: default;
    overflow-wrap: anywhere;
    font-size: var(--_cw-size-small);
  }
  .refused .notice {
    background: color-mix(in oklab, var(--_cw-negative) 9%, var(--_cw-surface));
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_cw-space);
  }
  .end {
    margin: 0;
    padding: calc(var(--_cw-space) * 2) calc(var(--_cw-space) * 4) calc(var(--_cw-space) * 4);
  }
  .none {
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
  }
  @media (hover: none) {
    .more {
      opacity: 1;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .ghost .card {
      rotate: none;
    }
  }
  @media (forced-colors: active) {
    :host {
      border-color: GrayText;
    }
    :host(.target),
    .held {
      border-color: Highlight;
    }
    .drop-before::before,
    .drop-after::after {
      background: Highlight;
    }
  }
`;
