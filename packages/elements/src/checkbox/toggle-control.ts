import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { nothing, type TemplateResult } from 'lit';
import { FormControl } from '../core/form-control.ts';
import { html } from '../core/names.ts';

/** What checkbox and switch share: a yes or no on a native checkbox with its words beside it. */
export abstract class ToggleControl extends FormControl {
  @property({ type: Boolean, reflect: true }) checked = false;
  /** What the form sends when it is on. */
  @property() value = 'on';

  protected override get formValue(): string | null {
    return this.checked ? this.value : null;
  }
  override formResetCallback(): void {
    super.formResetCallback();
    this.checked = this.defaultChecked;
  }
  override formStateRestoreCallback(): void {
    this.checked = true;
  }

  protected defaultChecked = false;
  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) this.defaultChecked = this.checked;
  }

  /** The words around the page's own label are read with it; a hidden label is drawn nowhere. */
  protected override get spokenName(): string {
    return this.labelHidden ? this.label : super.spokenName;
  }
  protected override activate(): void {
    this.nativeControl?.click();
  }

  protected renderToggle(role: 'switch' | 'checkbox', indeterminate: boolean, mark: unknown): TemplateResult {
    return html`<label class="toggle" part="base">
        <input
          id="control"
          type="checkbox"
          role=${role === 'switch' ? 'switch' : nothing}
          .checked=${live(this.checked)}
          .indeterminate=${indeterminate}
          aria-readonly=${this.readonly ? 'true' : nothing}
          @click=${this.#onPress}
          @change=${this.#onChange}
        />
        <span class="mark" part="mark">${mark}</span>
        <span class="words"><slot>${this.labelHidden ? nothing : this.label}</slot></span> </label
      >${this.renderMessage()}`;
  }

  #onPress(event: Event): void {
    if (this.readonly) event.preventDefault();
  }

  #onChange(event: Event): void {
    this.checked = event.target instanceof HTMLInputElement && event.target.checked;
    this.announceChange();
  }
}
