import { css, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { html } from '../core/names.ts';
import { base } from '../styles/base.styles.ts';

/**
 * One page of `<cw-tabs>`.
 *
 * @tagname cw-tab-panel
 * @slot - The page.
 */
export class CwTabPanel extends LitElement {
  static readonly elementName = 'tab-panel';
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      :host(:not([active])) {
        display: none;
      }
    `,
  ];

  /** What the tab is called in code and links. */
  @property({ reflect: true }) name = '';
  /** Words on the tab. */
  @property() label = '';
  /** A number beside the words; absent for none. */
  @property({ type: Number }) count?: number | undefined;
  @property({ type: Boolean, reflect: true }) active = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.role = 'tabpanel';
    this.tabIndex = 0;
  }

  protected override updated(): void {
    this.ariaLabel = this.label;
    this.dispatchEvent(new Event('cw-tab-panel-update', { bubbles: true }));
  }

  protected override render() {
    return html`<slot></slot>`;
  }
}
