import { property } from 'lit/decorators.js';
import { ButtonBase, type ButtonVariant } from '../button/button-base.ts';
import { icon, type IconName } from '../core/icons.ts';

/**
 * A button that is only an icon, for actions everybody knows by sight.
 *
 * @tagname cw-icon-button
 * @csspart base - The native button or link.
 */
export class CwIconButton extends ButtonBase {
  static readonly elementName = 'icon-button';

  @property() icon: IconName | (string & {}) = 'more';
  /** What it does, in words. Always needed: it is the only name screen readers have, and the pointer's hint. */
  @property() label = '';
  @property() variant: ButtonVariant = 'ghost';

  protected override render() {
    return this.renderBase(`icon-only ${this.variant}`, this.label, false, icon(this.icon));
  }

  protected override updated(): void {
    this.renderRoot.querySelector('.base')?.setAttribute('title', this.label);
  }
}
