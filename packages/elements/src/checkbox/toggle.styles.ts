import { css } from 'lit';

/** Layout of checkbox and switch: the native input lies invisible over its drawn mark. */
export const toggleStyles = css`
  :host {
    display: inline-flex;
    flex-direction: column;
    vertical-align: middle;
  }
  .toggle {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_cw-space) * 2);
    cursor: pointer;
  }
  input {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }
  .mark {
    flex: none;
    display: grid;
    transition:
      background var(--_cw-motion),
      border-color var(--_cw-motion);
  }
  input:focus-visible + .mark {
    outline: 2px solid var(--_cw-accent);
    outline-offset: 2px;
  }
  input:disabled + .mark,
  input:disabled ~ .words {
    opacity: 0.5;
  }
  .message {
    margin: var(--_cw-space) 0 0;
    font-size: var(--_cw-size-small);
    color: var(--_cw-text-muted);
  }
  .message.invalid {
    color: var(--_cw-negative);
  }
`;
