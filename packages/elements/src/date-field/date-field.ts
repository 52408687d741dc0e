import { css, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Fault } from '../core/form-control.ts';
import { html } from '../core/names.ts';
import { ValueControl } from '../core/value-control.ts';
import { momentOf, wallClock, zoneName } from '../core/zoned-time.ts';
import { base } from '../styles/base.styles.ts';
import { field } from '../styles/field.styles.ts';

/**
 * A day, or a moment, with the browser's own calendar. A day is `YYYY-MM-DD` and belongs to no time zone. A moment is
 * RFC 3339 in UTC in `value`, and is shown and typed as the clock of `time-zone` says; the zone stands beside it.
 *
 * @tagname cw-date-field
 * @fires {Event} input - While typing.
 * @fires {Event} change - When the value is settled.
 * @csspart label - The label.
 * @csspart control - The frame around the value.
 * @csspart message - Help or fault.
 */
export class CwDateField extends ValueControl {
  static readonly elementName = 'date-field';
  static override styles = [
    base,
    field,
    css`
      input {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  /** A day, or a moment of a day. */
  @property() type: 'date' | 'datetime' = 'date';
  /** Earliest value, written as `value` is. */
  @property() min = '';
  /** Latest value. */
  @property() max = '';
  /** IANA name of the zone whose clock is meant; the browser's when absent. */
  @property({ attribute: 'time-zone' }) timeZone?: string;
  @property() autocomplete: AutoFill = 'off';

  protected override render() {
    const isMoment = this.type === 'datetime';
    return this.renderField(
      html`<input
          id="control"
          type=${isMoment ? 'datetime-local' : 'date'}
          step=${isMoment ? 'any' : nothing}
          .value=${live(this.#shown(this.value))}
          min=${this.#shown(this.min) || nothing}
          max=${this.#shown(this.max) || '9999-12-31'.concat(isMoment ? 'T23:59' : '')}
          autocomplete=${this.autocomplete}
          @input=${this.#onInput}
          @change=${() => this.announceChange()}
        />${isMoment ? html`<span class="sign">${this.#zone}</span>` : nothing}`,
    );
  }

  /** A value that the browser's field cannot show is kept as it is, and said to be wrong. */
  protected override findFault(): Fault | undefined {
    const isUnshown = this.value !== '' && this.nativeControl?.value === '';
    return !this.error && isUnshown ? ['badInput', this.locale.text('badDate')] : super.findFault();
  }

  #shown(value: string): string {
    if (this.type === 'date') return value;
    const moment = new Date(value);
    return Number.isNaN(moment.getTime()) ? '' : wallClock(moment, this.timeZone);
  }

  get #zone(): string {
    const moment = new Date(this.value);
    return zoneName(Number.isNaN(moment.getTime()) ? new Date() : moment, this.timeZone, this.locale.locale);
  }

  #onInput(): void {
    const shown = this.nativeControl?.value ?? '';
    this.value = this.type === 'date' ? shown : (momentOf(shown, this.timeZone) ?? '');
  }
}
