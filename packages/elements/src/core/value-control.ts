import { property } from 'lit/decorators.js';
import { FormControl } from './form-control.ts';

/** A form control whose value is one text: what most of them share. */
export abstract class ValueControl extends FormControl {
  @property() value = '';

  protected override get formValue(): string | FormData | null {
    return this.value;
  }
  override formResetCallback(): void {
    super.formResetCallback();
    this.value = this.getAttribute('value') ?? '';
  }
  override formStateRestoreCallback(state: string): void {
    this.value = state;
  }
}
