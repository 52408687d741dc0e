import { css } from 'lit';

/** Looks of the property list. */
export const propertyListStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(5.5rem, 32%) minmax(0, 1fr);
    gap: calc(var(--_cw-space) * 2);
    align-items: start;
    padding-block: calc(var(--_cw-space) / 4);
  }
  .label {
    padding-block: calc(var(--_cw-space) * 1.25);
    color: var(--_cw-text-muted);
    overflow-wrap: anywhere;
  }
  .content {
    min-inline-size: 0;
  }
  .value {
    position: relative;
    min-block-size: calc(var(--_cw-size) * 1.45 + var(--_cw-space) * 2.5);
    padding: calc(var(--_cw-space) * 1.25) calc(var(--_cw-space) * 2);
    border-radius: var(--_cw-radius-small);
    overflow-wrap: anywhere;
  }
  .value.longText bdi {
    white-space: pre-line;
  }
  .value.money,
  .value.integer,
  .value.decimal {
    font-variant-numeric: tabular-nums;
  }
  .shown {
    display: block;
  }
  .email a,
  .phone a,
  .url a {
    display: inline-block;
    max-inline-size: 100%;
    overflow: hidden;
    vertical-align: bottom;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .editable {
    cursor: text;
  }
  .editable:hover {
    background: var(--_cw-hover);
  }
  .edit {
    position: absolute;
    inset-block-start: var(--_cw-space);
    inset-inline-end: var(--_cw-space);
    display: grid;
    place-items: center;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    padding: 0;
    border: 0;
    border-radius: var(--_cw-radius-small);
    background: var(--_cw-surface);
    color: var(--_cw-text-muted);
    cursor: pointer;
    opacity: 0;
  }
  .editable:hover .edit,
  .edit:focus-visible {
    opacity: 1;
  }
  /* Where nothing hovers it is always in sight, so it needs a place of its own. */
  @media (hover: none) {
    .editable {
      padding-inline-end: calc(1.5rem + var(--_cw-space) * 2);
    }
    .edit {
      background: none;
      opacity: 0.6;
    }
  }
  .empty {
    color: var(--_cw-text-muted);
  }
  .saving {
    opacity: 0.6;
  }
  .option + .option {
    margin-inline-start: var(--_cw-space);
  }
  .editor {
    display: grid;
    gap: calc(var(--_cw-space) * 1.5);
    padding-block: calc(var(--_cw-space) / 2);
  }
  .buttons {
    display: flex;
    gap: var(--_cw-space);
  }
  .fault {
    margin: 0;
    padding-inline: calc(var(--_cw-space) * 2);
    color: var(--_cw-negative);
    font-size: var(--_cw-size-small);
  }
  .locked {
    display: flex;
    align-items: center;
    gap: calc(var(--_cw-space) * 1.5);
    margin: calc(var(--_cw-space) * 2) 0 0;
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
  }
  .stale,
  .loading {
    margin-block-end: calc(var(--_cw-space) * 2);
  }
  @container (inline-size < 16rem) {
    .row {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    .label {
      padding-block: calc(var(--_cw-space) * 1.5) 0;
      font-size: var(--_cw-size-small);
    }
    .value {
      margin-inline: calc(var(--_cw-space) * -2);
    }
  }
`;
