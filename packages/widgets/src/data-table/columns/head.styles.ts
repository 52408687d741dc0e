import { css } from 'lit';

/** Looks of the heads of the columns. */
export const headStyles = css`
  .head-row {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    --_cw-row-back: color-mix(in oklab, var(--_cw-text) 2%, var(--_cw-surface));
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
    font-weight: 500;
  }
  .head-row .cell {
    line-height: calc(var(--_cw-head) - 1px);
  }
  .head {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--_cw-space);
    user-select: none;
  }
  .head.pinned-start,
  .head.pinned-end {
    position: sticky;
  }
  .head.number {
    justify-content: flex-end;
  }
  /* The name ends where the figures below it do. */
  .head.number > :is(.order, .column-menu) {
    order: -1;
  }
  .head-name {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .sortable {
    cursor: pointer;
  }
  .head:hover .sortable {
    color: var(--_cw-text);
  }
  .order {
    flex: none;
    display: inline-flex;
    align-items: center;
    color: var(--_cw-accent-text);
  }
  .column-menu {
    flex: none;
    display: grid;
    padding: 2px;
    border: 0;
    border-radius: var(--_cw-radius-small);
    background: none;
    cursor: pointer;
    opacity: 0;
  }
  .head:hover .column-menu,
  .head:focus-within .column-menu,
  .head:focus .column-menu,
  .column-menu[aria-expanded='true'] {
    opacity: 1;
  }
  .column-menu:hover {
    background: var(--_cw-hover);
  }
  .handle {
    position: absolute;
    inset-block: 20%;
    inset-inline-end: 0;
    inline-size: 9px;
    border-inline-end: 2px solid transparent;
    cursor: col-resize;
    touch-action: none;
  }
  .head:hover .handle {
    border-color: var(--_cw-border-strong);
  }
  .handle:hover {
    border-color: var(--_cw-accent);
  }
  .drop-before {
    box-shadow: inset 2px 0 var(--_cw-accent);
  }
  .drop-after {
    box-shadow: inset -2px 0 var(--_cw-accent);
  }
  .drop-before:dir(rtl) {
    box-shadow: inset -2px 0 var(--_cw-accent);
  }
  .drop-after:dir(rtl) {
    box-shadow: inset 2px 0 var(--_cw-accent);
  }
`;
