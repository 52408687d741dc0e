import { css } from 'lit';

/** The raised box of menus and popovers. */
export const floating = css`
  [popover] {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: var(--_cw-space);
    max-block-size: min(85vb, 42rem);
    max-inline-size: calc(100vi - 16px);
    border: 0;
    border-radius: var(--_cw-radius-large);
    background: var(--_cw-raised);
    color: var(--_cw-text);
    box-shadow: var(--_cw-shadow);
    overflow: auto;
  }
  [popover]:popover-open {
    animation: appear var(--_cw-motion) ease-out;
  }
  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 -3px;
    }
  }
  @media (forced-colors: active) {
    [popover] {
      border: 1px solid CanvasText;
    }
  }
`;
