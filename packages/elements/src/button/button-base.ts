import { LitElement, nothing, svg, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { html } from '../core/names.ts';
import { safeHref } from '../core/safe-href.ts';
import { base } from '../styles/base.styles.ts';
import { buttonStyles } from './button.styles.ts';

/** Weight of a button on the page: one `primary` per view, `danger` for what cannot be undone. */
export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';

/** What text and icon buttons share: looks, link behaviour, form behaviour. */
export abstract class ButtonBase extends LitElement {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [base, buttonStyles];

  @property({ reflect: true }) size: 'small' | 'medium' = 'medium';
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** What a press does to the form around it. */
  @property() type: 'button' | 'submit' | 'reset' = 'button';
  /** Makes it a link. Only web, mail and telephone addresses are followed. */
  @property() href?: string;
  @property() target?: string;
  /** Whether what it opens is open now; absent for buttons that open nothing. */
  @property({ attribute: false }) expanded?: boolean | undefined;
  /** Kind of thing it opens. */
  @property({ attribute: false }) popup?: 'menu' | 'dialog' | undefined;
  /** Whether a toggle is on; absent for ordinary buttons. */
  @property({ attribute: false }) pressed?: boolean | undefined;

  readonly #internals = this.attachInternals();

  constructor() {
    super();
    this.addEventListener('click', () => this.#actOnForm());
  }

  #actOnForm(): void {
    if (this.disabled || this.href !== undefined) return;
    if (this.type === 'submit') this.#internals.form?.requestSubmit();
    if (this.type === 'reset') this.#internals.form?.reset();
  }

  protected renderBase(className: string, label: string, busy: boolean, content: unknown): TemplateResult {
    if (this.href !== undefined) return this.#renderLink(className, label, content);
    return html`<button
      part="base"
      class="base ${className}"
      type="button"
      ?disabled=${this.disabled}
      aria-label=${label || nothing}
      aria-busy=${busy ? 'true' : nothing}
      aria-expanded=${this.expanded ?? nothing}
      aria-haspopup=${this.popup ?? nothing}
      aria-pressed=${this.pressed ?? nothing}
    >
      ${content}
    </button>`;
  }

  #renderLink(className: string, label: string, content: unknown): TemplateResult {
    const foreign = this.target === '_blank';
    return html`<a
      part="base"
      class="base ${className}"
      href=${safeHref(this.href) ?? nothing}
      target=${this.target ?? nothing}
      rel=${foreign ? 'noopener noreferrer' : nothing}
      aria-label=${label || nothing}
      aria-disabled=${this.disabled ? 'true' : nothing}
      >${content}</a
    >`;
  }
}

/** A turning circle in the size of the text. */
export const spinnerIcon = svg`<svg class="icon spin" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"><path d="M12 3.5a8.5 8.5 0 1 1-8.5 8.5"/></svg>`;
