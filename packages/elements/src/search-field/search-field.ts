import { css, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { emit } from '../core/events.ts';
import { icon } from '../core/icons.ts';
import { html } from '../core/names.ts';
import { TypingPause } from '../core/typing-pause.ts';
import { ValueControl } from '../core/value-control.ts';
import { base } from '../styles/base.styles.ts';
import { field } from '../styles/field.styles.ts';

/**
 * Text to search for. Says what to search once typing pauses; Escape empties it.
 *
 * @tagname cw-search-field
 * @fires {Event} input - While typing.
 * @fires {Event} change - When the value is settled.
 * @fires {CustomEvent<{ value: string }>} cw-search-change - When typing paused, at Enter, and when it was emptied.
 * @csspart control - The frame around the value.
 */
export class CwSearchField extends ValueControl {
  static readonly elementName = 'search-field';
  static override styles = [
    base,
    field,
    css`
      input::-webkit-search-cancel-button {
        display: none;
      }
      button {
        display: grid;
        place-items: center;
        padding: calc(var(--_cw-space) / 2);
        margin-inline-end: calc(var(--_cw-space) * -1);
        border: 0;
        border-radius: var(--_cw-radius-small);
        background: none;
        color: var(--_cw-text-muted);
        cursor: pointer;
      }
      button:hover {
        background: var(--_cw-hover);
      }
      kbd {
        padding: 0 0.4em;
        border: 1px solid var(--_cw-border-strong);
        border-radius: 4px;
        color: var(--_cw-text-muted);
        font: inherit;
        font-size: var(--_cw-size-small);
      }
    `,
  ];

  /** Its sign says what it is for, so its label is for screen readers. */
  override labelHidden = true;
  @property() placeholder = '';
  /** Key that leads here from anywhere, shown as a hint; the page listens for it. */
  @property() shortcut = '';
  readonly #pause = new TypingPause(this, () => this.#announce());
  #announced = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value') && !this.#pause.isWaiting) this.#announced = this.value;
  }

  protected override render() {
    return this.renderField(
      html`${icon('search')}
        <input
          id="control"
          type="search"
          dir="auto"
          enterkeyhint="search"
          autocomplete="off"
          .value=${live(this.value)}
          placeholder=${this.placeholder || this.label || this.spokenName}
          @input=${this.#onInput}
          @change=${() => this.announceChange()}
          @keydown=${this.#onKey}
        />
        ${
          this.value && this.isEditable
            ? html`<button type="button" aria-label=${this.locale.text('clear')} @click=${this.#clear}>
                ${icon('close')}
              </button>`
            : this.shortcut
              ? html`<kbd aria-hidden="true">${this.shortcut}</kbd>`
              : nothing
        }`,
    );
  }

  protected override get spokenName(): string {
    return super.spokenName || (this.label ? '' : this.locale.text('search'));
  }

  #onInput(): void {
    this.value = this.nativeControl?.value ?? '';
    this.#pause.restart();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') this.#pause.end();
    if (event.key !== 'Escape' || this.value === '' || !this.isEditable) return;
    event.preventDefault();
    event.stopPropagation();
    this.#clear();
  }

  readonly #clear = (): void => {
    this.value = '';
    this.#pause.end();
    this.nativeControl?.focus();
  };

  #announce(): void {
    if (this.value === this.#announced) return;
    this.#announced = this.value;
    emit(this, 'cw-search-change', { value: this.value });
  }
}
