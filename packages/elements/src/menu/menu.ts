import { LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ButtonBase } from '../button/button-base.ts';
import { emit } from '../core/events.ts';
import { icon, type IconName } from '../core/icons.ts';
import { html } from '../core/names.ts';
import { AnchorController } from '../popover/anchor.ts';
import { floating } from '../popover/floating.styles.ts';
import { base } from '../styles/base.styles.ts';
import { menuStyles } from './menu.styles.ts';

/** One line of a menu. */
export interface MenuItem {
  value: string;
  label: string;
  icon?: IconName;
  /** A second, quieter text at the end. */
  hint?: string;
  /** Present for items that are on or off; a group of them chooses one. */
  checked?: boolean;
  /** Each item that is on or off stands for itself: several may be on. */
  isIndependent?: boolean;
  disabled?: boolean;
  danger?: boolean;
  /** A heading above this item, which also draws a line before it. */
  group?: string;
}

/**
 * Actions or choices behind a button.
 *
 * Keyboard: ↑ ↓ Home End move, a letter jumps to the next item that begins with it, Enter or Space chooses, Escape or Tab closes.
 *
 * @tagname cw-menu
 * @slot trigger - The button that opens it.
 * @fires {CustomEvent<{ value: string }>} cw-menu-select - When an item was chosen.
 * @csspart base - The box.
 */
export class CwMenu extends LitElement {
  static readonly elementName = 'menu';
  static override styles = [base, floating, menuStyles];

  @property({ attribute: false }) items: readonly MenuItem[] = [];
  @property() placement: 'bottom-start' | 'bottom-end' = 'bottom-start';
  /** What the menu is about, for screen readers. */
  @property() label = '';
  @state() private open = false;

  @query('[popover]') private readonly box!: HTMLElement;
  @query('slot') private readonly triggerSlot!: HTMLSlotElement;
  readonly #anchor = new AnchorController(this, () => this.placement);

  protected override updated(): void {
    const trigger = this.#trigger;
    if (trigger instanceof ButtonBase) [trigger.popup, trigger.expanded] = ['menu', this.open];
  }

  /** Opens it beside any element, which has the keyboard again afterwards; for one menu that many things share. */
  showAt(anchor: HTMLElement): void {
    this.#place = anchor;
    this.box.showPopover();
  }

  #place: HTMLElement | undefined;

  get #trigger(): HTMLElement | undefined {
    const [first] = this.triggerSlot.assignedElements();
    return this.#place ?? (first instanceof HTMLElement ? first : undefined);
  }

  protected override render() {
    return html`<slot name="trigger" @click=${() => this.box.togglePopover()} @keydown=${this.#onTriggerKey}></slot>
      <div
        popover
        part="base"
        role="menu"
        aria-label=${this.label || nothing}
        @toggle=${this.#onToggle}
        @keydown=${this.#onKey}
      >
        ${this.open ? this.items.map((item) => this.#renderItem(item)) : nothing}
      </div>`;
  }

  #renderItem(item: MenuItem) {
    const isChoice = item.checked !== undefined;
    return html`${item.group === undefined ? nothing : html`<div class="group" role="presentation">${item.group}</div>`}
      <button
        type="button"
        class=${item.danger ? 'danger' : ''}
        role=${isChoice ? (item.isIndependent ? 'menuitemcheckbox' : 'menuitemradio') : 'menuitem'}
        aria-checked=${item.checked ?? nothing}
        tabindex="-1"
        ?disabled=${item.disabled}
        @click=${() => this.#choose(item)}
      >
        ${item.icon ? icon(item.icon) : nothing}<span class="words">${item.label}</span>
        ${item.hint ? html`<span class="hint">${item.hint}</span>` : nothing}
        ${isChoice ? icon(item.checked ? 'check' : '') : nothing}
      </button>`;
  }

  #choose(item: MenuItem): void {
    this.box.hidePopover();
    this.#trigger?.focus();
    emit(this, 'cw-menu-select', { value: item.value });
  }

  #onToggle(event: ToggleEvent): void {
    this.open = event.newState === 'open';
    if (!this.open) return this.#anchor.detach();
    void this.updateComplete.then(() => {
      this.#anchor.attach(this.#place ?? this, this.box);
      (this.#buttons.find((button) => button.ariaChecked === 'true') ?? this.#buttons[0])?.focus();
    });
  }

  get #buttons(): HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
  }

  #onTriggerKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' || this.open) return;
    event.preventDefault();
    this.box.showPopover();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Tab' || event.key === 'Escape') {
      this.box.hidePopover();
      this.#trigger?.focus();
      if (event.key === 'Escape') event.stopPropagation();
      return;
    }
    const target = this.#keyTarget(event.key);
    if (!target) return;
    event.preventDefault();
    target.focus();
  }

  #keyTarget(key: string): HTMLButtonElement | undefined {
    const buttons = this.#buttons;
    const current = buttons.findIndex((button) => button.matches(':focus'));
    if (key === 'Home') return buttons[0];
    if (key === 'End') return buttons.at(-1);
    if (key === 'ArrowDown') return buttons[(current + 1) % buttons.length];
    if (key === 'ArrowUp') return buttons.at(current - 1);
    if (key.length !== 1 || key === ' ') return undefined;
    const following = [...buttons.slice(current + 1), ...buttons.slice(0, current + 1)];
    return following.find((button) =>
      button.textContent.trim().toLocaleLowerCase().startsWith(key.toLocaleLowerCase()),
    );
  }
}
