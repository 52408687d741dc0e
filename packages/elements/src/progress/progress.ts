import { css, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { html } from '../core/names.ts';
import { base } from '../styles/base.styles.ts';

/**
 * How far something has come.
 *
 * @tagname cw-progress
 */
export class CwProgress extends LitElement {
  static readonly elementName = 'progress';
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      progress {
        appearance: none;
        display: block;
        inline-size: 100%;
        block-size: calc(var(--_cw-space) * 1.5);
        border: 0;
        border-radius: 1rem;
        background: var(--_cw-active);
        overflow: hidden;
      }
      progress::-webkit-progress-bar {
        background: transparent;
      }
      progress::-webkit-progress-value {
        border-radius: 1rem;
        background: var(--_cw-accent);
        transition: inline-size var(--_cw-motion);
      }
      progress::-moz-progress-bar {
        background: var(--_cw-accent);
      }
    `,
  ];

  /** From 0 to `max`; absent while nobody knows. */
  @property({ type: Number }) value?: number;
  @property({ type: Number }) max = 100;
  /** What is progressing, for screen readers. */
  @property() label = '';

  protected override render() {
    return html`<progress
      value=${this.value ?? nothing}
      max=${this.max}
      aria-label=${this.label || nothing}
    ></progress>`;
  }
}
