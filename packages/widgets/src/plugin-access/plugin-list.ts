import { CwCard, CwEmptyState, html } from '@crosswalk/elements';
import { css } from 'lit';
import { property } from 'lit/decorators.js';
import { HostElement } from '../panel/host-element.ts';
import { CwPluginDetails } from './plugin-details.ts';

/**
 * Every installed plugin, with what it may do and did, for the page where an owner looks after them.
 *
 * @tagname cw-plugin-list
 */
export class CwPluginList extends HostElement {
  static readonly elementName = 'plugin-list';
  static readonly uses = [CwCard, CwEmptyState, CwPluginDetails];
  static override styles = [
    HostElement.styles,
    css`
      :host {
        display: block;
      }
      .list {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr));
        align-items: start;
        gap: calc(var(--_cw-space) * 4);
      }
      .details {
        padding: calc(var(--_cw-space) * 1);
      }
    `,
  ];

  /** For whom buttons give and take: the user alone, or everybody. */
  @property() by: 'user' | 'admin' = 'user';

  protected override render() {
    const plugins = this.activeHost?.plugins ?? [];
    if (plugins.length === 0)
      return html`<cw-empty-state icon="plugin" heading=${this.locale.text('noPlugins')}
        >${this.locale.text('noPluginsWords')}</cw-empty-state
      >`;
    return html`<div class="list">
      ${plugins.map(
        ({ manifest }) =>
          html`<cw-card>
            <cw-plugin-details
              class="details"
              plugin=${manifest.id}
              by=${this.by}
              heading-level="2"
              .host=${this.activeHost}
            ></cw-plugin-details>
          </cw-card>`,
      )}
    </div>`;
  }
}
