import { css, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../core/locale.ts';
import { html } from '../core/names.ts';
import { safeHref } from '../core/safe-href.ts';
import { base } from '../styles/base.styles.ts';
import { elementTexts } from '../texts/element-texts.ts';

/**
 * A link among words. Only web, mail and telephone addresses are followed; a new tab is said and shown.
 *
 * @tagname cw-link
 * @slot - The words.
 * @csspart base - The native link.
 */
export class CwLink extends LitElement {
  static readonly elementName = 'link';
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    base,
    css`
      :host {
        display: inline;
        font-size: inherit;
      }
      a {
        border-radius: 2px;
        text-decoration: underline;
        text-decoration-color: color-mix(in oklab, currentcolor 45%, transparent);
        text-underline-offset: 0.15em;
      }
      a:hover {
        text-decoration-color: currentcolor;
      }
      :host([quiet]) a:not(:hover) {
        text-decoration: none;
      }
    `,
  ];

  @property() href?: string;
  @property() target?: string;
  /** Underlined only under the pointer, for lists that are nothing but links. */
  @property({ type: Boolean, reflect: true }) quiet = false;
  readonly #locale = new LocaleController(this, elementTexts);

  protected override render() {
    const isForeign = this.target === '_blank';
    return html`<a
      part="base"
      href=${safeHref(this.href) ?? nothing}
      target=${this.target ?? nothing}
      rel=${isForeign ? 'noopener noreferrer' : nothing}
      ><slot></slot
      >${isForeign ? html`<span class="hidden-text"> (${this.#locale.text('opensTab')})</span> ↗` : nothing}</a
    >`;
  }
}
