import { css, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { fractionDigits, isDecimal } from '../core/decimal.ts';
import { icon } from '../core/icons.ts';
import { html } from '../core/names.ts';
import { CwNumberField } from '../number-field/number-field.ts';
import { nativeSelect } from '../styles/field.styles.ts';

/**
 * An amount of money: a decimal text in `value`, never a binary number, and an ISO 4217 code in `currency`. In a form it
 * sends the amount under its name and the currency under its name with `-currency` after it.
 *
 * Keyboard: as `<cw-number-field>`.
 *
 * @tagname cw-money-field
 * @fires {Event} input - While typing, and when another currency was chosen.
 * @fires {Event} change - When the amount is settled, and when another currency was chosen.
 * @csspart label - The label.
 * @csspart control - The frame around the value.
 * @csspart message - Help or fault.
 */
export class CwMoneyField extends CwNumberField {
  static override readonly elementName = 'money-field';
  static override styles = [
    ...CwNumberField.styles,
    nativeSelect,
    css`
      select {
        flex: none;
        inline-size: auto;
        color: var(--_cw-text-muted);
      }
      .control > select:focus-visible {
        outline: 2px solid var(--_cw-accent);
        outline-offset: 3px;
        border-radius: 1px;
      }
    `,
  ];

  /** ISO 4217 code. One that nobody knows is shown as it is, with two decimal digits. */
  @property() currency = '';
  /** Codes to choose from, separated by spaces; without them the currency stands fixed beside the amount. */
  @property() currencies = '';

  protected override get mostDigits(): number {
    return this.digits ?? currencyDigits(this.currency);
  }
  protected override get format(): Intl.NumberFormatOptions {
    const most = this.mostDigits;
    return { minimumFractionDigits: fractionDigits(this.value) > most ? 0 : most };
  }

  protected override get formValue(): FormData {
    const data = new FormData();
    if (this.name) data.append(this.name, this.value);
    if (this.name) data.append(`${this.name}-currency`, this.currency);
    return data;
  }
  protected override get isEmpty(): boolean {
    return this.value === '';
  }
  protected override get formState(): string {
    return `${this.value} ${this.currency}`;
  }
  override formResetCallback(): void {
    super.formResetCallback();
    this.currency = this.getAttribute('currency') ?? '';
  }
  override formStateRestoreCallback(state: string): void {
    const [value = '', currency] = state.split(' ');
    this.value = isDecimal(value) ? value : '';
    if (currency) this.currency = currency;
  }

  protected override render() {
    return this.renderField(html`${this.renderInput()}${this.#renderCurrency()}`);
  }

  #renderCurrency() {
    const codes = this.currencies.split(/\s+/).filter(Boolean);
    if (codes.length === 0)
      return html`<span class="sign" title=${this.#nameOf(this.currency)}>${this.currency}</span>`;
    return html`<select
        aria-label=${this.locale.text('currency')}
        ?disabled=${!this.isEditable}
        @change=${this.#onCurrency}
      >
        ${[...new Set([this.currency, ...codes])].map(
          (code) =>
            html`<option value=${code} .selected=${code === this.currency} title=${this.#nameOf(code)}>
              ${code}
            </option>`,
        )}
      </select>
      ${icon('chevronDown')}`;
  }

  #nameOf(code: string): string | typeof nothing {
    try {
      return new Intl.DisplayNames(this.locale.locale, { type: 'currency', fallback: 'none' }).of(code) ?? nothing;
    } catch {
      return nothing;
    }
  }

  #onCurrency(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.currency = event.target.value;
    this.announceChange();
  }
}

function currencyDigits(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}
