import { css, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { Tone } from '../badge/badge.ts';
import { emit } from '../core/events.ts';
import { icon, type IconName } from '../core/icons.ts';
import { LocaleController } from '../core/locale.ts';
import { html } from '../core/names.ts';
import { CwIconButton } from '../icon-button/icon-button.ts';
import { base } from '../styles/base.styles.ts';
import { tones } from '../styles/tokens.styles.ts';
import { elementTexts } from '../texts/element-texts.ts';

/**
 * Something that holds for the whole area below it: stale data, no connection, a conflict.
 *
 * @tagname cw-banner
 * @slot - What holds, in a sentence.
 * @slot actions - Small buttons: the way out.
 * @fires {CustomEvent<null>} cw-banner-close - When its cross was pressed.
 */
export class CwBanner extends LitElement {
  static readonly elementName = 'banner';
  static readonly uses = [CwIconButton];
  static override styles = [
    base,
    tones,
    css`
      :host {
        display: block;
      }
      .base {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: calc(var(--_cw-space) * 1.5) calc(var(--_cw-space) * 2.5);
        padding: calc(var(--_cw-space) * 2) calc(var(--_cw-space) * 3);
        border: 1px solid color-mix(in oklab, var(--_cw-tone) 26%, var(--_cw-surface));
        border-radius: var(--_cw-radius);
        background: color-mix(in oklab, var(--_cw-tone) 8%, var(--_cw-surface));
      }
      .base > .icon {
        color: var(--_cw-tone);
      }
      .words {
        flex: 1 1 12rem;
        min-inline-size: 0;
      }
    `,
  ];

  @property({ reflect: true }) tone: Tone = 'info';
  /** Replaces the tone's own icon. */
  @property() icon?: IconName;
  @property({ type: Boolean }) closable = false;
  readonly #locale = new LocaleController(this, elementTexts);

  protected override render() {
    const urgent = this.tone === 'negative';
    const sign =
      this.icon ??
      (this.tone === 'positive' ? 'check' : this.tone === 'info' || this.tone === 'neutral' ? 'info' : 'alert');
    return html`<div class="base" part="base" role=${urgent ? 'alert' : 'status'}>
      ${icon(sign)}
      <div class="words"><slot></slot></div>
      <slot name="actions"></slot>
      ${
        this.closable
          ? html`<cw-icon-button
              icon="close"
              size="small"
              label=${this.#locale.text('close')}
              @click=${() => emit(this, 'cw-banner-close', null)}
            ></cw-icon-button>`
          : nothing
      }
    </div>`;
  }
}
