import { css } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { ChoiceControl, type SelectOption } from '../core/choice-control.ts';
import { html } from '../core/names.ts';
import { markStyles, toggleStyles } from '../checkbox/toggle.styles.ts';
import { base } from '../styles/base.styles.ts';
import { field } from '../styles/field.styles.ts';

/**
 * One of a few choices, all of them in sight, on the browser's own radio buttons.
 *
 * Keyboard: Tab goes to the chosen one, arrows choose the next or the one before.
 *
 * @tagname cw-radio-group
 * @slot - `<option>` elements, where the choices stand in the page's markup.
 * @fires {Event} input - When another choice was made.
 * @fires {Event} change - When another choice was made.
 * @csspart label - What the choice is about.
 * @csspart message - Help or fault.
 */
export class CwRadioGroup extends ChoiceControl {
  static readonly elementName = 'radio-group';
  static override styles = [
    base,
    field,
    toggleStyles,
    markStyles,
    css`
      :host {
        display: block;
      }
      .choices {
        display: flex;
        flex-direction: column;
        align-items: flex-start;
        gap: calc(var(--_cw-space) * 1.5);
      }
      :host([inline]) .choices {
        flex-flow: row wrap;
        column-gap: calc(var(--_cw-space) * 5);
      }
      .mark {
        border-radius: 50%;
      }
      .mark::before {
        content: '';
        inline-size: 0.4rem;
        block-size: 0.4rem;
        border-radius: 50%;
        background: currentcolor;
      }
    `,
  ];

  /** Choices beside each other, as far as there is room. */
  @property({ type: Boolean, reflect: true }) inline = false;

  protected override get nativeControl(): HTMLInputElement | null {
    const chosen = this.renderRoot.querySelector<HTMLInputElement>('input:checked');
    return chosen ?? this.renderRoot.querySelector<HTMLInputElement>('input:not(:disabled)');
  }

  protected override render() {
    return html`<div
      role="radiogroup"
      aria-label=${this.label || this.spokenName}
      aria-describedby="message"
      aria-required=${this.required}
    >
      <span class=${this.labelNames} part="label" aria-hidden="true" ?hidden=${!this.label}>${this.label}</span>
      <div class="choices">${this.choices.map((choice) => this.#renderChoice(choice))}</div>
      ${this.renderMessage()} ${this.renderChildren()}
    </div>`;
  }

  #renderChoice({ value, label, disabled = false }: SelectOption) {
    const isChosen = value === this.value;
    return html`<label class="toggle">
      <input
        type="radio"
        name="choice"
        .value=${value}
        .checked=${live(isChosen)}
        ?disabled=${this.isDisabled || disabled || (this.readonly && !isChosen)}
        @change=${this.#onChange}
      />
      <span class="mark"></span>
      <span class="words">${label}</span>
    </label>`;
  }

  /** Each radio button has its own words; what holds for all of them the group says. */
  protected override tellControl(): void {}

  #onChange(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.value = event.target.value;
    this.announceChange();
  }
}
