import { css, type CSSResultGroup } from 'lit';
import { hiddenText, tokens } from './tokens.styles.ts';

const shared = css`
  .icon {
    display: block;
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
  }
  .mirrored:dir(rtl) {
    transform: scaleX(-1);
  }
  :focus-visible {
    outline: 2px solid var(--_cw-accent);
    outline-offset: 1px;
  }
  a {
    color: var(--_cw-accent-text);
    text-decoration: none;
  }
  a:hover {
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  button {
    font: inherit;
    color: inherit;
  }
`;

/** What every element's style sheet begins with: tokens, icons, focus ring, links, text for screen readers. */
export const base: CSSResultGroup[] = [tokens, hiddenText, shared];
