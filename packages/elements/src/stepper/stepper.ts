import { css, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { emit } from '../core/events.ts';
import { icon } from '../core/icons.ts';
import { LocaleController } from '../core/locale.ts';
import { html } from '../core/names.ts';
import { base } from '../styles/base.styles.ts';
import { elementTexts } from '../texts/element-texts.ts';

/** One step of something that is done in order. */
export interface Step {
  value: string;
  label: string;
  /** Something is wrong with it. */
  invalid?: boolean;
}

/**
 * Where one is in something that is done in steps: what is done, what is now, what is to come.
 *
 * @tagname cw-stepper
 * @fires {CustomEvent<{ value: string }>} cw-step-select - When the user wants to go back to a step, where that is allowed.
 */
export class CwStepper extends LitElement {
  static readonly elementName = 'stepper';
  static override styles = [
    base,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      ol {
        display: flex;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        flex: 1;
        display: flex;
        align-items: center;
        gap: calc(var(--_cw-space) * 2);
        color: var(--_cw-text-muted);
      }
      li:not(:first-child)::before {
        content: '';
        flex: 1;
        min-inline-size: calc(var(--_cw-space) * 2);
        block-size: 1px;
        margin-inline-start: calc(var(--_cw-space) * 2);
        background: var(--_cw-border-strong);
      }
      li:first-child {
        flex: none;
      }
      .step {
        display: flex;
        align-items: center;
        gap: calc(var(--_cw-space) * 2);
        min-block-size: var(--_cw-control);
        padding: 0;
        border: 0;
        border-radius: var(--_cw-radius);
        background: none;
        text-align: start;
      }
      button.step {
        cursor: pointer;
      }
      button.step:hover .words {
        text-decoration: underline;
      }
      .mark {
        flex: none;
        display: grid;
        place-items: center;
        inline-size: 1.5rem;
        block-size: 1.5rem;
        border: 1.5px solid var(--_cw-border-strong);
        border-radius: 50%;
        font-size: var(--_cw-size-small);
        font-variant-numeric: tabular-nums;
      }
      .done .mark {
        border-color: var(--_cw-accent);
        color: var(--_cw-accent-text);
      }
      .now {
        color: var(--_cw-text);
        font-weight: 600;
      }
      .now .mark {
        border-color: var(--_cw-accent);
        background: var(--_cw-accent);
        color: var(--_cw-on-accent);
      }
      .invalid .mark {
        border-color: var(--_cw-negative);
        background: none;
        color: var(--_cw-negative);
      }
      @container (inline-size < 30rem) {
        li:not(.now) .words {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) steps: readonly Step[] = [];
  /** The step that is done now; the first one when absent or unknown. */
  @property({ reflect: true }) value = '';
  /** Whether steps that are done can be gone back to. */
  @property({ type: Boolean }) revisitable = false;
  /** What the steps lead to, for screen readers. */
  @property() label = '';
  readonly #locale = new LocaleController(this, elementTexts);

  protected override render() {
    const now = Math.max(
      0,
      this.steps.findIndex(({ value }) => value === this.value),
    );
    return html`<ol aria-label=${this.label || nothing}>
      ${this.steps.map((step, index) => this.#renderStep(step, index, now))}
    </ol>`;
  }

  #renderStep(step: Step, index: number, now: number) {
    const isDone = index < now;
    const number = new Intl.NumberFormat(this.#locale.locale).format(index + 1);
    const content = html`<span class="mark" aria-hidden="true"
        >${step.invalid ? icon('alert') : isDone ? icon('check') : number}</span
      >
      <span class="words"
        >${step.label}${isDone ? html`<span class="hidden-text"> (${this.#locale.text('done')})</span>` : nothing}</span
      >`;
    const names = `${isDone ? 'done' : index === now ? 'now' : ''}${step.invalid ? ' invalid' : ''}`;
    return html`<li class=${names} aria-current=${index === now ? 'step' : nothing}>
      ${
        isDone && this.revisitable
          ? html`<button type="button" class="step" @click=${() => emit(this, 'cw-step-select', { value: step.value })}>
              ${content}
            </button>`
          : html`<span class="step">${content}</span>`
      }
    </li>`;
  }
}
