import { LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { icon, type IconName } from '../core/icons.ts';
import { html } from '../core/names.ts';
import { base } from '../styles/base.styles.ts';
import { stateStyles } from './state.styles.ts';

/**
 * Says why there is nothing here and what to do about it.
 *
 * @tagname cw-empty-state
 * @slot - One or two sentences.
 * @slot actions - Buttons that change it.
 */
export class CwEmptyState extends LitElement {
  static readonly elementName = 'empty-state';
  static override styles = [base, stateStyles];

  @property() icon: IconName | (string & {}) = 'inbox';
  @property() heading = '';
  /** Makes the heading one of the page, of this level; without it, it is only words. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel?: number;
  /** Less space, for places inside a card. */
  @property({ type: Boolean, reflect: true }) compact = false;

  protected override render() {
    return html`<div class="base" part="base">
      <span class="sign">${icon(this.icon)}</span>
      ${this.heading ? this.#renderHeading() : nothing}
      <div class="words"><slot></slot></div>
      <div class="actions"><slot name="actions"></slot></div>
    </div>`;
  }

  #renderHeading() {
    const level = this.headingLevel;
    return html`<p class="heading" role=${level ? 'heading' : nothing} aria-level=${level ?? nothing}>
      ${this.heading}
    </p>`;
  }
}
