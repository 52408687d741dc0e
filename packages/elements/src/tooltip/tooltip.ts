import { css, LitElement } from 'lit';
import { property, query } from 'lit/decorators.js';
import { html } from '../core/names.ts';
import { AnchorController } from '../popover/anchor.ts';
import { floating } from '../popover/floating.styles.ts';
import { base } from '../styles/base.styles.ts';

/**
 * A few words that explain what is under the pointer or has focus. A hint only: what must be known stands on the page.
 *
 * @tagname cw-tooltip
 * @slot - What it explains.
 */
export class CwTooltip extends LitElement {
  static readonly elementName = 'tooltip';
  static override styles = [
    base,
    floating,
    css`
      :host {
        display: inline-block;
      }
      [popover] {
        padding: var(--_cw-space) calc(var(--_cw-space) * 2);
        max-inline-size: 18rem;
        border-radius: var(--_cw-radius-small);
        background: var(--_cw-text);
        color: var(--_cw-surface);
        font-size: var(--_cw-size-small);
        pointer-events: none;
      }
    `,
  ];

  @property() text = '';
  @query('[popover]') private readonly box!: HTMLElement;
  readonly #anchor = new AnchorController(this, () => 'top');

  protected override render() {
    return html`<span
        @pointerenter=${this.#show}
        @pointerleave=${this.#hide}
        @focusin=${this.#show}
        @focusout=${this.#hide}
        @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this.#hide()}
        ><slot></slot
      ></span>
      <div popover="manual" role="tooltip" aria-label=${this.text}>${this.text}</div>`;
  }

  #show(): void {
    if (!this.text || this.box.matches(':popover-open')) return;
    this.box.showPopover();
    this.#anchor.attach(this, this.box);
  }

  #hide(): void {
    if (this.box.matches(':popover-open')) this.box.hidePopover();
    this.#anchor.detach();
  }
}
