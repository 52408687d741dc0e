import { css, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { FormControl } from '../core/form-control.ts';
import { icon } from '../core/icons.ts';
import { LocaleController } from '../core/locale.ts';
import { html } from '../core/names.ts';
import { base } from '../styles/base.styles.ts';
import { elementTexts } from '../texts/element-texts.ts';

/** What users do to send a form. */
const ASKING = ['click', 'keydown'] as const;

/** A control as the summary of faults sees it; native ones and those of other libraries have the same members. */
interface FaultyControl extends HTMLElement {
  readonly validationMessage: string;
  readonly labels: NodeList | null;
}

/**
 * The fields of a form in columns that collapse where there is no room. When the form cannot be sent, what has to be
 * mended stands above the fields, with a link to each, and gets the keyboard. Place it inside a `<form>`.
 *
 * @tagname cw-form-layout
 * @slot - Fields. One with the attribute `wide` is as wide as the form.
 * @slot actions - Its buttons, the main one first.
 * @csspart summary - What has to be mended.
 * @csspart fields - The grid of fields.
 */
export class CwFormLayout extends LitElement {
  static readonly elementName = 'form-layout';
  static override styles = [
    base,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .fields {
        display: grid;
        gap: calc(var(--_cw-space) * 4);
        align-items: start;
      }
      @container (inline-size >= 34rem) {
        :host([columns='2']) .fields,
        :host([columns='3']) .fields {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
      @container (inline-size >= 52rem) {
        :host([columns='3']) .fields {
          grid-template-columns: repeat(3, minmax(0, 1fr));
        }
      }
      ::slotted([wide]) {
        grid-column: 1 / -1;
      }
      .summary {
        display: flex;
        gap: calc(var(--_cw-space) * 2.5);
        margin-block-end: calc(var(--_cw-space) * 4);
        padding: calc(var(--_cw-space) * 3);
        border: 1px solid var(--_cw-negative);
        border-radius: var(--_cw-radius);
        background: color-mix(in oklab, var(--_cw-negative) 6%, var(--_cw-surface));
      }
      .summary > .icon {
        margin-block-start: 0.15em;
        color: var(--_cw-negative);
      }
      h2 {
        margin: 0;
        font-size: inherit;
        font-weight: 600;
      }
      ul {
        margin: var(--_cw-space) 0 0;
        padding: 0;
        list-style: none;
      }
      li button {
        padding: 0;
        border: 0;
        background: none;
        color: var(--_cw-accent-text);
        text-align: start;
        text-decoration: underline;
        text-underline-offset: 0.15em;
        cursor: pointer;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: calc(var(--_cw-space) * 2);
        margin-block-start: calc(var(--_cw-space) * 5);
      }
      [hidden] {
        display: none;
      }
    `,
  ];

  /** Most columns; fewer where there is no room. */
  @property({ type: Number, reflect: true }) columns: 1 | 2 | 3 = 1;
  /** Faults found elsewhere, by the server for instance, by the names of their fields. Each is shown at its field too. */
  @property({ attribute: false }) errors: Readonly<Record<string, string>> = {};
  @state() private faulty: readonly FaultyControl[] = [];
  readonly #locale = new LocaleController(this, elementTexts);
  #isCollecting = false;
  #isAsked = false;

  constructor() {
    super();
    // `invalid` does not bubble; on its way down it is heard for every control inside.
    this.addEventListener('invalid', () => this.#collect(), { capture: true });
    this.addEventListener('change', () => this.#settle());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const type of ASKING) document.addEventListener(type, this.#onAsking, { capture: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const type of ASKING) document.removeEventListener(type, this.#onAsking, { capture: true });
  }

  /** A press or Enter may send the form. A page that looks at validity while somebody types must not move the keyboard. */
  readonly #onAsking = (event: Event): void => {
    if (event instanceof KeyboardEvent && event.key !== 'Enter') return;
    this.#isAsked = true;
    setTimeout(() => (this.#isAsked = false));
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('errors') && this.hasUpdated) this.#showErrors();
  }

  protected override render() {
    return html`${this.faulty.length > 0 ? this.#renderSummary() : nothing}
      <div class="fields" part="fields"><slot></slot></div>
      <div class="actions"><slot name="actions"></slot></div>`;
  }

  #renderSummary() {
    return html`<div class="summary" part="summary" role="group" aria-labelledby="heading" tabindex="-1">
      ${icon('alert')}
      <div>
        <h2 id="heading">${this.#locale.text('faults', { count: this.faulty.length })}</h2>
        <ul>
          ${this.faulty.map(
            (control) =>
              html`<li>
                <button type="button" @click=${() => control.focus()}>
                  ${nameOf(control)}: ${control.validationMessage}
                </button>
              </li>`,
          )}
        </ul>
      </div>
    </div>`;
  }

  /** The browser asks control after control at once; when it is through, all that are invalid are known. */
  #collect(): void {
    if (this.#isCollecting || !this.#isAsked) return;
    this.#isCollecting = true;
    queueMicrotask(() => {
      this.#isCollecting = false;
      void this.#showSummary();
    });
  }

  async #showSummary(): Promise<void> {
    this.faulty = this.#controls().filter((control) => control.matches(':invalid'));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.summary')?.focus();
  }

  /** What was mended leaves the list; the list does not come by itself. */
  #settle(): void {
    if (this.faulty.length === 0) return;
    setTimeout(() => (this.faulty = this.faulty.filter((control) => control.matches(':invalid'))));
  }

  #showErrors(): void {
    const errors = new Map(Object.entries(this.errors));
    for (const control of this.#controls())
      if (control instanceof FormControl) control.error = errors.get(control.name) ?? '';
    if (errors.size > 0) setTimeout(() => void this.#showSummary());
  }

  #controls(): FaultyControl[] {
    return [...this.querySelectorAll<HTMLElement>('*')].filter(isFaultyControl);
  }
}

function isFaultyControl(element: HTMLElement): element is FaultyControl {
  return 'validationMessage' in element && !(element instanceof HTMLFieldSetElement);
}

function nameOf(control: FaultyControl): string {
  const own = control instanceof FormControl ? control.label : '';
  return own || (control.labels?.[0]?.textContent?.trim() ?? control.ariaLabel ?? '');
}
