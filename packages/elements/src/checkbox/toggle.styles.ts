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
`;

/** The small box of checkboxes and radio buttons, empty or filled. */
export const markStyles = css`
  .mark {
    place-items: center;
    inline-size: 1rem;
    block-size: 1rem;
    border: 1.5px solid color-mix(in oklab, var(--_cw-border-strong), var(--_cw-text) 20%);
    border-radius: 4px;
    background: var(--_cw-surface);
    color: transparent;
  }
  input:is(:checked, :indeterminate) + .mark {
    border-color: var(--_cw-accent);
    background: var(--_cw-accent);
    color: var(--_cw-on-accent);
  }
  @media (forced-colors: active) {
    input:is(:checked, :indeterminate) + .mark {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
