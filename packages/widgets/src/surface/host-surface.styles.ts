import { css } from 'lit';

export const surfaceStyles = css`
  :host {
    display: contents;
  }
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  .words {
    color: var(--_cw-text-muted);
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  ul {
    margin-block-start: calc(var(--_cw-space) * 2);
    list-style: none;
  }
  li {
    padding-block: calc(var(--_cw-space) * 2);
    border-block-start: 1px solid var(--_cw-border);
    overflow-wrap: anywhere;
  }
  .asker {
    margin-block-start: calc(var(--_cw-space) * 3);
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
  }
  code {
    overflow-wrap: anywhere;
  }
  .choices {
    display: grid;
    gap: calc(var(--_cw-space) * 2);
  }
  .buttons {
    display: flex;
    flex: 1;
    justify-content: end;
    gap: calc(var(--_cw-space) * 2);
  }
`;
