import { property } from 'lit/decorators.js';
import { html } from '../core/names.ts';
import { ButtonBase, spinnerIcon, type ButtonVariant } from './button-base.ts';

/**
 * Starts an action, or follows a link that should look like one.
 *
 * @tagname cw-button
 * @slot - The words on it: a verb, sentence case.
 * @slot prefix - An icon before the words.
 * @slot suffix - An icon after the words.
 * @csspart base - The native button or link.
 */
export class CwButton extends ButtonBase {
  static readonly elementName = 'button';

  @property() variant: ButtonVariant = 'secondary';
  /** Shows that the action is under way. */
  @property({ type: Boolean }) loading = false;
  /** Accessible name where the visible words alone do not say enough. */
  @property() label = '';

  protected override render() {
    const prefix = this.loading ? spinnerIcon : html`<slot name="prefix"></slot>`;
    return this.renderBase(
      this.variant,
      this.label,
      this.loading,
      html`${prefix}<slot></slot><slot name="suffix"></slot>`,
    );
  }
}
