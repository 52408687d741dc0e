import { css } from 'lit';

/** Looks of the combobox: its frame, and the list below it. */
export const comboboxStyles = css`
  .control {
    padding-inline-end: var(--_cw-space);
  }
  input {
    text-overflow: ellipsis;
  }
  .clear {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    padding: 0;
    border: 0;
    border-radius: var(--_cw-radius-small);
    background: none;
    color: var(--_cw-text-muted);
    cursor: pointer;
  }
  .clear:hover {
    background: var(--_cw-hover);
  }
  .control > .icon {
    margin-inline-end: var(--_cw-space);
    pointer-events: none;
  }
  [popover] {
    padding: 0;
    overflow: hidden;
  }
  [role='listbox'] {
    max-block-size: min(20rem, 60vb);
    margin: 0;
    padding: var(--_cw-space);
    list-style: none;
    overflow: auto;
    overscroll-behavior: contain;
  }
  [role='listbox'][hidden] {
    display: none;
  }
  .stale {
    opacity: 0.55;
  }
  [role='option'] {
    display: flex;
    align-items: center;
    gap: calc(var(--_cw-space) * 2);
    min-block-size: var(--_cw-control);
    padding: var(--_cw-space) calc(var(--_cw-space) * 2);
    border-radius: var(--_cw-radius-small);
    cursor: pointer;
  }
  .active {
    background: var(--_cw-hover);
  }
  .words {
    flex: 1;
    min-inline-size: 0;
  }
  .words > * {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .detail {
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
    line-height: 1.3;
  }
  [role='option'] > .icon {
    color: var(--_cw-accent-text);
  }
  .note {
    display: flex;
    align-items: center;
    gap: calc(var(--_cw-space) * 2);
    min-block-size: calc(var(--_cw-control) + var(--_cw-space) * 2);
    margin: 0;
    padding-inline: calc(var(--_cw-space) * 3);
    color: var(--_cw-text-muted);
  }
  @media (forced-colors: active) {
    .active {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
