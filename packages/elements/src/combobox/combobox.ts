import { nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { CwAvatar } from '../avatar/avatar.ts';
import { icon } from '../core/icons.ts';
import { html } from '../core/names.ts';
import { floating } from '../popover/floating.styles.ts';
import { base } from '../styles/base.styles.ts';
import { field } from '../styles/field.styles.ts';
import { comboboxStyles } from './combobox.styles.ts';
import { type ComboboxOption, ListField } from './list-field.ts';

/**
 * One of many things, found by typing. The page gives `options` for what was typed; nothing that is not among them can
 * be chosen.
 *
 * Keyboard: typing searches, ↓ ↑ open the list and move in it, Enter chooses, Escape closes the list and leaves what was
 * chosen. An emptied field is nothing chosen.
 *
 * @tagname cw-combobox
 * @fires {CustomEvent<{ text: string }>} cw-combobox-query - What to offer options for, when the list opens and when typing paused.
 * @fires {Event} input - When another choice was made, or taken back.
 * @fires {Event} change - When another choice was made, or taken back.
 * @csspart control - The frame around the value.
 * @csspart list - The box with the options.
 */
export class CwCombobox extends ListField {
  static readonly elementName = 'combobox';
  static readonly uses = [CwAvatar];
  static override styles = [base, field, floating, comboboxStyles];

  @property() value = '';
  /** What the chosen value is called. */
  @property() text = '';

  protected override get formValue(): string {
    return this.value;
  }
  /** The browser keeps the name with the value: nobody else knows it when the user comes back. */
  protected override get formState(): string {
    return `${this.value}\n${this.text}`;
  }
  override formResetCallback(): void {
    super.formResetCallback();
    this.value = this.getAttribute('value') ?? '';
    this.text = this.getAttribute('text') ?? '';
  }
  override formStateRestoreCallback(state: string): void {
    [this.value = '', this.text = ''] = state.split('\n', 2);
  }

  protected override get offered(): readonly ComboboxOption[] {
    return this.options;
  }
  protected override get shownText(): string {
    return this.text;
  }
  protected override isChosen({ value }: ComboboxOption): boolean {
    return value === this.value;
  }

  protected override render() {
    return this.renderList(nothing, this.#renderClear());
  }

  #renderClear() {
    if (!this.value || this.typed !== undefined || this.required || !this.isEditable) return nothing;
    return html`<button
      type="button"
      class="clear"
      aria-label=${this.locale.text('removeNamed', { name: this.text || this.label })}
      @click=${() => this.choose(undefined)}
    >
      ${icon('close')}
    </button>`;
  }

  protected override choose(option: ComboboxOption | undefined): void {
    this.#set(option);
    this.nativeControl?.focus();
  }
  protected override leaveEmpty(): void {
    if (!this.required) this.#set(undefined);
  }

  #set(option: ComboboxOption | undefined): void {
    const isOther = this.value !== (option?.value ?? '');
    this.value = option?.value ?? '';
    this.text = option?.label ?? '';
    this.closeList();
    if (isOther) this.announceChange('input');
  }
}
