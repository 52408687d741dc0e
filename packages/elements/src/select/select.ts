import { css, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { FormControl } from '../core/form-control.ts';
import { icon } from '../core/icons.ts';
import { html } from '../core/names.ts';
import { base } from '../styles/base.styles.ts';
import { field } from '../styles/field.styles.ts';

/** One choice. */
export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

/**
 * One of a few choices, on the browser's own list.
 *
 * @tagname cw-select
 * @slot - `<option>` elements, where the choices stand in the page's markup.
 * @fires {Event} change - When another choice was made.
 * @csspart control - The frame around the value.
 */
export class CwSelect extends FormControl {
  static readonly elementName = 'select';
  static override styles = [
    base,
    field,
    css`
      .control {
        position: relative;
        padding: 0;
      }
      select {
        appearance: none;
        padding-inline: calc(var(--_cw-space) * 2.5) calc(var(--_cw-space) * 8);
        min-block-size: calc(var(--_cw-control) - 2px);
        text-overflow: ellipsis;
        cursor: pointer;
      }
      option {
        background: var(--_cw-surface);
        color: var(--_cw-text);
      }
      .control > .icon {
        position: absolute;
        inset-inline-end: calc(var(--_cw-space) * 2);
        pointer-events: none;
      }
      .children {
        display: none;
      }
    `,
  ];

  @property() value = '';
  /** Choices, in order; take precedence over `<option>` children. */
  @property({ attribute: false }) options: readonly SelectOption[] = [];
  /** Words for "nothing chosen"; without them the first choice is taken. */
  @property() placeholder = '';
  @state() private childOptions: readonly SelectOption[] = [];

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
    const options = this.options.length > 0 ? this.options : this.childOptions;
    return html`${this.renderLabel()}
      <div class=${`control${this.isDisabled ? ' disabled' : ''}${this.shownError ? ' invalid' : ''}`} part="control">
        <select
          id="control"
          ?required=${this.required}
          ?disabled=${this.isDisabled}
          aria-describedby="message"
          @change=${this.#onChange}
        >
          ${this.placeholder ? html`<option value="" ?selected=${this.value === ''}>${this.placeholder}</option>` : nothing}
          ${options.map(
            ({ value, label, disabled = false }) =>
              html`<option value=${value} .selected=${value === this.value} ?disabled=${disabled}>${label}</option>`,
          )}
        </select>
        ${icon('chevronDown')}
      </div>
      <slot class="children" @slotchange=${this.#readChildren}></slot>
      ${this.renderMessage()}`;
  }

  #onChange(): void {
    this.value = this.nativeControl?.value ?? '';
    this.announceChange();
  }

  #readChildren(): void {
    const found = [...this.querySelectorAll('option')];
    this.childOptions = found.map(({ value, label, disabled }) => ({ value, label, disabled }));
    this.value ||=
      found.find((option) => option.defaultSelected)?.value ?? (this.placeholder ? '' : (found[0]?.value ?? ''));
  }
}
