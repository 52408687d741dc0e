import { css } from 'lit';

/** Lines of the navigation, wherever they come from; in a narrow window they are the buttons of a bar. */
export const navStyles = css`
  .icon {
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
  }
  .mirrored:dir(rtl) {
    transform: scaleX(-1);
  }
  .group {
    margin: 14px 0 4px;
    padding-inline: 8px;
    color: var(--crm-muted);
    font-size: 0.75rem;
    font-weight: 500;
  }
  .item {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 32px;
    padding-inline: 8px;
    border-radius: 7px;
    color: inherit;
    font-weight: 500;
    text-decoration: none;
  }
  .item .icon {
    color: var(--crm-muted);
  }
  .item:hover {
    background: var(--crm-hover);
  }
  .item[aria-current] {
    background: var(--crm-chosen);
  }
  .item[aria-current] .icon {
    color: var(--cw-color-accent);
  }
  a:focus-visible,
  button:focus-visible {
    outline: 2px solid var(--cw-color-accent);
    outline-offset: 1px;
  }
  @media (forced-colors: active) {
    .item .icon {
      color: inherit;
    }
    .item[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
  @media (width < 48rem) {
    .group {
      display: none;
    }
    .item {
      flex: 1 1 0;
      flex-direction: column;
      justify-content: center;
      gap: 2px;
      min-inline-size: 0;
      min-block-size: 46px;
      padding-inline: 2px;
      font-size: 0.65rem;
    }
    .item span {
      max-inline-size: 100%;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .item .icon {
      inline-size: 1.25rem;
      block-size: 1.25rem;
    }
    .item[aria-current] {
      background: none;
      color: var(--cw-color-accent);
    }
  }
`;
