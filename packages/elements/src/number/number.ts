import { css, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { formatDecimal } from '../core/decimal.ts';
import { LocaleController } from '../core/locale.ts';
import { html } from '../core/names.ts';
import { base } from '../styles/base.styles.ts';

/** How a number is written: as it is, as an amount, per hundred, shortened, or with a unit. */
export type NumberStyle = 'decimal' | 'currency' | 'percent' | 'compact' | 'unit';

/**
 * A number as the reader's language writes it, to the last digit: `value` is a decimal text. What is no number is shown
 * as it is.
 *
 * @tagname cw-number
 */
export class CwNumber extends LitElement {
  static readonly elementName = 'number';
  static override styles = [
    base,
    css`
      :host {
        color: inherit;
        font-size: inherit;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
    `,
  ];

  @property() value = '';
  @property() type: NumberStyle = 'decimal';
  /** ISO 4217 code, for amounts. */
  @property() currency = '';
  /** Unit as `Intl` names it (`kilometer-per-hour`), for measures. */
  @property() unit = '';
  /** Most digits after the point. */
  @property({ type: Number }) digits?: number;
  readonly #locale = new LocaleController(this);

  protected override render() {
    const { locale } = this.#locale;
    const { value, currency } = this;
    // An amount in a currency that does not exist still says what it is in.
    const isKnown = this.type !== 'currency' || /^[a-z]{3}$/i.test(currency);
    return html`<bdi
      >${formatDecimal(value, locale, isKnown ? this.#options : {})}${isKnown ? '' : ` ${currency}`}</bdi
    >`;
  }

  get #options(): Intl.NumberFormatOptions {
    const { type, currency, unit, digits } = this;
    const most = digits === undefined ? {} : { maximumFractionDigits: digits };
    if (type === 'currency') return { style: type, currency, maximumFractionDigits: undefined, ...most };
    if (type === 'unit') return { style: type, unit, ...most };
    if (type === 'percent') return { style: type, maximumFractionDigits: 1, ...most };
    return type === 'compact' ? { notation: type, maximumFractionDigits: 1, ...most } : most;
  }
}
