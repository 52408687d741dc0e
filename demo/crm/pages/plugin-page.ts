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

  protected override render() {
    return html`<cw-panel
      fill
      bare
      eager
      plugin=${this.plugin}
      view=${this.view}
      deep-link=${decodeURIComponent(location.hash.slice(1))}
    ></cw-panel>`;
  }
}
