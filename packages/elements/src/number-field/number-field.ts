import { css, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import {
  addDecimals,
  compareDecimals,
  formatDecimal,
  fractionDigits,
  isDecimal,
  parseDecimal,
} from '../core/decimal.ts';
import type { Fault } from '../core/form-control.ts';
import { html } from '../core/names.ts';
import { ValueControl } from '../core/value-control.ts';
import { base } from '../styles/base.styles.ts';
import { field } from '../styles/field.styles.ts';

/**
 * A number, written the way the reader's language writes it. `value` is a decimal text (`1234.5`), so that no digit is
 * lost; what is typed with other digits, grouping or decimal signs is understood.
 *
 * Keyboard: ↑ ↓ change it by `step`, Page Up and Page Down by ten steps.
 *
 * @tagname cw-number-field
 * @slot prefix - A short sign before the value.
 * @slot suffix - A short sign after the value, such as a unit.
 * @fires {Event} input - While typing, and at each step.
 * @fires {Event} change - When the value is settled.
 * @csspart label - The label.
 * @csspart control - The frame around the value.
 * @csspart message - Help or fault.
 */
export class CwNumberField extends ValueControl {
  static readonly elementName: string = 'number-field';
  static override styles = [
    base,
    field,
    css`
      .control slot {
        color: var(--_cw-text-muted);
      }
      input {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  /** Smallest number that may be given, as a decimal text. */
  @property() min?: string;
  /** Largest number that may be given. */
  @property() max?: string;
  /** What an arrow key adds or takes away. */
  @property() step = '1';
  /** Most digits after the point; any number of them when absent. */
  @property({ type: Number }) digits?: number;
  @property() placeholder = '';
  @property() autocomplete: AutoFill = 'off';
  /** What is being typed, as it is. */
  @state() protected typed: string | undefined;

  /** How the number is written while nobody types. */
  protected get format(): Intl.NumberFormatOptions {
    return {};
  }
  protected get mostDigits(): number {
    return this.digits ?? Infinity;
  }

  protected override render() {
    return this.renderField(html`<slot name="prefix"></slot>${this.renderInput()}<slot name="suffix"></slot>`);
  }

  protected renderInput() {
    return html`<input
      id="control"
      type="text"
      inputmode="decimal"
      dir="ltr"
      .value=${live(this.typed ?? formatDecimal(this.value, this.locale.locale, this.format))}
      placeholder=${this.placeholder || nothing}
      autocomplete=${this.autocomplete}
      @input=${this.#onInput}
      @change=${this.#onChange}
      @keydown=${this.#onKey}
    />`;
  }

  protected override findFault(): Fault | undefined {
    const { value, min, max, locale, mostDigits } = this;
    const shown = (limit: string) => formatDecimal(limit, locale.locale, this.format);
    if (this.error || (value === '' && !this.typed?.trim())) return super.findFault();
    if (!isDecimal(value)) return ['badInput', locale.text('badNumber')];
    if (min && isDecimal(min) && compareDecimals(value, min) < 0)
      return ['rangeUnderflow', locale.text('tooLow', { limit: shown(min) })];
    if (max && isDecimal(max) && compareDecimals(value, max) > 0)
      return ['rangeOverflow', locale.text('tooHigh', { limit: shown(max) })];
    if (fractionDigits(value) > mostDigits)
      return ['stepMismatch', locale.text(mostDigits === 0 ? 'wholeNumber' : 'tooPrecise', { count: mostDigits })];
    return super.findFault();
  }

  override formResetCallback(): void {
    super.formResetCallback();
    this.typed = undefined;
  }

  #onInput(): void {
    this.typed = this.nativeControl?.value ?? '';
    this.value = parseDecimal(this.typed, this.locale.locale) ?? '';
  }

  /** What could be read is written properly; what could not stays to be mended. */
  #onChange(): void {
    if (this.value !== '' || !this.typed?.trim()) this.typed = undefined;
    this.announceChange();
  }

  #onKey(event: KeyboardEvent): void {
    const steps = STEPS.get(event.key);
    if (!steps || !this.isEditable || event.altKey || !isDecimal(this.step)) return;
    event.preventDefault();
    this.typed = undefined;
    const up = steps.startsWith('-') ? negated(this.step) : this.step;
    const from = isDecimal(this.value) ? this.value : '0';
    let value: string = from;
    for (let count = Math.abs(Number(steps)); count > 0; count -= 1) value = addDecimals(value, up);
    this.value = this.#within(value);
    if (this.value !== from) this.announceChange('input');
  }

  #within(value: string): string {
    const { min, max } = this;
    if (min && isDecimal(min) && compareDecimals(value, min) < 0) return min;
    return max && isDecimal(max) && compareDecimals(value, max) > 0 ? max : value;
  }
}

const STEPS: ReadonlyMap<string, string> = new Map([
  ['ArrowUp', '1'],
  ['ArrowDown', '-1'],
  ['PageUp', '10'],
  ['PageDown', '-10'],
]);

function negated(value: string): string {
  return value.startsWith('-') ? value.slice(1) : `-${value}`;
}
