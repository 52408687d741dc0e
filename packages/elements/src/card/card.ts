import { css, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { html } from '../core/names.ts';
import { base } from '../styles/base.styles.ts';

/**
 * A frame around things that belong together.
 *
 * @tagname cw-card
 * @slot - What is inside.
 * @slot heading - A heading with more than words; else use the attribute.
 * @slot actions - Small buttons at the end of the heading line.
 * @slot footer - A line at the bottom.
 * @csspart base - The frame.
 * @csspart body - The space around the content.
 */
export class CwCard extends LitElement {
  static readonly elementName = 'card';
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .base {
        border: 1px solid var(--_cw-border);
        border-radius: var(--_cw-radius-large);
        background: var(--_cw-surface);
      }
      .header {
        display: flex;
        align-items: center;
        gap: calc(var(--_cw-space) * 2);
        min-block-size: calc(var(--_cw-space) * 11);
        padding-block: calc(var(--_cw-space) * 1.5);
        padding-inline: calc(var(--_cw-space) * 4) calc(var(--_cw-space) * 2);
        border-block-end: 1px solid var(--_cw-border);
      }
      .heading {
        flex: 1;
        min-inline-size: 0;
        margin: 0;
        font-size: var(--_cw-size);
        font-weight: 600;
      }
      .body {
        padding: calc(var(--_cw-space) * 4);
      }
      :host([flush]) .body {
        padding: 0;
      }
      .footer {
        padding: calc(var(--_cw-space) * 2) calc(var(--_cw-space) * 4);
        border-block-start: 1px solid var(--_cw-border);
      }
      [hidden] {
        display: none;
      }
    `,
  ];

  /** Short title of the frame. */
  @property() heading = '';
  /** No space around the content, for lists and tables that reach the edges. */
  @property({ type: Boolean, reflect: true }) flush = false;
  @state() private filled: ReadonlySet<string> = new Set();

  protected override render() {
    const hasHeader = this.heading !== '' || this.filled.has('heading') || this.filled.has('actions');
    return html`<section class="base" part="base" aria-label=${this.heading || nothing}>
      <header class="header" ?hidden=${!hasHeader}>
        <h2 class="heading"><slot name="heading" @slotchange=${this.#onSlot}>${this.heading}</slot></h2>
        <slot name="actions" @slotchange=${this.#onSlot}></slot>
      </header>
      <div class="body" part="body"><slot></slot></div>
      <footer class="footer" ?hidden=${!this.filled.has('footer')}>
        <slot name="footer" @slotchange=${this.#onSlot}></slot>
      </footer>
    </section>`;
  }

  #onSlot(): void {
    const slots = [...this.renderRoot.querySelectorAll<HTMLSlotElement>('slot[name]')];
    this.filled = new Set(slots.filter((slot) => slot.assignedNodes().length > 0).map((slot) => slot.name));
  }
}
