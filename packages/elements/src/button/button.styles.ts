import { css } from 'lit';

/** Looks of text and icon buttons. */
export const buttonStyles = css`
  :host {
    display: inline-block;
    vertical-align: middle;
  }
  .base {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_cw-space) * 1.5);
    inline-size: 100%;
    min-block-size: var(--_cw-control);
    padding: 0 calc(var(--_cw-space) * 3);
    border: 1px solid transparent;
    border-radius: var(--_cw-radius);
    background: transparent;
    color: inherit;
    font: inherit;
    font-weight: 500;
    white-space: nowrap;
    text-decoration: none;
    cursor: pointer;
    user-select: none;
    transition:
      background var(--_cw-motion),
      border-color var(--_cw-motion);
  }
  :host([size='small']) .base {
    min-block-size: calc(var(--_cw-control) * 0.8125);
    padding-inline: calc(var(--_cw-space) * 2);
    border-radius: var(--_cw-radius-small);
    font-size: var(--_cw-size-small);
  }
  .base:hover {
    text-decoration: none;
  }
  .secondary {
    border-color: var(--_cw-border-strong);
    background: var(--_cw-surface);
    box-shadow: 0 1px 1px rgb(20 22 30 / 3%);
  }
  .secondary:hover,
  .ghost:hover {
    background-image: linear-gradient(var(--_cw-hover), var(--_cw-hover));
  }
  .secondary:active,
  .ghost:active,
  .base[aria-expanded='true'],
  .base[aria-pressed='true'] {
    background-image: linear-gradient(var(--_cw-active), var(--_cw-active));
  }
  .primary {
    background: var(--_cw-accent);
    color: var(--_cw-on-accent);
  }
  .primary:hover {
    background: color-mix(in oklab, var(--_cw-accent), var(--_cw-text) 14%);
  }
  .danger {
    background: var(--_cw-negative);
    color: var(--_cw-on-negative);
  }
  .danger:hover {
    background: color-mix(in oklab, var(--_cw-negative), var(--_cw-text) 14%);
  }
  .base:disabled,
  .base[aria-disabled='true'] {
    opacity: 0.5;
    cursor: not-allowed;
  }
  .base[aria-busy='true'] {
    cursor: progress;
  }
  .icon-only {
    inline-size: var(--_cw-control);
    padding: 0;
    font-size: calc(var(--_cw-size) * 1.1);
    color: var(--_cw-text-muted);
  }
  .icon-only:hover {
    color: var(--_cw-text);
  }
  :host([size='small']) .icon-only {
    inline-size: calc(var(--_cw-control) * 0.8125);
    padding: 0;
    font-size: var(--_cw-size);
  }
  .spin {
    animation: spin 0.8s linear infinite;
  }
  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .spin {
      animation-duration: 4s;
    }
  }
  @media (forced-colors: active) {
    .base {
      border-color: ButtonBorder;
    }
  }
`;
