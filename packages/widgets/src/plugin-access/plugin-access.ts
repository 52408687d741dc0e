import { CwIconButton, CwPopover, html } from '@crosswalk/elements';
import { translatedManifest } from '@crosswalk/protocol';
import { css, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { HostElement } from '../panel/host-element.ts';
import { CwPluginDetails } from './plugin-details.ts';

/**
 * A button beside a panel that shows who is inside, what they may do and did, and lets the user take it back.
 *
 * @tagname cw-plugin-access
 */
export class CwPluginAccess extends HostElement {
  static readonly elementName = 'plugin-access';
  static readonly uses = [CwIconButton, CwPluginDetails, CwPopover];
  static override styles = [
    HostElement.styles,
    css`
      :host {
        display: inline-block;
      }
      /* Its room is known before its content, so that the box opens in the right place. */
      .details {
        inline-size: min(22rem, 80vi);
        max-block-size: min(32rem, 70vb);
        overflow: auto;
      }
    `,
  ];

  /** Id of the plugin. */
  @property() plugin = '';
  @state() private isOpen = false;

  protected override render() {
    const installed = this.activeHost?.plugins.find(({ manifest }) => manifest.id === this.plugin);
    const name = installed ? translatedManifest(installed.manifest, this.locale.locale).name : this.plugin;
    const label = this.locale.text('access', { plugin: name });
    return html`<cw-popover
      placement="bottom-end"
      label=${label}
      @cw-popover-toggle=${(event: CustomEvent<{ open: boolean }>) => (this.isOpen = event.detail.open)}
    >
      <cw-icon-button slot="trigger" icon="shield" size="small" label=${label}></cw-icon-button>
      <div class="details">
        ${this.isOpen ? html`<cw-plugin-details plugin=${this.plugin} .host=${this.activeHost}></cw-plugin-details>` : nothing}
      </div>
    </cw-popover>`;
  }
}
