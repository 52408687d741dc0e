import { css, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { emit } from '../core/events.ts';
import { icon } from '../core/icons.ts';
import { html } from '../core/names.ts';
import { base } from '../styles/base.styles.ts';

/**
 * Something that can be opened in place, on the browser's own `<details>`: found by searching in the page.
 *
 * Keyboard: Enter or Space on its line opens and closes it.
 *
 * @tagname cw-details
 * @slot - What is inside.
 * @slot summary - A line with more than words; else use the attribute.
 * @fires {CustomEvent<{ open: boolean }>} cw-details-toggle - After it opened or closed.
 * @csspart summary - The line that is always there.
 */
export class CwDetails extends LitElement {
  static readonly elementName = 'details';
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      summary {
        display: flex;
        align-items: center;
        gap: calc(var(--_cw-space) * 1.5);
        min-block-size: var(--_cw-control);
        border-radius: var(--_cw-radius-small);
        font-weight: 500;
        list-style: none;
        cursor: pointer;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary > .icon {
        color: var(--_cw-text-muted);
        transition: rotate var(--_cw-motion);
      }
      [open] > summary > .icon {
        rotate: 90deg;
      }
      [open] > summary > .icon:dir(rtl) {
        rotate: -90deg;
      }
      .body {
        padding-block: calc(var(--_cw-space) * 1.5) calc(var(--_cw-space) * 3);
        padding-inline-start: calc(var(--_cw-space) * 1.5 + 1.15em);
      }
    `,
  ];

  /** The line that is always there. */
  @property() summary = '';
  @property({ type: Boolean, reflect: true }) open = false;

  protected override render() {
    return html`<details ?open=${this.open} @toggle=${this.#onToggle}>
      <summary part="summary">${icon('chevronEnd')}<slot name="summary">${this.summary}</slot></summary>
      <div class="body"><slot></slot></div>
    </details>`;
  }

  #onToggle(event: Event): void {
    const open = event.target instanceof HTMLDetailsElement && event.target.open;
    if (open === this.open) return;
    this.open = open;
    emit(this, 'cw-details-toggle', { open });
  }
}
