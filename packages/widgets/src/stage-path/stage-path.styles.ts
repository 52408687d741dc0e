import { css } from 'lit';

/** Looks of the stage path; in a narrow place only the current stage has words. */
export const stagePathStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  ol {
    display: flex;
    gap: 3px;
    margin: 0;
    padding: 0;
    list-style: none;
    transition: opacity var(--_cw-motion);
  }
  .saving {
    opacity: 0.6;
  }
  li {
    flex: 1 1 0;
    min-inline-size: 0;
  }
  .stage {
    --tone: var(--_cw-accent);
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.35em;
    inline-size: 100%;
    min-block-size: var(--_cw-control);
    padding: 0 calc(var(--_cw-space) * 4);
    border: 0;
    background: color-mix(in oklab, var(--_cw-text) 6%, var(--_cw-surface));
    color: var(--_cw-text-muted);
    font-size: var(--_cw-size-small);
    clip-path: polygon(0 0, calc(100% - 9px) 0, 100% 50%, calc(100% - 9px) 100%, 0 100%, 9px 50%);
    transition: background var(--_cw-motion);
  }
  .stage:dir(rtl) {
    clip-path: polygon(100% 0, 9px 0, 0 50%, 9px 100%, 100% 100%, calc(100% - 9px) 50%);
  }
  li:first-child .stage {
    border-start-start-radius: var(--_cw-radius);
    border-end-start-radius: var(--_cw-radius);
    clip-path: polygon(0 0, calc(100% - 9px) 0, 100% 50%, calc(100% - 9px) 100%, 0 100%);
  }
  li:first-child .stage:dir(rtl) {
    clip-path: polygon(100% 0, 9px 0, 0 50%, 9px 100%, 100% 100%);
  }
  li:last-child .stage {
    border-start-end-radius: var(--_cw-radius);
    border-end-end-radius: var(--_cw-radius);
    clip-path: polygon(0 0, 100% 0, 100% 100%, 0 100%, 9px 50%);
  }
  li:last-child .stage:dir(rtl) {
    clip-path: polygon(100% 0, 0 0, 0 100%, 100% 100%, calc(100% - 9px) 50%);
  }
  li:only-child .stage {
    clip-path: none;
  }
  button.stage {
    cursor: pointer;
  }
  .done {
    background: color-mix(in oklab, var(--_cw-accent) 15%, var(--_cw-surface));
    color: var(--_cw-accent-text);
  }
  .current {
    background: var(--tone);
    color: oklch(from var(--tone) clamp(0.12, (0.66 - l) * 1000, 1) 0 h);
    font-weight: 600;
  }
  .current.positive {
    --tone: var(--_cw-positive);
  }
  .current.negative {
    --tone: var(--_cw-negative);
  }
  button.stage:not(.current):hover {
    background: color-mix(in oklab, var(--_cw-accent) 24%, var(--_cw-surface));
    color: var(--_cw-text);
  }
  .stage:focus-visible {
    outline: 2px solid var(--_cw-text);
    outline-offset: -4px;
  }
  .words {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .fault {
    margin: calc(var(--_cw-space) * 1.5) 0 0;
    color: var(--_cw-negative);
    font-size: var(--_cw-size-small);
  }
  @container (inline-size < 30rem) {
    li:has(.current) {
      flex: 3 1 6rem;
    }
    .stage {
      padding-inline: calc(var(--_cw-space) * 2);
    }
    .stage:not(.current) .words {
      position: absolute;
      inline-size: 1px;
      clip-path: inset(50%);
    }
  }
  @media (forced-colors: active) {
    .stage {
      border: 1px solid;
      clip-path: none !important;
    }
    .current {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
