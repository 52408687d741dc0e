import { css, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { emit } from '../core/events.ts';
import { icon } from '../core/icons.ts';
import { LocaleController } from '../core/locale.ts';
import { html } from '../core/names.ts';
import { base } from '../styles/base.styles.ts';
import { elementTexts } from '../texts/element-texts.ts';

/**
 * A condition or choice in force, which can be opened or taken away.
 *
 * @tagname cw-chip
 * @slot - The words.
 * @fires {CustomEvent<null>} cw-chip-remove - When its cross was pressed.
 */
export class CwChip extends LitElement {
  static readonly elementName = 'chip';
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        max-inline-size: 100%;
        min-block-size: calc(var(--_cw-control) * 0.8125);
        border: 1px solid color-mix(in oklab, var(--_cw-accent) 28%, var(--_cw-surface));
        border-radius: var(--_cw-radius-small);
        background: var(--_cw-accent-soft);
        color: var(--_cw-accent-text);
        font-size: var(--_cw-size-small);
        font-weight: 500;
      }
      .words {
        padding-inline: calc(var(--_cw-space) * 2);
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      button {
        display: grid;
        place-items: center;
        align-self: stretch;
        padding: 0 calc(var(--_cw-space) * 1.5);
        border: 0;
        border-inline-start: 1px solid color-mix(in oklab, var(--_cw-accent) 20%, var(--_cw-surface));
        background: none;
        cursor: pointer;
      }
      button:hover {
        background: color-mix(in oklab, var(--_cw-accent) 14%, transparent);
      }
    `,
  ];

  /** What it stands for, read with "Remove". */
  @property() label = '';
  @property({ type: Boolean }) removable = false;
  readonly #locale = new LocaleController(this, elementTexts);

  protected override render() {
    const name = this.#locale.text('removeNamed', { name: this.label });
    return html`<span class="words"><slot>${this.label}</slot></span> ${
        this.removable
          ? html`<button type="button" aria-label=${name} @click=${() => emit(this, 'cw-chip-remove', null)}>
              ${icon('close')}
            </button>`
          : nothing
      }`;
  }
}
