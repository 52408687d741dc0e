import { css } from 'lit';

/** Looks of the record table; in a narrow place each row becomes a small card. */
export const recordTableStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    container-type: inline-size;
  }
  .toolbar,
  .chips,
  .selection {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_cw-space) * 2);
    padding-block-end: calc(var(--_cw-space) * 3);
  }
  .search {
    flex: 0 1 18rem;
    min-inline-size: 10rem;
  }
  .space {
    flex: 1;
  }
  .selection {
    margin-block-end: calc(var(--_cw-space) * 3);
    padding: calc(var(--_cw-space) * 1.5) calc(var(--_cw-space) * 3);
    border-radius: var(--_cw-radius);
    background: var(--_cw-accent-soft);
  }
  .selection strong {
    font-weight: 600;
  }
  .stale {
    margin-block-end: calc(var(--_cw-space) * 3);
  }
  .frame {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    border: 1px solid var(--_cw-border);
    border-radius: var(--_cw-radius-large);
    background: var(--_cw-surface);
    overflow: hidden;
    transition: opacity var(--_cw-motion);
  }
  .frame[aria-busy='true'] {
    opacity: 0.6;
  }
  .loading {
    padding: calc(var(--_cw-space) * 5);
  }
  .scroll {
    min-block-size: 0;
    overflow: auto;
    scrollbar-width: thin;
  }
  table {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
  }
  th,
  td {
    block-size: calc(var(--_cw-space) * 10);
    padding: 0 calc(var(--_cw-space) * 3);
    border-block-end: 1px solid var(--_cw-border);
    text-align: start;
    font-weight: inherit;
    white-space: nowrap;
    max-inline-size: 13.5rem;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  tbody tr:last-child > * {
    border-block-end-color: transparent;
  }
  thead th,
  thead td {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    block-size: calc(var(--_cw-space) * 9);
    background: color-mix(in oklab, var(--_cw-text) 2%, var(--_cw-surface));
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
    font-weight: 500;
  }
  .head {
    display: inline-flex;
    align-items: center;
    gap: var(--_cw-space);
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font-weight: inherit;
  }
  button.head {
    margin-inline: calc(var(--_cw-space) * -1.5);
    padding: var(--_cw-space) calc(var(--_cw-space) * 1.5);
    border-radius: var(--_cw-radius-small);
    cursor: pointer;
  }
  button.head:hover {
    background: var(--_cw-hover);
    color: var(--_cw-text);
  }
  th.number,
  td.number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .check {
    inline-size: 2.5rem;
    padding-inline-end: 0;
    text-overflow: clip;
  }
  tbody tr {
    cursor: pointer;
  }
  tbody tr:hover,
  tbody tr:focus-within {
    background: color-mix(in oklab, var(--_cw-text) 2.5%, var(--_cw-surface));
  }
  tbody tr.is-selected {
    background: var(--_cw-accent-soft);
  }
  tbody .title {
    max-inline-size: 18rem;
  }
  .name {
    display: flex;
    align-items: center;
    gap: calc(var(--_cw-space) * 2.5);
    min-inline-size: 0;
  }
  .row-link {
    min-inline-size: 0;
    overflow: hidden;
    color: var(--_cw-text);
    font-weight: 500;
    text-overflow: ellipsis;
  }
  td a {
    color: inherit;
  }
  .pending {
    color: var(--_cw-text-muted);
  }
  .more {
    padding: calc(var(--_cw-space) * 2) calc(var(--_cw-space) * 3);
    border-block-start: 1px solid var(--_cw-border);
  }
  @container (inline-size < 36rem) {
    .search {
      flex: 1;
    }
    thead {
      position: absolute;
      clip-path: inset(50%);
    }
    table,
    tbody {
      display: block;
    }
    tbody tr {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_cw-space) calc(var(--_cw-space) * 2);
      padding: calc(var(--_cw-space) * 2.5) calc(var(--_cw-space) * 3);
      border-block-end: 1px solid var(--_cw-border);
    }
    tbody td,
    tbody th {
      block-size: auto;
      padding: 0;
      border: 0;
      color: var(--_cw-text-muted);
      font-size: var(--_cw-size-small);
    }
    tbody th.title {
      flex: 1 1 100%;
      max-inline-size: none;
      color: inherit;
      font-size: var(--_cw-size);
    }
    .with-check .title {
      flex-basis: calc(100% - 3rem);
    }
    .with-sign .first {
      margin-inline-start: calc(var(--_cw-space) * 7.5);
    }
    .with-check.with-sign .first {
      margin-inline-start: calc(var(--_cw-space) * 7.5 + 1.5rem);
    }
    tbody .email,
    tbody .url,
    tr:not(.with-check) td:nth-of-type(n + 4),
    tbody td:nth-of-type(n + 6) {
      display: none;
    }
    tbody td.check {
      inline-size: auto;
    }
  }
`;
