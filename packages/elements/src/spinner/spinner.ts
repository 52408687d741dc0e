import { css, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { spinnerIcon } from '../button/button-base.ts';
import { buttonStyles } from '../button/button.styles.ts';
import { LocaleController } from '../core/locale.ts';
import { html } from '../core/names.ts';
import { base } from '../styles/base.styles.ts';
import { elementTexts } from '../texts/element-texts.ts';

/**
 * Something is under way and nobody knows for how long. As large as the text around it.
 *
 * @tagname cw-spinner
 */
export class CwSpinner extends LitElement {
  static readonly elementName = 'spinner';
  static override styles = [
    base,
    buttonStyles,
    css`
      :host {
        display: inline-flex;
        color: var(--_cw-text-muted);
        font-size: inherit;
      }
    `,
  ];

  /** What is under way, for screen readers; "Loading…" when absent. */
  @property() label = '';
  readonly #locale = new LocaleController(this, elementTexts);

  protected override render() {
    return html`<span role="status"
      >${spinnerIcon}<span class="hidden-text">${this.label || this.#locale.text('loading')}</span></span
    >`;
  }
}
