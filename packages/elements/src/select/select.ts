import { css, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { ChoiceControl } from '../core/choice-control.ts';
import { icon } from '../core/icons.ts';
import { html } from '../core/names.ts';
import { base } from '../styles/base.styles.ts';
import { field, nativeSelect } from '../styles/field.styles.ts';

/**
 * One of a few choices, on the browser's own list.
 *
 * @tagname cw-select
 * @slot - `<option>` elements, where the choices stand in the page's markup.
 * @fires {Event} input - When another choice was made.
 * @fires {Event} change - When another choice was made.
 * @csspart label - The label.
 * @csspart control - The frame around the value.
 * @csspart message - Help or fault.
 */
export class CwSelect extends ChoiceControl {
  static readonly elementName = 'select';
  static override styles = [
    base,
    field,
    nativeSelect,
    css`
      .control {
        position: relative;
        padding: 0;
      }
      select {
        padding-inline: calc(var(--_cw-space) * 2.5) calc(var(--_cw-space) * 8);
        min-block-size: calc(var(--_cw-control) - 2px);
      }
      .control > .icon {
        position: absolute;
        inset-inline-end: calc(var(--_cw-space) * 2);
        pointer-events: none;
      }
    `,
  ];

  /** Words for "nothing chosen"; without them the first choice is taken. */
  @property() placeholder = '';
  @property() autocomplete: AutoFill = 'off';

  protected override defaultValue(options: readonly HTMLOptionElement[]): string {
    return super.defaultValue(options) || (this.placeholder ? '' : (options[0]?.value ?? ''));
  }

  protected override render() {
    return html`${this.renderField(
      html`<select id="control" autocomplete=${this.autocomplete} @change=${this.#onChange}>
          ${
            this.placeholder
              ? html`<option value="" ?selected=${this.value === ''} ?disabled=${this.readonly && this.value !== ''}>
                  ${this.placeholder}
                </option>`
              : nothing
          }
          ${this.choices.map(
            ({ value, label, disabled = false }) =>
              html`<option
                value=${value}
                .selected=${value === this.value}
                ?disabled=${disabled || (this.readonly && value !== this.value)}
              >
                ${label}
              </option>`,
          )}
        </select>
        ${icon('chevronDown')}`,
    )}${this.renderChildren()}`;
  }

  #onChange(): void {
    this.value = this.nativeControl?.value ?? '';
    this.announceChange();
  }
}
