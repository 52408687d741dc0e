import { css } from 'lit';

/** The quiet, centred look of "nothing here" and "this failed". */
export const stateStyles = css`
  :host {
    display: block;
  }
  .base {
    display: grid;
    justify-items: center;
    gap: calc(var(--_cw-space) * 1.5);
    padding: calc(var(--_cw-space) * 8) calc(var(--_cw-space) * 5);
    text-align: center;
  }
  :host([compact]) .base {
    padding-block: calc(var(--_cw-space) * 4);
  }
  .sign {
    display: grid;
    place-items: center;
    inline-size: calc(var(--_cw-space) * 10);
    block-size: calc(var(--_cw-space) * 10);
    margin-block-end: var(--_cw-space);
    border-radius: var(--_cw-radius-large);
    background: var(--_cw-sunken);
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-large);
  }
  .negative {
    background: color-mix(in oklab, var(--_cw-negative) 9%, var(--_cw-surface));
    color: var(--_cw-negative);
  }
  .heading {
    margin: 0;
    font-size: var(--_cw-size);
    font-weight: 600;
  }
  .words {
    max-inline-size: 26rem;
    color: var(--_cw-text-muted);
    text-wrap: pretty;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: calc(var(--_cw-space) * 2);
    margin-block-start: calc(var(--_cw-space) * 1.5);
  }
  .actions:not(:has(*)) {
    display: none;
  }
`;
