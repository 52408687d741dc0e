import { css } from 'lit';

/** Looks of menu lines. */
export const menuStyles = css`
  :host {
    display: inline-block;
  }
  [popover] {
    min-inline-size: 11rem;
  }
  button {
    display: flex;
    align-items: center;
    gap: calc(var(--_cw-space) * 2);
    inline-size: 100%;
    min-block-size: var(--_cw-control);
    padding: 0 calc(var(--_cw-space) * 2.5);
    border: 0;
    border-radius: var(--_cw-radius-small);
    background: none;
    text-align: start;
    white-space: nowrap;
    cursor: pointer;
  }
  button > .icon {
    color: var(--_cw-text-muted);
  }
  button:hover,
  button:focus-visible {
    background: var(--_cw-hover);
    outline: 0;
  }
  button:disabled {
    opacity: 0.5;
    cursor: not-allowed;
  }
  .danger,
  .danger > .icon {
    color: var(--_cw-negative);
  }
  .words {
    flex: 1;
  }
  .hint {
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
  }
  .group {
    padding: calc(var(--_cw-space) * 2) calc(var(--_cw-space) * 2.5) var(--_cw-space);
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
    font-weight: 500;
  }
  .group:not(:first-child) {
    margin-block-start: var(--_cw-space);
    border-block-start: 1px solid var(--_cw-border);
  }
  @media (forced-colors: active) {
    button:focus-visible {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
