import { html } from '@crosswalk/elements';
import { css, LitElement } from 'lit';
import { property } from 'lit/decorators.js';

/** A plugin's own full page. */
export class CrmPluginPage extends LitElement {
  static override styles = css`
    :host {
      display: grid;
      block-size: 100%;
    }
  `;

  @property() plugin = '';
  @property() view = '';
  /** Place inside the view, from the address. */
  @property({ attribute: 'deep-link' }) deepLink = '';

  protected override render() {
    return html`<cw-panel
      fill
      bare
      eager
      plugin=${this.plugin}
      view=${this.view}
      deep-link=${this.deepLink}
    ></cw-panel>`;
  }
}
