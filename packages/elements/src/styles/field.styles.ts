import { css, type CSSResultGroup } from 'lit';

/** Help or fault below a control. */
export const messageStyles = css`
  .message {
    margin: var(--_cw-space) 0 0;
    font-size: var(--_cw-size-small);
    color: var(--_cw-text-muted);
  }
  .message.invalid {
    color: var(--_cw-negative);
  }
`;

/** Label above, frame around the value. */
const framed = css`
  :host {
    display: block;
  }
  .label {
    display: block;
    margin-block-end: var(--_cw-space);
    font-size: var(--_cw-size-small);
    font-weight: 500;
    color: var(--_cw-text-muted);
  }
  .required::after {
    content: ' *';
    color: var(--_cw-negative);
  }
  .control {
    display: flex;
    align-items: center;
    gap: calc(var(--_cw-space) * 1.5);
    min-block-size: var(--_cw-control);
    padding-inline: calc(var(--_cw-space) * 2.5);
    border: 1px solid var(--_cw-border-strong);
    border-radius: var(--_cw-radius);
    background: var(--_cw-surface);
    transition: border-color var(--_cw-motion);
  }
  .control:hover {
    border-color: color-mix(in oklab, var(--_cw-border-strong), var(--_cw-text) 18%);
  }
  .control:focus-within {
    border-color: var(--_cw-accent);
    outline: 1px solid var(--_cw-accent);
  }
  .control.invalid {
    border-color: var(--_cw-negative);
  }
  .control.disabled {
    background: var(--_cw-sunken);
    opacity: 0.65;
  }
  .control > :is(.icon, .sign) {
    color: var(--_cw-text-muted);
  }
  input,
  textarea,
  select {
    flex: 1;
    min-inline-size: 0;
    inline-size: 100%;
    margin: 0;
    padding: 0;
    border: 0;
    outline: 0;
    background: transparent;
    color: inherit;
    font: inherit;
  }
  .control :is(input, textarea, select):focus-visible {
    outline: 0;
  }
  :host(:dir(rtl)) [dir='ltr'] {
    text-align: right;
  }
  ::placeholder {
    color: var(--_cw-text-faint);
    opacity: 1;
  }
  textarea {
    padding-block: calc(var(--_cw-space) * 1.5);
    min-block-size: calc(var(--_cw-rows, 3) * 1lh + var(--_cw-space) * 3);
    resize: vertical;
    field-sizing: content;
  }
`;

/** What every control with a frame around its value begins with. */
export const field: CSSResultGroup = [messageStyles, framed];

/** A browser's own list inside the frame, without the browser's own arrow. */
export const nativeSelect = css`
  select {
    appearance: none;
    text-overflow: ellipsis;
    cursor: pointer;
  }
  option {
    background: var(--_cw-surface);
    color: var(--_cw-text);
  }
`;
