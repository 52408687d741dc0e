import { css, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { CwAvatar } from '../avatar/avatar.ts';
import { CwChip } from '../chip/chip.ts';
import { comboboxStyles } from '../combobox/combobox.styles.ts';
import { type ComboboxOption, ListField } from '../combobox/list-field.ts';
import { html } from '../core/names.ts';
import { floating } from '../popover/floating.styles.ts';
import { base } from '../styles/base.styles.ts';
import { field } from '../styles/field.styles.ts';

/** `value="red,blue"` in markup; values with commas are given as a property. */
const valueList = {
  fromAttribute: (text: string | null): readonly string[] =>
    (text ?? '')
      .split(',')
      .map((value) => value.trim())
      .filter(Boolean),
};

/**
 * Several of many things, found by typing among `options`; with `custom` also words of the user's own, as tags. In a form
 * it sends one entry under its name for each value.
 *
 * Keyboard: typing searches, ↓ ↑ open the list and move in it, Enter takes an option or lets it go, Escape closes the
 * list, Backspace in the empty field lets the last value go.
 *
 * @tagname cw-multi-select
 * @fires {CustomEvent<{ text: string }>} cw-combobox-query - What is looked for, for pages that give options as they are asked.
 * @fires {Event} input - When something was taken or let go.
 * @fires {Event} change - When something was taken or let go.
 * @csspart control - The frame around the values.
 * @csspart list - The box with the options.
 */
export class CwMultiSelect extends ListField {
  static readonly elementName = 'multi-select';
  static readonly uses = [CwAvatar, CwChip];
  static override styles = [
    base,
    field,
    floating,
    comboboxStyles,
    css`
      .control {
        flex-wrap: wrap;
        padding-block: calc(var(--_cw-space) * 0.75);
      }
      input {
        flex: 1 0 4rem;
      }
      cw-chip {
        min-inline-size: 0;
      }
    `,
  ];

  @property({ converter: valueList }) value: readonly string[] = [];
  /** Whether the user may take words that are not among the options. */
  @property({ type: Boolean }) custom = false;

  protected override get formValue(): FormData {
    const data = new FormData();
    for (const value of this.name ? this.value : []) data.append(this.name, value);
    return data;
  }
  protected override get isEmpty(): boolean {
    return this.value.length === 0;
  }
  protected override get formState(): string {
    return this.value.join('\n');
  }
  override formResetCallback(): void {
    super.formResetCallback();
    this.value = valueList.fromAttribute(this.getAttribute('value'));
  }
  override formStateRestoreCallback(state: string): void {
    this.value = state.split('\n').filter(Boolean);
  }

  protected override get offered(): readonly ComboboxOption[] {
    const text = this.typed?.trim() ?? '';
    const { locale } = this.locale;
    const found = this.options.filter(({ label }) =>
      label.toLocaleLowerCase(locale).includes(text.toLocaleLowerCase(locale)),
    );
    const isNew = this.custom && text !== '' && !found.some(({ label }) => label === text);
    return isNew ? [...found, { value: text, label: this.locale.text('addNamed', { name: text }) }] : found;
  }
  protected override get shownText(): string {
    return '';
  }
  protected override isChosen({ value }: ComboboxOption): boolean {
    return this.value.includes(value);
  }

  protected override render() {
    return this.renderList(
      this.value.map((value) => this.#renderChip(value)),
      nothing,
    );
  }

  #renderChip(value: string) {
    const label = this.options.find((option) => option.value === value)?.label ?? value;
    return html`<cw-chip
      label=${label}
      ?removable=${this.isEditable}
      @cw-chip-remove=${() => this.#toggle(value)}
    ></cw-chip>`;
  }

  protected override choose(option: ComboboxOption | undefined): void {
    this.typed = undefined;
    if (option) this.#toggle(option.value);
    this.nativeControl?.focus();
  }
  protected override leaveEmpty(): void {
    this.typed = undefined;
  }

  protected override onKey(event: KeyboardEvent): void {
    super.onKey(event);
    const last = this.value.at(-1);
    if (event.key === 'Backspace' && last !== undefined && !this.typed && this.isEditable) this.#toggle(last);
  }

  #toggle(value: string): void {
    this.value = this.value.includes(value) ? this.value.filter((other) => other !== value) : [...this.value, value];
    this.announceChange('input');
  }
}
