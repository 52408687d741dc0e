import { css } from 'lit';

/** Tables, lines of tools and small print, the same on all of an owner's pages. In a narrow place each row becomes a small card. */
export const adminStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  p,
  ul,
  dl,
  dd,
  pre {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: calc(var(--_cw-space) * 2) calc(var(--_cw-space) * 3);
    padding-block-end: calc(var(--_cw-space) * 3);
  }
  .tools .space {
    flex: 1;
  }
  .tools > cw-select {
    flex: 0 1 12rem;
    min-inline-size: 9rem;
  }
  .stale,
  .problem,
  .notice {
    display: block;
    margin-block-end: calc(var(--_cw-space) * 3);
  }
  .frame {
    position: relative;
    border: 1px solid var(--_cw-border);
    border-radius: var(--_cw-radius-large);
    background: var(--_cw-surface);
    overflow: clip;
  }
  .frame.loading {
    padding: calc(var(--_cw-space) * 5);
  }
  .scroll {
    overflow-x: auto;
    scrollbar-width: thin;
  }
  table {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
  }
  th,
  td {
    padding: calc(var(--_cw-space) * 2.25) calc(var(--_cw-space) * 3);
    border-block-end: 1px solid var(--_cw-border);
    text-align: start;
    vertical-align: top;
    font-weight: inherit;
  }
  tbody:last-child tr:last-child > * {
    border-block-end-color: transparent;
  }
  thead th {
    padding-block: calc(var(--_cw-space) * 1.75);
    background: color-mix(in oklab, var(--_cw-text) 2%, var(--_cw-surface));
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
    font-weight: 500;
    white-space: nowrap;
  }
  .name {
    font-weight: 500;
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .tight {
    inline-size: 1%;
    white-space: nowrap;
  }
  .end {
    text-align: end;
  }
  .small,
  .detail,
  code {
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
  }
  code,
  pre {
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
    font-size: calc(var(--_cw-size-small) * 0.96);
    overflow-wrap: anywhere;
  }
  pre {
    max-block-size: 16rem;
    padding: calc(var(--_cw-space) * 2.5);
    border-radius: var(--_cw-radius);
    background: var(--_cw-sunken);
    overflow: auto;
    white-space: pre-wrap;
  }
  .wrap {
    overflow-wrap: anywhere;
  }
  .actions {
    display: flex;
    justify-content: flex-end;
    gap: calc(var(--_cw-space) * 1.5);
  }
  .actions.start {
    flex-wrap: wrap;
    justify-content: flex-start;
  }
  .line {
    white-space: nowrap;
  }
  .row-button {
    padding: 0;
    border: 0;
    border-radius: var(--_cw-radius-small);
    background: none;
    color: var(--_cw-text);
    font-weight: 500;
    text-align: start;
    cursor: pointer;
  }
  .row-button:hover {
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .more {
    padding: calc(var(--_cw-space) * 2) calc(var(--_cw-space) * 3);
    border-block-start: 1px solid var(--_cw-border);
  }
  .form {
    display: grid;
    gap: calc(var(--_cw-space) * 4);
  }
  .facts {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: calc(var(--_cw-space) * 1.75) calc(var(--_cw-space) * 4);
  }
  .facts dt {
    color: var(--_cw-text-muted);
  }
  .facts dd {
    overflow-wrap: anywhere;
  }
  h3 {
    margin: calc(var(--_cw-space) * 5) 0 calc(var(--_cw-space) * 2);
    font-size: var(--_cw-size);
    font-weight: 600;
  }
  .bullets {
    display: grid;
    gap: calc(var(--_cw-space) * 1.5);
    margin-block: calc(var(--_cw-space) * 2.5);
    padding-inline-start: calc(var(--_cw-space) * 4.5);
    list-style: disc;
  }
  @container (inline-size < 40rem) {
    .tools > * {
      flex: 1 1 7rem;
    }
    .tools > cw-select {
      min-inline-size: 0;
    }
    .tools > .space {
      display: none;
    }
    table.cards,
    .cards tbody {
      display: block;
    }
    .cards thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .cards tr {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: calc(var(--_cw-space) * 1.25) calc(var(--_cw-space) * 4);
      padding: calc(var(--_cw-space) * 3);
      border-block-end: 1px solid var(--_cw-border);
    }
    .cards tbody:last-child tr:last-child {
      border-block-end: 0;
    }
    .cards :is(th, td) {
      inline-size: auto;
      padding: 0;
      border: 0;
      white-space: normal;
    }
    .cards :is(th, .wide) {
      flex: 1 0 100%;
    }
    .cards td.end {
      text-align: start;
    }
    .cards [data-label]::before {
      content: attr(data-label) ' ';
      color: var(--_cw-text-muted);
      font-size: var(--_cw-size-small);
    }
    .actions {
      flex-wrap: wrap;
      justify-content: flex-start;
    }
    .cards .line {
      white-space: normal;
    }
  }
`;
