import { css, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { FormControl } from '../core/form-control.ts';
import { html } from '../core/names.ts';
import { base } from '../styles/base.styles.ts';
import { field } from '../styles/field.styles.ts';

/** Kinds of text the browser can check and offer the right keyboard for. */
export type TextFieldType = 'text' | 'email' | 'tel' | 'url' | 'password' | 'number' | 'date' | 'datetime-local';

/** Addresses and numbers run from left to right in every language; other words go their own way. */
const DIRECTIONS: ReadonlyMap<TextFieldType, 'auto' | 'ltr'> = new Map([
  ['text', 'auto'],
  ['email', 'ltr'],
  ['tel', 'ltr'],
  ['url', 'ltr'],
]);

/**
 * One line or several lines of text.
 *
 * @tagname cw-text-field
 * @slot prefix - A short sign before the value, such as a currency.
 * @slot suffix - A short sign or button after the value.
 * @fires {Event} input - While typing.
 * @fires {Event} change - When the value is settled.
 * @csspart label - The label.
 * @csspart control - The frame around the value.
 * @csspart message - Help or fault.
 */
export class CwTextField extends FormControl {
  static readonly elementName = 'text-field';
  static override styles = [
    base,
    field,
    css`
      .control slot {
        color: var(--_cw-text-muted);
      }
    `,
  ];

  @property() value = '';
  @property() type: TextFieldType = 'text';
  @property() placeholder = '';
  @property() autocomplete: AutoFill = 'off';
  @property() pattern?: string;
  @property({ type: Number }) maxlength?: number;
  @property({ type: Boolean }) readonly = false;
  /** Several lines; the field grows with its text. */
  @property({ type: Boolean }) multiline = false;

  /** Selects the whole value, as for a field that opens to be replaced. */
  select(): void {
    const control = this.nativeControl;
    if (control && 'select' in control) control.select();
  }

  protected override get formValue(): string {
    return this.value;
  }
  override formResetCallback(): void {
    this.value = this.getAttribute('value') ?? '';
  }
  override formStateRestoreCallback(value: string): void {
    this.value = value;
  }

  protected override render() {
    const names = `control${this.shownError ? ' invalid' : ''}${this.isDisabled ? ' disabled' : ''}`;
    return html`${this.renderLabel()}
      <div class=${names} part="control">
        <slot name="prefix"></slot>${this.multiline ? this.#renderTextArea() : this.#renderInput()}<slot
          name="suffix"
        ></slot>
      </div>
      ${this.renderMessage()}`;
  }

  #renderInput() {
    return html`<input
      id="control"
      .value=${live(this.value)}
      type=${this.type}
      placeholder=${this.placeholder || nothing}
      autocomplete=${this.autocomplete}
      pattern=${this.pattern ?? nothing}
      maxlength=${this.maxlength ?? nothing}
      dir=${DIRECTIONS.get(this.type) ?? nothing}
      step=${this.type === 'number' ? 'any' : nothing}
      ?required=${this.required}
      ?disabled=${this.isDisabled}
      ?readonly=${this.readonly}
      aria-invalid=${this.shownError ? 'true' : nothing}
      aria-describedby="message"
      @input=${this.#onInput}
      @change=${() => this.announceChange()}
    />`;
  }

  #renderTextArea() {
    return html`<textarea
      id="control"
      rows="3"
      dir="auto"
      .value=${live(this.value)}
      placeholder=${this.placeholder || nothing}
      maxlength=${this.maxlength ?? nothing}
      ?required=${this.required}
      ?disabled=${this.isDisabled}
      ?readonly=${this.readonly}
      aria-invalid=${this.shownError ? 'true' : nothing}
      aria-describedby="message"
      @input=${this.#onInput}
      @change=${() => this.announceChange()}
    ></textarea>`;
  }

  #onInput(): void {
    this.value = this.nativeControl?.value ?? '';
  }
}
