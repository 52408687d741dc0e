import { LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { CwButton } from '../button/button.ts';
import { emit } from '../core/events.ts';
import { icon, type IconName } from '../core/icons.ts';
import { LocaleController } from '../core/locale.ts';
import { html } from '../core/names.ts';
import { stateStyles } from '../empty-state/state.styles.ts';
import { base } from '../styles/base.styles.ts';
import { elementTexts } from '../texts/element-texts.ts';

/**
 * Says what failed, in plain words, and offers to try again.
 *
 * @tagname cw-error-state
 * @slot - What failed and what it means.
 * @slot actions - Other ways out, after "Try again".
 * @fires {CustomEvent<null>} cw-error-retry - When the user wants to try again.
 */
export class CwErrorState extends LitElement {
  static readonly elementName = 'error-state';
  static readonly uses = [CwButton];
  static override styles = [base, stateStyles];

  /** Short title; a general one when absent. */
  @property() heading = '';
  @property() icon: IconName | (string & {}) = 'alert';
  /** Offers no retry, where trying again cannot help. */
  @property({ type: Boolean }) final = false;
  /** Quiet instead of alarming, for what is not a fault, such as a missing right. */
  @property({ type: Boolean }) quiet = false;
  @property({ type: Boolean, reflect: true }) compact = false;
  readonly #locale = new LocaleController(this, elementTexts);

  protected override render() {
    return html`<div class="base" part="base" role=${this.quiet ? 'status' : 'alert'}>
      <span class="sign ${this.quiet ? '' : 'negative'}">${icon(this.icon)}</span>
      <p class="heading">${this.heading || this.#locale.text('somethingWrong')}</p>
      <div class="words"><slot></slot></div>
      <div class="actions">
        ${
          this.final
            ? nothing
            : html`<cw-button size="small" @click=${() => emit(this, 'cw-error-retry', null)}
                >${this.#locale.text('retry')}</cw-button
              >`
        }
        <slot name="actions"></slot>
      </div>
    </div>`;
  }
}
