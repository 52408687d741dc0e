import { css, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { html } from '../core/names.ts';
import { ValueControl } from '../core/value-control.ts';
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
export class CwTextField extends ValueControl {
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

  @property() type: TextFieldType = 'text';
  @property() placeholder = '';
  @property() autocomplete: AutoFill = 'off';
  @property() pattern?: string;
  @property({ type: Number }) minlength?: number;
  @property({ type: Number }) maxlength?: number;
  /** Several lines; the field grows with its text. */
  @property({ type: Boolean }) multiline = false;
  /** Lines that are there before it grows. */
  @property({ type: Number }) rows = 3;

  /** Selects the whole value, as for a field that opens to be replaced. */
  select(): void {
    const control = this.nativeControl;
    if (control && 'select' in control) control.select();
  }

  protected override render() {
    return this.renderField(
      html`<slot name="prefix"></slot>${this.multiline ? this.#renderTextArea() : this.#renderInput()}<slot
          name="suffix"
        ></slot>`,
    );
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.has('rows')) this.nativeControl?.style.setProperty('--_cw-rows', String(this.rows));
  }

  #renderInput() {
    return html`<input
      id="control"
      .value=${live(this.value)}
      type=${this.type}
      placeholder=${this.placeholder || nothing}
      autocomplete=${this.autocomplete}
      pattern=${this.pattern ?? nothing}
      minlength=${this.minlength ?? nothing}
      maxlength=${this.maxlength ?? nothing}
      dir=${DIRECTIONS.get(this.type) ?? nothing}
      step=${this.type === 'number' ? 'any' : nothing}
      @input=${this.#onInput}
      @change=${() => this.announceChange()}
    />`;
  }

  #renderTextArea() {
    return html`<textarea
      id="control"
      rows=${this.rows}
      dir="auto"
      .value=${live(this.value)}
      placeholder=${this.placeholder || nothing}
      autocomplete=${this.autocomplete}
      minlength=${this.minlength ?? nothing}
      maxlength=${this.maxlength ?? nothing}
      @input=${this.#onInput}
      @change=${() => this.announceChange()}
    ></textarea>`;
  }

  #onInput(): void {
    this.value = this.nativeControl?.value ?? '';
  }
}
