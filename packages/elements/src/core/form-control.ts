import { LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { elementTexts } from '../texts/element-texts.ts';
import { LocaleController } from './locale.ts';
import { html } from './names.ts';

/** The native element inside a control; it knows what is valid. */
export type NativeControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
/** What is wrong with a value: the flag of `validity` it raises, and the words for the user. */
export type Fault = readonly [flag: keyof ValidityStateFlags, message: string];

/**
 * What all form controls share: they take part in a `<form>` like native ones (name, validity, reset, restore, fieldset,
 * labels), send `input` and `change`, and say below themselves what is wrong once the user has been there.
 */
export abstract class FormControl extends LitElement {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static {
    // What is wrong is known only once the browser has the value, so a fault is drawn by a second update.
    this.disableWarning?.('change-in-update');
  }

  /** Key of the value in the form's data. */
  @property({ reflect: true }) name = '';
  /** What the control is called, shown above it. A `<label>` of the page, or `aria-label`, names it as well. */
  @property() label = '';
  /** Keeps the label for screen readers only. */
  @property({ type: Boolean, attribute: 'label-hidden' }) labelHidden = false;
  /** One sentence below the control. */
  @property() help = '';
  /** A fault found elsewhere, by the server for instance; makes the control invalid until it is emptied. */
  @property() error = '';
  @property({ type: Boolean, reflect: true }) required = false;
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** The value is shown and sent, but not to be changed here. */
  @property({ type: Boolean, reflect: true }) readonly = false;

  @state() protected fieldsetDisabled = false;
  @state() private visited = false;
  @state() private message = '';
  protected readonly internals = this.attachInternals();
  protected readonly locale = new LocaleController(this, elementTexts);

  constructor() {
    super();
    this.addEventListener('invalid', (event) => {
      event.preventDefault();
      this.visited = true;
    });
    // A press on a <label> of the page arrives here without having touched anything inside.
    this.addEventListener('click', (event) => {
      if (event.composedPath()[0] === this) this.activate();
    });
    // Inputs in a shadow root belong to no form, so the browser does not send one for them.
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.defaultPrevented && !event.isComposing) this.#sendForm(event);
    });
  }

  /** Enter in one line of text sends the form, if there is a button that does. */
  #sendForm(event: Event): void {
    if (!(event.composedPath()[0] instanceof HTMLInputElement) || !this.isEditable) return;
    if (this.form?.querySelector('[type=submit], button:not([type])')) this.form.requestSubmit();
  }

  /** What the form sends; `null` for nothing. */
  protected abstract get formValue(): string | FormData | null;
  /** What the browser keeps for when the user comes back. */
  protected get formState(): string | null {
    return typeof this.formValue === 'string' ? this.formValue : null;
  }
  /** Takes over a state the browser kept, or a value it fills in. */
  abstract formStateRestoreCallback(state: string): void;
  /** Takes back what the page first said; complaints begin anew. */
  formResetCallback(): void {
    this.visited = false;
  }

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
  get willValidate(): boolean {
    return this.internals.willValidate;
  }
  /** The `<label>` elements of the page that name it. */
  get labels(): NodeList {
    return this.internals.labels;
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
  /** Whether the user may change the value now. */
  protected get isEditable(): boolean {
    return !this.isDisabled && !this.readonly;
  }

  /** Gives the keyboard to where the value is given, not to a button that stands before it. */
  override focus(options?: FocusOptions): void {
    if (this.nativeControl) this.nativeControl.focus(options);
    else super.focus(options);
  }

  /** What a press on the control's label does. */
  protected activate(): void {
    this.focus();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    this.tellControl();
    this.internals.setFormValue(this.formValue, this.formState);
    const [flag, message] = this.findFault() ?? [];
    if (flag) this.internals.setValidity({ [flag]: true }, message, this.nativeControl ?? undefined);
    else this.internals.setValidity({});
    this.message = message ?? '';
  }

  /** What is wrong with the value now. Controls with rules of their own look at those first. */
  protected findFault(): Fault | undefined {
    if (this.error) return ['customError', this.error];
    const control = this.nativeControl;
    if (this.required && this.isEmpty) return ['valueMissing', this.locale.text('needed')];
    if (!control || control.validity.valid || control.validity.valueMissing) return undefined;
    return [flagOf(control.validity), control.validationMessage];
  }

  protected get isEmpty(): boolean {
    return !this.formValue;
  }

  /** Everything that holds for the native control of any field, said in one place. */
  protected tellControl(): void {
    const control = this.nativeControl;
    if (!control) return;
    control.disabled = this.isDisabled;
    control.required = this.required;
    if ('readOnly' in control) control.readOnly = this.readonly;
    control.ariaInvalid = this.shownError ? 'true' : null;
    control.ariaLabel = this.spokenName || null;
    control.setAttribute('aria-describedby', 'message');
  }

  /** The control's name where its own visible label does not give it: the words of the page's labels, or its `aria-label`. */
  protected get spokenName(): string {
    if (this.label) return '';
    return [...this.labels].map((label) => label.textContent?.trim()).join(' ') || (this.ariaLabel ?? '');
  }

  /** Native `change` stops at the shadow root; the page hears this one. Choices that no native control made send `input` too. */
  protected announceChange(...before: readonly 'input'[]): void {
    this.visited = true;
    for (const type of [...before, 'change']) this.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  }

  /** The fault to show now; empty while the user has not been here. */
  protected get shownError(): string {
    return this.error || (this.visited ? this.message : '');
  }

  /** Label, frame with the value in it, help or fault. */
  protected renderField(content: unknown): TemplateResult {
    const names = `control${this.shownError ? ' invalid' : ''}${this.isDisabled ? ' disabled' : ''}`;
    return html`${this.renderLabel()}
      <div class=${names} part="control">${content}</div>
      ${this.renderMessage()}`;
  }

  protected renderLabel(): TemplateResult | typeof nothing {
    if (!this.label) return nothing;
    return html`<label class=${this.labelNames} for="control" part="label">${this.label}</label>`;
  }
  protected get labelNames(): string {
    return `${this.labelHidden ? 'hidden-text' : 'label'}${this.required ? ' required' : ''}`;
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

/** The one flag of a native control's validity that is raised; where several are, the first. */
function flagOf(validity: ValidityState): keyof ValidityStateFlags {
  return VALIDITY_FLAGS.find((flag) => validity[flag]) ?? 'customError';
}

const VALIDITY_FLAGS = [
  'badInput',
  'typeMismatch',
  'patternMismatch',
  'tooLong',
  'tooShort',
  'rangeUnderflow',
  'rangeOverflow',
  'stepMismatch',
] as const satisfies readonly (keyof ValidityStateFlags)[];
