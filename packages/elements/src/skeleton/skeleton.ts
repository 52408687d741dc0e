import { css, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { html } from '../core/names.ts';
import { LocaleController } from '../core/locale.ts';
import { base } from '../styles/base.styles.ts';
import { elementTexts } from '../texts/element-texts.ts';

/**
 * The shape of what is on its way, so that nothing moves when it comes.
 *
 * @tagname cw-skeleton
 */
export class CwSkeleton extends LitElement {
  static readonly elementName = 'skeleton';
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .line {
        block-size: 0.75em;
        margin-block: 0.35em;
        border-radius: var(--_cw-radius-small);
        background: var(--_cw-active);
        animation: breathe 1.6s ease-in-out infinite;
      }
      .line + .line {
        margin-block-start: 0.85em;
      }
      .line:nth-child(3n + 1) {
        inline-size: 82%;
      }
      .line:nth-child(3n + 2) {
        inline-size: 94%;
      }
      .line:nth-child(3n) {
        inline-size: 64%;
      }
      @keyframes breathe {
        50% {
          opacity: 0.45;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .line {
          animation: none;
        }
      }
      @media (forced-colors: active) {
        .line {
          border: 1px solid GrayText;
        }
      }
    `,
  ];

  /** How many lines of text it stands for. */
  @property({ type: Number }) lines = 3;
  readonly #locale = new LocaleController(this, elementTexts);

  protected override render() {
    return html`<div part="base" role="status">
      <span class="hidden-text">${this.#locale.text('loading')}</span
      >${Array.from({ length: this.lines }, () => html`<div class="line"></div>`)}
    </div>`;
  }
}
