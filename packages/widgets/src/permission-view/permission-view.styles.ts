import { css } from 'lit';

/** Looks of the permission view: one block for each permission, its fields below it, ticks in line. */
export const permissionStyles = css`
  .tick {
    inline-size: 5.5rem;
    text-align: center;
    vertical-align: top;
  }
  thead .tick {
    white-space: normal;
  }
  .scope > * {
    border-block-end-color: transparent;
    padding-block-end: calc(var(--_cw-space) * 1.5);
  }
  .scope:last-child > * {
    border-block-end-color: var(--_cw-border);
    padding-block-end: calc(var(--_cw-space) * 2.25);
  }
  .field > * {
    padding-block: calc(var(--_cw-space) * 0.75);
    border-block-end-color: transparent;
  }
  .field:last-child > * {
    padding-block-end: calc(var(--_cw-space) * 2.25);
    border-block-end-color: var(--_cw-border);
  }
  .field th {
    padding-inline-start: calc(var(--_cw-space) * 8);
  }
  .field:hover > * {
    background: color-mix(in oklab, var(--_cw-text) 2.5%, var(--_cw-surface));
  }
  .never {
    color: var(--_cw-text-muted);
  }
  .foot {
    margin-block-start: calc(var(--_cw-space) * 2.5);
    max-inline-size: 44rem;
    text-wrap: pretty;
  }
  @container (inline-size < 40rem) {
    .permissions {
      min-inline-size: 34rem;
    }
    .permissions th[scope='row'],
    .permissions thead th:first-child {
      position: sticky;
      inset-inline-start: 0;
      z-index: 1;
      min-inline-size: 9.5rem;
      max-inline-size: 12rem;
      background: var(--_cw-surface);
    }
    .permissions .small:not(p) {
      min-inline-size: 6rem;
    }
    .field th {
      padding-inline-start: calc(var(--_cw-space) * 5);
    }
    .tick {
      inline-size: 4.25rem;
      padding-inline: var(--_cw-space);
    }
  }
`;
