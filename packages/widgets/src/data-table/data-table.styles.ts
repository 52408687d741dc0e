import { css } from 'lit';

/** Looks of the data table. */
export const dataTableStyles = css`
  :host {
    --_cw-row: calc(var(--_cw-space) * 10);
    --_cw-head: calc(var(--_cw-space) * 9);
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
  .frame:has(.scroller) {
    --_cw-around: calc(var(--_cw-head) * 2 + 14px);
    flex: 1 1 calc(var(--_cw-rows, 12) * var(--_cw-row) + var(--_cw-around));
    max-block-size: calc(var(--_cw-runway, 0px) + var(--_cw-around));
    min-block-size: calc(var(--_cw-row) * 2 + var(--_cw-around));
  }
  .scroller {
    position: relative;
    flex: 1 1 0;
    min-block-size: 0;
    overflow: auto;
    overflow-anchor: none;
    scrollbar-width: thin;
  }
  .body {
    position: relative;
    contain: strict;
    inline-size: 100%;
  }
  .probe {
    position: absolute;
    visibility: hidden;
    inline-size: 0;
    block-size: var(--_cw-row);
  }
  .row {
    display: flex;
    inline-size: 100%;
    background: var(--_cw-row-back, var(--_cw-surface));
  }
  .body-row {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    block-size: var(--_cw-row);
    contain: layout style;
    cursor: default;
  }
  .cell {
    flex: none;
    display: block;
    padding-inline: calc(var(--_cw-space) * 3);
    border-block-end: 1px solid var(--_cw-border);
    line-height: calc(var(--_cw-row) - 1px);
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
    background: inherit;
  }
  .cell > :is(bdi, a) {
    display: inline-block;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    vertical-align: top;
  }
  .cell:focus-visible {
    outline: 2px solid var(--_cw-accent);
    outline-offset: -2px;
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .check {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    inline-size: 40px;
    display: grid;
    place-items: center;
    padding: 0;
  }
  .check input {
    inline-size: 1rem;
    block-size: 1rem;
    margin: 0;
    accent-color: var(--_cw-accent);
    cursor: pointer;
  }
  .pinned-start,
  .pinned-end {
    position: sticky;
    z-index: 1;
  }
  .pinned-start + .cell:not(.pinned-start) {
    box-shadow: inset 1px 0 var(--_cw-border);
  }
  .pinned-end {
    box-shadow: inset 1px 0 var(--_cw-border);
  }
  .body-row:hover {
    --_cw-row-back: color-mix(in oklab, var(--_cw-text) 2.5%, var(--_cw-surface));
  }
  .body-row.is-selected {
    --_cw-row-back: var(--_cw-accent-soft);
  }
  .name {
    display: flex;
    align-items: center;
    gap: calc(var(--_cw-space) * 2.5);
    min-inline-size: 0;
    block-size: 100%;
  }
  .row-link {
    min-inline-size: 0;
    overflow: hidden;
    color: var(--_cw-text);
    font-weight: 500;
    text-overflow: ellipsis;
  }
  .cell a {
    color: inherit;
  }
  .pending {
    color: var(--_cw-text-muted);
  }
  [aria-busy='true'] .cell:not(.check)::after {
    content: '';
    display: inline-block;
    inline-size: 60%;
    block-size: 0.7em;
    border-radius: var(--_cw-radius-small);
    background: var(--_cw-active);
  }
  .foot {
    flex: none;
    min-block-size: var(--_cw-head);
    display: flex;
    align-items: center;
    gap: calc(var(--_cw-space) * 3);
    padding-inline: calc(var(--_cw-space) * 3);
    border-block-start: 1px solid var(--_cw-border);
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
    font-variant-numeric: tabular-nums;
  }
  .is-saving {
    color: var(--_cw-text-muted);
  }
  .is-refused {
    box-shadow: inset 0 0 0 2px var(--_cw-caution);
  }
  .editor-box {
    inline-size: min(22rem, 90vi);
    padding: calc(var(--_cw-space) * 2.5);
    overflow: visible;
  }
  .editor-box .buttons {
    display: flex;
    gap: var(--_cw-space);
    margin-block-start: calc(var(--_cw-space) * 2);
  }
  .editor-box .conflict {
    margin: 0;
  }
  .bulk-form {
    display: grid;
    gap: calc(var(--_cw-space) * 2.5);
    inline-size: min(18rem, 80vi);
  }
  .bulk-form p {
    margin: 0;
  }
  .outcome {
    margin-block-end: calc(var(--_cw-space) * 3);
  }
  .outcome ul {
    margin-block: var(--_cw-space) 0;
    padding-inline-start: calc(var(--_cw-space) * 5);
    max-block-size: 10rem;
    overflow: auto;
  }
  @container (inline-size < 36rem) {
    .search {
      flex: 1 0 100%;
    }
    .column-menu {
      opacity: 0.6;
    }
  }
  @media (forced-colors: active) {
    .is-refused {
      outline: 2px dashed CanvasText;
      outline-offset: -2px;
    }
    .body-row.is-selected {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
