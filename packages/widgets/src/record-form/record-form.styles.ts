import { css } from 'lit';

/** Looks of the record form. */
export const recordFormStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  cw-banner {
    margin-block-end: calc(var(--_cw-space) * 4);
  }
  .other {
    display: block;
    overflow-wrap: anywhere;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  fieldset:not(:first-of-type) {
    padding-block-start: calc(var(--_cw-space) * 2);
  }
  legend {
    margin-block-end: calc(var(--_cw-space) * 3);
    padding: 0;
    font-weight: 600;
  }
  .group {
    display: grid;
    gap: calc(var(--_cw-space) * 4);
    align-items: start;
  }
  .field {
    min-inline-size: 0;
  }
  @container (inline-size >= 34rem) {
    .columns {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .columns > [wide] {
      grid-column: 1 / -1;
    }
  }
`;
