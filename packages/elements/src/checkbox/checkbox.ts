import { css, svg } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../styles/base.styles.ts';
import { messageStyles } from '../styles/field.styles.ts';
import { ToggleControl } from './toggle-control.ts';
import { markStyles, toggleStyles } from './toggle.styles.ts';

/**
 * Yes or no, or a choice of several from a list.
 *
 * @tagname cw-checkbox
 * @slot - The words beside it; the `label` attribute does the same.
 * @fires {Event} change - When it was ticked or cleared.
 */
export class CwCheckbox extends ToggleControl {
  static readonly elementName = 'checkbox';
  static override styles = [
    base,
    messageStyles,
    toggleStyles,
    markStyles,
    css`
      .mark svg {
        inline-size: 0.8rem;
        block-size: 0.8rem;
      }
    `,
  ];

  /** Some but not all of what it stands for. */
  @property({ type: Boolean }) indeterminate = false;

  protected override render() {
    const path = this.indeterminate ? 'M6 12h12' : 'm5.5 12.5 4.3 4.3 8.7-9.3';
    return this.renderToggle(
      'checkbox',
      this.indeterminate,
      svg`<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"><path d=${path}></path></svg>`,
    );
  }
}
