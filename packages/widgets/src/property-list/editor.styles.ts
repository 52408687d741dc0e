import { css } from 'lit';

/** Looks of what a value is edited with, and of two values in conflict. */
export const editorStyles = css`
  .address-parts {
    display: grid;
    grid-template-columns: minmax(5rem, 1fr) minmax(0, 2fr);
    gap: calc(var(--_cw-space) * 1.5);
  }
  .address-parts :is(.parts-label, .street, .region, .country) {
    grid-column: 1 / -1;
  }
  .parts-label {
    margin-block-end: calc(var(--_cw-space) * -0.5);
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
    font-weight: 500;
  }
  .conflict {
    margin-block: var(--_cw-space);
    padding: calc(var(--_cw-space) * 2.5);
    border: 1px solid color-mix(in oklab, var(--_cw-caution) 35%, var(--_cw-surface));
    border-radius: var(--_cw-radius);
    background: color-mix(in oklab, var(--_cw-caution) 8%, var(--_cw-surface));
  }
  .conflict p {
    margin: 0 0 var(--_cw-space);
    font-weight: 500;
  }
  .choice {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_cw-space) * 2);
    padding-block-start: calc(var(--_cw-space) * 1.5);
  }
  .whose {
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
  }
`;
