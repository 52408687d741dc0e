import { css, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { icon, type IconName } from '../core/icons.ts';
import { base } from '../styles/base.styles.ts';

/**
 * One icon of the built-in set, as large as the text around it. Decorative: give the words beside it.
 *
 * @tagname cw-icon
 */
export class CwIcon extends LitElement {
  static readonly elementName = 'icon';
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
        vertical-align: -0.2em;
        color: inherit;
        font-size: inherit;
      }
    `,
  ];

  /** Name in the set; an unknown one shows nothing. */
  @property() name: IconName | (string & {}) = 'info';

  protected override render() {
    return icon(this.name);
  }
}
