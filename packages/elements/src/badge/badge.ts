import { css, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { html } from '../core/names.ts';
import { base } from '../styles/base.styles.ts';
import { tones } from '../styles/tokens.styles.ts';

/** Meaning of a colour; the same five everywhere. */
export type Tone = 'neutral' | 'info' | 'positive' | 'caution' | 'negative';

/**
 * A state or category in one or two words.
 *
 * @tagname cw-badge
 * @slot - The words.
 */
export class CwBadge extends LitElement {
  static readonly elementName = 'badge';
  static override styles = [
    base,
    tones,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        max-inline-size: 100%;
        gap: 0.35em;
        padding: 0.08em 0.55em;
        border-radius: var(--_cw-radius-small);
        background: color-mix(in oklab, var(--_cw-tone) 11%, var(--_cw-surface));
        color: light-dark(oklch(from var(--_cw-tone) min(l, 0.5) c h), oklch(from var(--_cw-tone) max(l, 0.76) c h));
        font-size: var(--_cw-size-small);
        font-weight: 500;
        line-height: 1.5;
        vertical-align: middle;
        white-space: nowrap;
      }
      :host([dot])::before {
        content: '';
        flex: none;
        inline-size: 0.5em;
        block-size: 0.5em;
        border-radius: 50%;
        background: var(--_cw-tone);
      }
      span {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      @media (forced-colors: active) {
        :host {
          border: 1px solid;
        }
      }
    `,
  ];

  @property({ reflect: true }) tone: Tone = 'neutral';
  /** A dot in the tone's colour before the words. */
  @property({ type: Boolean, reflect: true }) dot = false;

  protected override render() {
    return html`<span><slot></slot></span>`;
  }
}
