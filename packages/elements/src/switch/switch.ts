import { css, nothing } from 'lit';
import { ToggleControl } from '../checkbox/toggle-control.ts';
import { toggleStyles } from '../checkbox/toggle.styles.ts';
import { base } from '../styles/base.styles.ts';
import { messageStyles } from '../styles/field.styles.ts';

/**
 * Turns something on or off at once, without a form being sent.
 *
 * @tagname cw-switch
 * @slot - The words beside it; the `label` attribute does the same.
 * @fires {Event} change - When it was turned.
 */
export class CwSwitch extends ToggleControl {
  static readonly elementName = 'switch';
  static override styles = [
    base,
    messageStyles,
    toggleStyles,
    css`
      .mark {
        align-items: center;
        inline-size: 1.875rem;
        block-size: 1.125rem;
        padding: 2px;
        border-radius: 1rem;
        background: color-mix(in oklab, var(--_cw-border-strong), var(--_cw-text) 28%);
      }
      .mark::before {
        content: '';
        inline-size: 0.875rem;
        block-size: 0.875rem;
        border-radius: 50%;
        background: white;
        box-shadow: 0 1px 2px rgb(0 0 0 / 25%);
        transition: margin var(--_cw-motion);
      }
      input:checked + .mark {
        background: var(--_cw-accent);
      }
      input:checked + .mark::before {
        margin-inline-start: 0.75rem;
      }
      @media (forced-colors: active) {
        .mark {
          border: 1px solid ButtonText;
        }
        .mark::before {
          background: ButtonText;
        }
      }
    `,
  ];

  protected override render() {
    return this.renderToggle('switch', false, nothing);
  }
}
