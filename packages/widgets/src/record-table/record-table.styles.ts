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
  @media (forced-colors: active) {
    tbody tr.is-selected,
    tbody tr:focus-within {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
  @container (inline-size < 72rem) {
    th,
    td {
      max-inline-size: 10.5rem;
    }
    tbody .title {
      max-inline-size: 15rem;
    }
  }
  @container (inline-size < 36rem) {
    .search {
      flex: 1;
    }
    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .scroll {
      position: relative;
      overflow-x: hidden;
    }
    table,
    tbody {
      display: block;
    }
    tbody tr {
      --_cw-sign: 0px;
      --_cw-check: 0px;
      position: relative;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_cw-space) calc(var(--_cw-space) * 2);
      padding: calc(var(--_cw-space) * 2.5) calc(var(--_cw-space) * 3);
      padding-inline-start: calc(var(--_cw-space) * 3 + var(--_cw-check) + var(--_cw-sign));
      border-block-end: 1px solid var(--_cw-border);
    }
    tbody tr.with-check {
      --_cw-check: calc(1rem + var(--_cw-space) * 4);
    }
    tbody tr.with-sign {
      --_cw-sign: calc(var(--_cw-space) * 7.5);
    }
    tbody td,
    tbody th {
      block-size: auto;
      max-inline-size: 100%;
      padding: 0;
      border: 0;
      color: var(--_cw-text-muted);
      font-size: var(--_cw-size-small);
    }
    tbody th.title {
      flex: 1 0 calc(100% + var(--_cw-sign));
      max-inline-size: none;
      margin-inline-start: calc(var(--_cw-sign) * -1);
      color: inherit;
      font-size: var(--_cw-size);
    }
    tbody td.check {
      position: absolute;
      inset-block-start: calc(var(--_cw-space) * 2.5);
      inset-inline-start: calc(var(--_cw-space) * 3);
      inline-size: auto;
    }
    tbody .none,
    tbody .email,
    tbody .url,
    tr:not(.with-check) td:nth-of-type(n + 4),
    tbody td:nth-of-type(n + 6) {
      display: none;
    }
  }
`;
