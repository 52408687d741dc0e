import { css, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import { ButtonBase } from '../button/button-base.ts';
import { emit } from '../core/events.ts';
import { focusedElement } from '../core/focus.ts';
import { html } from '../core/names.ts';
import { base } from '../styles/base.styles.ts';
import { AnchorController } from './anchor.ts';
import { floating } from './floating.styles.ts';

/**
 * A small box beside the button that opened it. Escape or a press elsewhere closes it.
 *
 * @tagname cw-popover
 * @slot trigger - The button that opens it.
 * @slot - What is inside.
 * @fires {CustomEvent<{ open: boolean }>} cw-popover-toggle - After it opened or closed.
 * @csspart base - The box.
 */
export class CwPopover extends LitElement {
  static readonly elementName = 'popover';
  static override styles = [
    base,
    floating,
    css`
      :host {
        display: inline-block;
      }
      [popover] {
        padding: calc(var(--_cw-space) * 4);
      }
    `,
  ];

  @property({ type: Boolean, reflect: true }) open = false;
  @property() placement: 'bottom-start' | 'bottom-end' = 'bottom-start';
  /** What the box is about, for screen readers. */
  @property() label = '';

  @query('[popover]') private readonly box!: HTMLElement;
  @query('slot[name=trigger]') private readonly triggerSlot!: HTMLSlotElement;
  readonly #anchor = new AnchorController(this, () => this.placement);

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.box.matches(':popover-open') !== this.open) this.box.togglePopover(this.open);
    const trigger = this.triggerSlot.assignedElements()[0];
    if (trigger instanceof ButtonBase) [trigger.popup, trigger.expanded] = ['dialog', this.open];
  }

  protected override render() {
    return html`<slot name="trigger" @slotchange=${this.#followTrigger}></slot>
      <div popover part="base" role="dialog" aria-label=${this.label || nothing} @toggle=${this.#onToggle}>
        <slot></slot>
      </div>`;
  }

  #triggers: readonly Element[] = [];

  readonly #followTrigger = (): void => {
    for (const trigger of this.#triggers) trigger.removeEventListener('click', this.#toggle);
    this.#triggers = this.triggerSlot.assignedElements();
    for (const trigger of this.#triggers) trigger.addEventListener('click', this.#toggle);
  };

  readonly #toggle = (): void => {
    this.open = !this.open;
  };

  #onToggle(event: ToggleEvent): void {
    this.open = event.newState === 'open';
    if (this.open) this.#anchor.attach(this, this.box);
    else this.#onClosed();
    emit(this, 'cw-popover-toggle', { open: this.open });
  }

  /** The browser gives the keyboard back only from what is inside the box itself, not from what the page put into it. */
  #onClosed(): void {
    this.#anchor.detach();
    const [trigger] = this.#triggers;
    if (trigger instanceof HTMLElement && (focusedElement() === undefined || this.matches(':focus-within')))
      trigger.focus();
  }
}
