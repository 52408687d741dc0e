import { css } from 'lit';

/** Looks of the dialog, in the middle or as a drawer. */
export const dialogStyles = css`
  :host {
    display: contents;
  }
  dialog {
    inline-size: min(92vi, 32rem);
    max-block-size: min(86vb, 48rem);
    padding: 0;
    border: 0;
    border-radius: calc(var(--_cw-radius) * 2);
    background: var(--_cw-raised);
    color: var(--_cw-text);
    box-shadow: var(--_cw-shadow);
    overflow: hidden;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
    animation: appear var(--_cw-motion) ease-out;
  }
  :host([size='small']) dialog {
    inline-size: min(92vi, 25rem);
  }
  :host([size='large']) dialog {
    inline-size: min(94vi, 52rem);
  }
  :host([placement='end']) dialog {
    margin-block: 0;
    margin-inline: auto 0;
    block-size: 100dvb;
    max-block-size: none;
    border-radius: 0;
  }
  dialog::backdrop {
    background: rgb(12 14 20 / 40%);
  }
  header {
    display: flex;
    align-items: center;
    gap: calc(var(--_cw-space) * 2);
    padding-block: calc(var(--_cw-space) * 3) 0;
    padding-inline: calc(var(--_cw-space) * 5) calc(var(--_cw-space) * 3);
  }
  h2 {
    flex: 1;
    margin: 0;
    font-size: var(--_cw-size-large);
    font-weight: 600;
  }
  .body {
    flex: 1;
    padding: calc(var(--_cw-space) * 3) calc(var(--_cw-space) * 5) calc(var(--_cw-space) * 5);
    overflow: auto;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: calc(var(--_cw-space) * 2);
    padding: 0 calc(var(--_cw-space) * 5) calc(var(--_cw-space) * 4);
  }
  footer:not(:has(*)) {
    display: none;
  }
  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 6px;
    }
  }
  @media (forced-colors: active) {
    dialog {
      border: 1px solid CanvasText;
    }
  }
`;
