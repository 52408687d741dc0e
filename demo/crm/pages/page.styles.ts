import { css } from 'lit';

/** Space, headings and columns shared by all pages. */
export const pageStyles = css`
  :host {
    display: block;
    padding: 20px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 12px;
    margin-block-end: 16px;
  }
  .head > .grow {
    flex: 1;
    min-inline-size: 0;
  }
  h1 {
    margin: 0;
    font-size: 1.25rem;
    font-weight: 650;
    line-height: 1.3;
    letter-spacing: -0.012em;
  }
  .intro {
    margin: 2px 0 0;
    color: var(--crm-muted);
  }
  h2 {
    margin: 0;
    font-size: 0.9375rem;
    font-weight: 600;
  }
  @media (width < 48rem) {
    :host {
      padding: 16px;
    }
  }
`;
