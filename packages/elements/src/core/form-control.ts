import { LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { html } from './names.ts';

/** The native element inside a control; it knows what is valid. */
export type NativeControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * What all form controls share: they take part in a `<form>` like native ones (name, validity, reset, restore, fieldset),
 * send `input` and `change`, and say below themselves what is wrong once the user has been there.
 */
export abstract class FormControl extends LitElement {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  /** Key of the value in the form's data. */
  @property({ reflect: true }) name = '';
  /** What the control is called, shown above it. */
  @property() label = '';
  /** Keeps the label for screen readers only. */
  @property({ type: Boolean, attribute: 'label-hidden' }) labelHidden = false;
  /** One sentence below the control. */
  @property() help = '';
  /** A fault found elsewhere, by the server for instance; makes the control invalid until it is emptied. */
  @property() error = '';
  @property({ type: Boolean, reflect: true }) required = false;
  @property({ type: Boolean, reflect: true }) disabled = false;

  @state() protected fieldsetDisabled = false;
  @state() private visited = false;
  protected readonly internals = this.attachInternals();

  constructor() {
    super();
    this.addEventListener('invalid', (event) => {
      event.preventDefault();
      this.visited = true;
    });
  }

  /** What the form sends; `null` for nothing. */
  protected abstract get formValue(): string | null;
  /** Takes back what the page first said. */
  abstract formResetCallback(): void;
  /** Takes over a value the browser kept. */
  abstract formStateRestoreCallback(value: string): void;

  protected get nativeControl(): NativeControl | null {
    return this.renderRoot.querySelector<NativeControl>('#control');
  }

  get form(): HTMLFormElement | null {
    return this.internals.form;
  }
  get validity(): ValidityState {
    return this.internals.validity;
  }
  get validationMessage(): string {
    return this.internals.validationMessage;
  }
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }
  reportValidity(): boolean {
    return this.internals.reportValidity();
  }

  formDisabledCallback(disabled: boolean): void {
    this.fieldsetDisabled = disabled;
  }

  protected get isDisabled(): boolean {
    return this.disabled || this.fieldsetDisabled;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    this.internals.setFormValue(this.formValue);
    this.#updateValidity();
  }

  #updateValidity(): void {
    const control = this.nativeControl;
    if (!control) return;
    if (this.error) this.internals.setValidity({ customError: true }, this.error, control);
    else this.internals.setValidity(control.validity, control.validationMessage, control);
  }

  /** Native `change` stops at the shadow root; the page hears this one. */
  protected announceChange(): void {
    this.visited = true;
    this.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }

  /** The fault to show now; empty while the user has not been here. */
  protected get shownError(): string {
    return this.error || (this.visited ? (this.nativeControl?.validationMessage ?? '') : '');
  }

  protected renderLabel(): TemplateResult | typeof nothing {
    if (!this.label) return nothing;
    const names = `${this.labelHidden ? 'hidden-text' : 'label'}${this.required ? ' required' : ''}`;
    return html`<label class=${names} for="control" part="label">${this.label}</label>`;
  }

  protected renderMessage(): TemplateResult | typeof nothing {
    const fault = this.shownError;
    const message = fault || this.help;
    if (!message) return nothing;
    return html`<p
      id="message"
      class=${fault ? 'message invalid' : 'message'}
      part="message"
      role=${fault ? 'alert' : nothing}
    >
      ${message}
    </p>`;
  }
}
