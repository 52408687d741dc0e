import { type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { html } from './names.ts';
import { ValueControl } from './value-control.ts';

/** One choice. */
export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

/** One of a few choices, given as `options` or as `<option>` elements in the page's markup. */
export abstract class ChoiceControl extends ValueControl {
  /** Choices, in order; take precedence over `<option>` children. */
  @property({ attribute: false }) options: readonly SelectOption[] = [];
  @state() private childOptions: readonly SelectOption[] = [];

  protected get choices(): readonly SelectOption[] {
    return this.options.length > 0 ? this.options : this.childOptions;
  }

  /** What is chosen where the page says nothing. */
  protected defaultValue(options: readonly HTMLOptionElement[]): string {
    return options.find((option) => option.defaultSelected)?.value ?? '';
  }

  override formResetCallback(): void {
    super.formResetCallback();
    this.value ||= this.defaultValue(this.#children);
  }

  protected renderChildren(): TemplateResult {
    return html`<slot hidden @slotchange=${this.#readChildren}></slot>`;
  }

  get #children(): HTMLOptionElement[] {
    return [...this.querySelectorAll('option')];
  }

  #readChildren(): void {
    this.childOptions = this.#children.map(({ value, label, disabled }) => ({ value, label, disabled }));
    this.value ||= this.defaultValue(this.#children);
  }
}
