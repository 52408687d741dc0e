import { css } from 'lit';

/** Layout of the CRM's frame: navigation at the start, or at the bottom of a narrow window. */
export const appStyles = css`
  :host {
    display: block;
    block-size: 100%;
  }
  .app {
    display: grid;
    grid-template-columns: 14.5rem minmax(0, 1fr);
    block-size: 100dvb;
  }
  .skip {
    position: fixed;
    inset-block-start: 8px;
    inset-inline-start: 8px;
    z-index: 3;
    padding: 8px 14px;
    border: 0;
    border-radius: 8px;
    background: var(--cw-color-accent);
    color: var(--cw-color-surface);
    font: inherit;
    font-weight: 500;
  }
  .skip:not(:focus) {
    inline-size: 1px;
    block-size: 1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
  main:focus {
    outline: 0;
  }
  .side {
    display: flex;
    flex-direction: column;
    gap: 2px;
    padding: 12px;
    border-inline-end: 1px solid var(--cw-color-border);
    overflow: auto;
  }
  .brand {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 4px 8px 12px;
    color: inherit;
    font-size: 0.9375rem;
    font-weight: 650;
    letter-spacing: -0.01em;
    text-decoration: none;
  }
  .search {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 32px;
    margin-block-end: 10px;
    padding: 0 8px;
    border: 1px solid var(--cw-color-border);
    border-radius: 8px;
    background: var(--cw-color-surface);
    color: var(--crm-muted);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .search span {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .search:hover {
    border-color: var(--crm-muted);
  }
  kbd {
    font: inherit;
    font-size: 0.75rem;
  }
  .stage {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    min-inline-size: 0;
    background: var(--cw-color-surface);
  }
  .top {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 48px;
    padding-inline: 20px 12px;
    border-block-end: 1px solid var(--cw-color-border);
  }
  .crumbs {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
    font-weight: 500;
    white-space: nowrap;
  }
  .crumbs h1 {
    margin: 0;
    font-size: 1rem;
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  .crumbs h1.here {
    font-weight: 500;
    font-size: inherit;
    letter-spacing: normal;
  }
  .crumbs .icon {
    inline-size: 0.9em;
    color: var(--crm-muted);
  }
  .crumbs a {
    color: var(--crm-muted);
    text-decoration: none;
  }
  .crumbs a:hover {
    color: inherit;
  }
  .crumbs > :last-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .find,
  crm-more {
    display: none;
  }
  main {
    min-block-size: 0;
    overflow: auto;
  }
  @media (width < 48rem) {
    .app {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: minmax(0, 1fr) auto;
    }
    .stage {
      order: -1;
    }
    .side {
      flex-direction: row;
      justify-content: space-around;
      padding: 4px 4px calc(4px + env(safe-area-inset-bottom));
      border-inline-end: 0;
      border-block-start: 1px solid var(--cw-color-border);
      background: var(--cw-color-surface);
    }
    .brand,
    .search,
    .apps,
    /* After the brand and the four pages that have a button. */
    .item:nth-of-type(n + 6),
    .top cw-slot {
      display: none;
    }
    crm-more {
      display: block;
      flex: 1 1 0;
      min-inline-size: 0;
    }
    .find {
      display: inline-block;
    }
    .top {
      padding-inline: 16px 8px;
    }
  }
`;
