import { CwEmptyState, CwSwitch, html } from '@crosswalk/elements';
import { type Administration, type Manifest, type PluginHosts, templateOrigin } from '@crosswalk/protocol';
import { property } from 'lit/decorators.js';
import { AdminWidget } from '../administration/admin-widget.ts';

/** What the list shows. */
export interface HostsData {
  readonly manifest: Manifest | undefined;
  readonly hosts: PluginHosts;
}

/**
 * Where a plugin's data may go: the hosts the server sends its requests to, each of which can be closed, and those its
 * panels reach by themselves.
 *
 * @tagname cw-allowed-hosts
 * @fires {CustomEvent<{ message: string }>} cw-administration-change - When a host was opened or closed.
 */
export class CwAllowedHosts extends AdminWidget<HostsData> {
  static readonly elementName = 'allowed-hosts';
  static override readonly uses = [...AdminWidget.uses, CwEmptyState, CwSwitch];

  /** Id of the plugin. */
  @property() plugin = '';

  protected target(administration: Administration) {
    const { plugin } = this;
    if (plugin === '') return undefined;
    const load = async (signal: AbortSignal): Promise<HostsData> => {
      const [plugins, hosts] = await Promise.all([
        administration.plugins.list({ signal }),
        administration.hosts.read(plugin, { signal }),
      ]);
      return { manifest: plugins.find(({ manifest }) => manifest.id === plugin)?.manifest, hosts };
    };
    return { key: [administration, plugin], load };
  }

  protected renderData({ manifest, hosts }: HostsData) {
    const requested = requestsByOrigin(manifest);
    const reached = panelOrigins(manifest);
    if (requested.size === 0 && reached.length === 0)
      return html`<cw-empty-state compact icon="globe" heading=${this.words.text('noHosts')}
        >${this.words.text('noHostsWords')}</cw-empty-state
      >`;
    return html`<table class="cards">
      <thead>
        <tr>
          <th scope="col">${this.words.text('host')}</th>
          <th scope="col">${this.words.text('usedFor')}</th>
          <th scope="col" class="end">${this.words.text('allowedColumn')}</th>
        </tr>
      </thead>
      <tbody>
        ${[...requested].map(([origin, names]) => this.#renderHost({ origin, names, hosts, all: [...requested.keys()] }))}${reached.map(
          (origin) =>
            html`<tr>
              <th scope="row"><code dir="ltr">${origin}</code></th>
              <td class="small wide">${this.words.text('reachedByPanels')}</td>
              <td></td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #renderHost(row: { origin: string; names: readonly string[]; hosts: PluginHosts; all: readonly string[] }) {
    const { origin, names, hosts, all } = row;
    const isOpen = hosts.reachable.includes(origin);
    const list = new Intl.ListFormat(this.words.locale).format(names);
    return html`<tr data-host=${origin}>
      <th scope="row"><code dir="ltr">${origin}</code></th>
      <td class="small wide">${this.words.text('usedByRequests', { names: list })}</td>
      <td class="tight end">
        ${
          this.readonly
            ? this.words.text(isOpen ? 'open' : 'closed')
            : html`<cw-switch
                label=${this.words.text('allowHost', { host: origin })}
                label-hidden
                .checked=${isOpen}
                ?disabled=${this.isBusy}
                @change=${() =>
                  void this.#set(
                    origin,
                    isOpen,
                    all.filter((each) => hosts.reachable.includes(each)),
                  )}
              ></cw-switch>`
        }
      </td>
    </tr>`;
  }

  #set(origin: string, isOpen: boolean, reachable: readonly string[]): Promise<boolean> {
    const hosts = isOpen ? reachable.filter((each) => each !== origin) : [...reachable, origin];
    return this.perform({
      run: async () => this.administration?.hosts.write(this.plugin, hosts),
      done: this.words.text(isOpen ? 'hostClosed' : 'hostOpened', { host: origin }),
    });
  }
}

function requestsByOrigin(manifest: Manifest | undefined): ReadonlyMap<string, readonly string[]> {
  const origins = new Map<string, string[]>();
  for (const [name, template] of Object.entries(manifest?.requests ?? {})) {
    const origin = templateOrigin(template);
    origins.set(origin, [...(origins.get(origin) ?? []), name]);
  }
  return origins;
}

function panelOrigins(manifest: Manifest | undefined): readonly string[] {
  const { connect = [], images = [], frames = [] } = manifest?.network ?? {};
  return [...new Set([...connect, ...images, ...frames])];
}
