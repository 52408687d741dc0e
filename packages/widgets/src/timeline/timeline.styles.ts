import { css } from 'lit';

/** Looks of the timeline. */
export const timelineStyles = css`
  :host {
    display: block;
  }
  section + section {
    margin-block-start: calc(var(--_cw-space) * 4);
  }
  h2 {
    margin: 0 0 calc(var(--_cw-space) * 2);
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
    font-weight: 500;
  }
  h2::first-letter {
    text-transform: uppercase;
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    position: relative;
    display: flex;
    gap: calc(var(--_cw-space) * 3);
    padding-block-end: calc(var(--_cw-space) * 4);
  }
  li:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-block: calc(var(--_cw-space) * 8) var(--_cw-space);
    inset-inline-start: calc(var(--_cw-space) * 3.5 - 0.5px);
    inline-size: 1px;
    background: var(--_cw-border);
  }
  .sign {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: calc(var(--_cw-space) * 7);
    block-size: calc(var(--_cw-space) * 7);
    border-radius: 50%;
    background: var(--_cw-sunken);
    color: var(--_cw-text-muted);
    font-size: calc(var(--_cw-size) * 0.95);
  }
  .words {
    flex: 1;
    min-inline-size: 0;
    padding-block-start: var(--_cw-space);
  }
  .title {
    display: flex;
    align-items: baseline;
    gap: calc(var(--_cw-space) * 2);
    margin: 0;
    font-weight: 500;
  }
  .headline {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .time {
    flex: none;
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .body {
    display: -webkit-box;
    margin: calc(var(--_cw-space) / 2) 0 0;
    color: var(--_cw-text-muted);
    white-space: pre-line;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
    line-clamp: 4;
  }
  .note + .note::before {
    content: '·';
    margin-inline: 0.5em;
  }
  .notes {
    margin: calc(var(--_cw-space) / 2) 0 0;
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
  }
  .composer,
  .kinds {
    margin-block-end: calc(var(--_cw-space) * 4);
  }
  .kinds {
    inline-size: fit-content;
  }
  .stale,
  .new {
    margin-block-end: calc(var(--_cw-space) * 3);
  }
`;
