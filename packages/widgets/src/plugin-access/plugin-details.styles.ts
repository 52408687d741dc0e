import { css } from 'lit';

export const detailsStyles = css`
  :host {
    display: block;
  }
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  .name {
    font-weight: 600;
  }
  code {
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  .words {
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
    overflow-wrap: anywhere;
  }
  section {
    margin-block-start: calc(var(--_cw-space) * 5);
  }
  section > cw-button {
    margin-block-start: calc(var(--_cw-space) * 2);
  }
  .detail {
    color: var(--_cw-text-muted);
  }
  .heading {
    margin-block-end: var(--_cw-space);
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
    font-weight: 600;
  }
  ul {
    list-style: none;
  }
  li {
    display: flex;
    align-items: baseline;
    gap: calc(var(--_cw-space) * 3);
    padding-block: calc(var(--_cw-space) * 1.75);
    border-block-end: 1px solid var(--_cw-border);
  }
  li:last-child {
    border-block-end: 0;
  }
  .grow {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .denied .grow {
    color: var(--_cw-text-muted);
  }
  cw-relative-time {
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
    white-space: nowrap;
  }
`;
