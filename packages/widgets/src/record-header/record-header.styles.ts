import { css } from 'lit';

/** Looks of the record header. */
export const recordHeaderStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .base {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_cw-space) * 3.5);
  }
  .grow {
    flex: 1 1 12rem;
    min-inline-size: 0;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_cw-space) calc(var(--_cw-space) * 2);
  }
  h1 {
    margin: 0;
    font-size: var(--_cw-size-title);
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.012em;
    overflow-wrap: anywhere;
  }
  .subtitle {
    margin: calc(var(--_cw-space) / 2) 0 0;
    color: var(--_cw-text-muted);
  }
  .part + .part::before {
    content: '·';
    margin-inline: 0.5em;
    color: var(--_cw-text-faint);
  }
  .actions {
    display: flex;
    align-items: center;
    gap: calc(var(--_cw-space) * 1.5);
  }
  .stale {
    margin-block-end: calc(var(--_cw-space) * 3);
  }
`;
