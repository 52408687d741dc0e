import { css } from 'lit';

/** Links between the pages of the administration, and the place below them. */
export const adminPageStyles = css`
  :host {
    max-inline-size: 76rem;
  }
  nav {
    display: flex;
    gap: 4px;
    margin-block-end: 20px;
    border-block-end: 1px solid var(--cw-color-border);
    overflow-x: auto;
    scrollbar-width: none;
  }
  nav a {
    position: relative;
    padding: 9px 10px;
    color: var(--crm-muted);
    font-weight: 500;
    text-decoration: none;
    white-space: nowrap;
  }
  nav a:hover,
  nav a[aria-current] {
    color: var(--cw-color-text);
  }
  nav a:focus-visible {
    outline: 2px solid var(--cw-color-accent);
    outline-offset: -3px;
    border-radius: 7px;
  }
  nav a[aria-current]::after {
    content: '';
    position: absolute;
    inset-inline: 10px;
    inset-block-end: 0;
    block-size: 2px;
    border-radius: 2px 2px 0 0;
    background: var(--cw-color-accent);
  }
  .chooser {
    max-inline-size: 22rem;
    margin-block-end: 20px;
  }
  .narrow {
    display: grid;
    gap: 20px;
    max-inline-size: 46rem;
  }
  .parts {
    display: grid;
    gap: 28px;
  }
  .parts h2 {
    margin-block-end: 10px;
  }
  @media (width < 48rem) {
    nav {
      margin-inline: -16px;
      padding-inline: 6px;
    }
  }
  @media (forced-colors: active) {
    nav a[aria-current]::after {
      background: Highlight;
    }
  }
`;
