import { css } from 'lit';

export const panelStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  :host([hidden]) {
    display: none;
  }
  .header {
    display: flex;
    align-items: center;
    gap: calc(var(--_cw-space) * 2);
    min-block-size: calc(var(--_cw-space) * 10);
    padding-inline: calc(var(--_cw-space) * 3) calc(var(--_cw-space) * 1.5);
  }
  h3 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    overflow: hidden;
    font-size: var(--_cw-size);
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .sign {
    inline-size: 20px;
    block-size: 20px;
    border-radius: var(--_cw-radius-small);
  }
  .base {
    overflow: clip;
    border: 1px solid var(--_cw-border);
    border-radius: var(--_cw-radius-large);
    background: var(--_cw-surface);
  }
  .base.bare {
    border: 0;
    border-radius: 0;
    background: none;
  }
  .stage {
    position: relative;
    block-size: var(--_cw-panel-height, 12rem);
  }
  :host([fill]) {
    block-size: 100%;
  }
  :host([fill]) .base {
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    block-size: 100%;
    border: 0;
    border-radius: 0;
  }
  :host([fill]) .stage {
    flex: 1;
    block-size: auto;
  }
  .frame,
  iframe {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    border: 0;
  }
  iframe {
    color-scheme: normal;
  }
  iframe:focus-visible {
    outline: 2px solid var(--_cw-accent);
    outline-offset: -2px;
  }
  .cover {
    position: absolute;
    inset: 0;
    overflow: auto;
    padding: calc(var(--_cw-space) * 3);
    background: var(--_cw-surface);
  }
  .cover.notice {
    inset-block-end: auto;
    background: none;
  }
  /* What has to be read and pressed takes the room it needs, whatever the view declares. */
  .stage:has(> .words) {
    block-size: auto;
    min-block-size: var(--_cw-panel-height, 12rem);
  }
  .stage:has(> .words) .frame {
    position: absolute;
    inset: 0;
  }
  .cover.words {
    position: relative;
    min-block-size: inherit;
    box-sizing: border-box;
  }
  .cover.line {
    display: flex;
    align-items: center;
    overflow: hidden;
  }
  .bare .cover {
    padding: 0;
  }
  .skip {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-start: 4px;
    z-index: 1;
  }
  .skip:not(:focus-within) {
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;
