import { CwBadge, CwEmptyState, CwMenu, CwIconButton, CwRelativeTime, html, type MenuItem } from '@crosswalk/elements';
import type { AdministeredPlugin, Administration } from '@crosswalk/protocol';
import { css, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { AdminWidget } from '../administration/admin-widget.ts';
import { sourceWords } from '../administration/source-words.ts';
import type { AdminTextKey } from '../administration/texts/admin-texts.ts';
import { CwPluginInstall } from './plugin-install.ts';

/** What of a plugin has a page of its own. */
export const PLUGIN_SECTIONS = ['permissions', 'settings', 'webhooks', 'audit', 'updates'] as const;
/** What of a plugin has a page of its own. */
export type PluginSection = (typeof PLUGIN_SECTIONS)[number];

const LINKED = ['permissions', 'settings', 'webhooks', 'audit'] as const satisfies readonly PluginSection[];
const LINK_TEXTS: Readonly<Record<(typeof LINKED)[number], AdminTextKey>> = {
  permissions: 'permissions',
  settings: 'settings',
  webhooks: 'webhooks',
  audit: 'audit',
};

/**
 * Every installed plugin: which version, since when, whether it is on, and the ways to install, update, switch off and
 * remove one.
 *
 * @tagname cw-plugin-manager
 * @fires {CustomEvent<{ message: string }>} cw-administration-change - When something was changed.
 */
export class CwPluginManager extends AdminWidget<readonly AdministeredPlugin[]> {
  static readonly elementName = 'plugin-manager';
  static override readonly uses = [
    ...AdminWidget.uses,
    CwBadge,
    CwEmptyState,
    CwIconButton,
    CwMenu,
    CwPluginInstall,
    CwRelativeTime,
  ];
  static override styles = [
    AdminWidget.styles,
    css`
      .links {
        display: flex;
        flex-wrap: wrap;
        gap: 0 calc(var(--_cw-space) * 3);
        font-size: var(--_cw-size-small);
      }
      @container (inline-size < 40rem) {
        .cards tr {
          position: relative;
        }
        .cards td.menu {
          position: absolute;
          inset-block-start: calc(var(--_cw-space) * 2);
          inset-inline-end: calc(var(--_cw-space) * 2);
        }
      }
      .off .name {
        color: var(--_cw-text-muted);
      }
    `,
  ];

  /** Address of a plugin's page about something; without it there are no links. */
  @property({ attribute: false }) sectionHref?: (section: PluginSection, plugin: string) => string | undefined;
  @state() private isInstalling = false;

  protected target({ plugins }: Administration) {
    return { key: [plugins], load: (signal: AbortSignal) => plugins.list({ signal }) };
  }

  protected renderData(plugins: readonly AdministeredPlugin[]) {
    return html`<div class="tools">
        <span class="small">${this.words.text('pluginCount', { count: plugins.length })}</span>
        <span class="space"></span>
        ${
          this.readonly
            ? nothing
            : html`<cw-button variant="primary" class="install" @click=${() => (this.isInstalling = true)}
                >${this.words.text('install')}</cw-button
              >`
        }
      </div>
      ${plugins.length === 0 ? this.#renderEmpty() : this.#renderTable(plugins)}
      <cw-plugin-install
        .source=${this.activeSource}
        .administration=${this.administration}
        ?open=${this.isInstalling}
        @cw-dialog-close=${() => (this.isInstalling = false)}
        @cw-administration-change=${() => this.reload()}
      ></cw-plugin-install>`;
  }

  #renderEmpty() {
    return html`<div class="frame">
      <cw-empty-state icon="plugin" heading=${this.words.text('noPlugins')}
        >${this.words.text('noPluginsWords')}</cw-empty-state
      >
    </div>`;
  }

  #renderTable(plugins: readonly AdministeredPlugin[]) {
    return html`<div class="frame">
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">${this.words.text('plugin')}</th>
            <th scope="col">${this.words.text('version')}</th>
            <th scope="col">${this.words.text('state')}</th>
            <th scope="col">${this.words.text('installed')}</th>
            <th scope="col"><span class="hidden-text">${this.words.text('actions')}</span></th>
          </tr>
        </thead>
        <tbody>
          ${plugins.map((plugin) => this.#renderRow(plugin))}
        </tbody>
      </table>
    </div>`;
  }

  #renderRow(plugin: AdministeredPlugin) {
    const { disabled, installedBy, installedAt, source } = plugin;
    const manifest = this.translated(plugin.manifest);
    return html`<tr class=${disabled ? 'off' : ''} data-plugin=${manifest.id}>
      <th scope="row">
        <span class="name"><bdi>${manifest.name}</bdi></span>
        <p class="small wrap"><bdi>${manifest.author.name}</bdi> · <code>${manifest.id}</code></p>
        ${this.#renderLinks(manifest.id)}
      </th>
      <td class="number tight" data-label=${this.words.text('version')}>${manifest.version}</td>
      <td class="tight">${this.#renderState(plugin)}</td>
      <td class="wide">
        <cw-relative-time datetime=${installedAt}></cw-relative-time>
        <p class="small wrap">
          ${this.words.text('byUserFrom', { user: this.userName(installedBy), source: sourceWords(source, this.words) })}
        </p>
      </td>
      <td class="tight end menu">${this.readonly ? nothing : this.#renderMenu(plugin)}</td>
    </tr>`;
  }

  #renderLinks(id: string) {
    if (!this.sectionHref) return nothing;
    return html`<p class="links">
      ${LINKED.map((section) => html`<a href=${this.sectionHref?.(section, id) ?? nothing}>${this.words.text(LINK_TEXTS[section])}</a>`)}
    </p>`;
  }

  #renderState({ manifest, disabled, proposal }: AdministeredPlugin) {
    const href = proposal ? this.sectionHref?.('updates', manifest.id) : undefined;
    const version = proposal?.manifest.version ?? '';
    const waits = html`<cw-badge tone="caution">${this.words.text('updateWaits', { version })}</cw-badge>`;
    return html`<cw-badge dot tone=${disabled ? 'neutral' : 'positive'}
        >${this.words.text(disabled ? 'off' : 'on')}</cw-badge
      >
      ${proposal ? (href === undefined ? waits : html`<a href=${href}>${waits}</a>`) : nothing}`;
  }

  #renderMenu(plugin: AdministeredPlugin) {
    const { disabled } = plugin;
    const items: MenuItem[] = [
      { value: 'switch', label: this.words.text(disabled ? 'switchOn' : 'switchOff') },
      { value: 'remove', label: this.words.text('uninstall'), icon: 'trash', danger: true },
    ];
    const label = this.words.text('actionsFor', { plugin: this.translated(plugin.manifest).name });
    return html`<cw-menu
      placement="bottom-end"
      label=${label}
      .items=${items}
      @cw-menu-select=${(event: CustomEvent<{ value: string }>) => this.#act(event.detail.value, plugin)}
    >
      <cw-icon-button slot="trigger" icon="more" size="small" label=${label}></cw-icon-button>
    </cw-menu>`;
  }

  #act(action: string, plugin: AdministeredPlugin): void {
    if (action === 'remove') this.#askToRemove(plugin);
    else if (plugin.disabled) void this.#switch(plugin, false);
    else this.#askToSwitchOff(plugin);
  }

  #switch({ manifest }: AdministeredPlugin, disabled: boolean): Promise<boolean> {
    const { id, name } = this.translated(manifest);
    return this.perform({
      run: async () => this.administration?.plugins.setDisabled(id, disabled),
      done: this.words.text(disabled ? 'switchedOff' : 'switchedOn', { plugin: name }),
    });
  }

  #askToSwitchOff({ manifest }: AdministeredPlugin): void {
    const { administration } = this;
    const { id, name } = this.translated(manifest);
    this.ask({
      heading: this.words.text('switchOffHeading', { plugin: name }),
      words: this.words.text('switchOffWords'),
      confirm: this.words.text('switchOff'),
      run: async () => administration?.plugins.setDisabled(id, true),
      done: this.words.text('switchedOff', { plugin: name }),
    });
  }

  #askToRemove({ manifest }: AdministeredPlugin): void {
    const { administration } = this;
    const { id, name } = this.translated(manifest);
    const lines = ['removeValues', 'removeSettings', 'removeGrants', 'removeWork'] as const;
    this.ask({
      heading: this.words.text('removeHeading', { plugin: name }),
      words: html`<p>${this.words.text('removeIntro')}</p>
        <ul class="bullets">
          ${lines.map((line) => html`<li>${this.words.text(line)}</li>`)}
        </ul>
        <p>${this.words.text('removeKept')} ${this.words.text('removeFinal')}</p>`,
      confirm: this.words.text('uninstall'),
      isDanger: true,
      run: async () => administration?.plugins.uninstall(id),
      done: this.words.text('removed', { plugin: name }),
    });
  }
}
