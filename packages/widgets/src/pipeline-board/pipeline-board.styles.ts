import { css } from 'lit';

/** Looks of the board around its columns; in a narrow place it shows one column at a time. */
export const pipelineBoardStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: calc(var(--_cw-space) * 3);
    block-size: 40rem;
    min-block-size: 16rem;
    container-type: inline-size;
  }
  .columns {
    flex: 1;
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(13rem, 1fr);
    grid-template-rows: minmax(0, 1fr);
    align-items: start;
    gap: calc(var(--_cw-space) * 3);
    min-block-size: 0;
    /* A board is as high as its place, however many cards there are. */
    contain: size;
    overflow: auto hidden;
    scrollbar-width: thin;
  }
  cw-pipeline-column,
  .column {
    max-block-size: 100%;
    min-block-size: 12rem;
  }
  .lifted,
  .lifted * {
    cursor: grabbing;
  }
  .loading {
    inline-size: 100%;
    padding: calc(var(--_cw-space) * 4);
    border-radius: var(--_cw-radius-large);
    background: var(--_cw-sunken);
  }
  .undo {
    display: flex;
    align-items: center;
    gap: calc(var(--_cw-space) * 2);
    /* Over the board and not below it: columns that change their height would all be drawn again. */
    position: absolute;
    inset-block-end: calc(var(--_cw-space) * 3);
    inset-inline: calc(var(--_cw-space) * 4);
    inline-size: fit-content;
    max-inline-size: calc(100% - var(--_cw-space) * 8);
    margin-inline: auto;
    padding: var(--_cw-space) var(--_cw-space) var(--_cw-space) calc(var(--_cw-space) * 3.5);
    border-radius: var(--_cw-radius-large);
    background: var(--_cw-raised);
    box-shadow: var(--_cw-shadow);
  }
  .undo span {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .locked {
    display: flex;
    align-items: center;
    gap: calc(var(--_cw-space) * 1.5);
    margin: 0;
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
  }
  .switch {
    display: none;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: calc(var(--_cw-space) * 2);
  }
  .back {
    rotate: 180deg;
  }
  @container (inline-size < 34rem) {
    .switch {
      display: grid;
    }
    .columns {
      grid-auto-columns: minmax(0, 1fr);
    }
    .column:not(.current) {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .undo {
      border: 1px solid CanvasText;
    }
  }
`;
