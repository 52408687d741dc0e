import { CwBadge, CwButton, CwRelativeTime, CwSkeleton, html } from '@crosswalk/elements';
import { translatedManifest } from '@crosswalk/protocol';
import type { InstalledPlugin } from '@crosswalk/host';
import { Task } from '@lit/task';
import { nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { HostElement } from '../panel/host-element.ts';
import { english, type PanelTextKey } from '../panel/texts/english.ts';
import { type AccessData, type AccessItem, readAccess, type TalliedEntry } from './access-data.ts';
import { detailsStyles } from './plugin-details.styles.ts';
import { scopeWords } from './scope-words.ts';

/**
 * Who a plugin is, what it may do, what it did last, and buttons that take it back. What a plugin says of itself is shown as
 * text, apart from the words of the page, with its id beside the name.
 *
 * @tagname cw-plugin-details
 */
export class CwPluginDetails extends HostElement {
  static readonly elementName = 'plugin-details';
  static readonly uses = [CwBadge, CwButton, CwRelativeTime, CwSkeleton];
  static override styles = [HostElement.styles, detailsStyles];

  /** Id of the plugin. */
  @property() plugin = '';
  /** For whom buttons give and take: the user alone, or everybody. */
  @property() by: 'user' | 'admin' = 'user';
  /** Level of its heading in the page's outline. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 3;

  readonly #data = new Task(this, {
    args: () => [this.activeHost, this.#installed()] as const,
    task: async ([host, installed]) => (host && installed ? readAccess(host, installed) : undefined),
  });

  protected override onHostChange(): void {
    void this.#data.run();
  }

  protected override render() {
    const installed = this.#installed();
    const data = this.#data.value;
    if (!installed) return nothing;
    return html`${this.#renderWho(installed)}${data ? this.#renderData(data) : html`<cw-skeleton lines="4"></cw-skeleton>`}`;
  }

  #installed(): InstalledPlugin | undefined {
    return this.activeHost?.plugins.find(({ manifest }) => manifest.id === this.plugin);
  }

  #renderWho(plugin: InstalledPlugin) {
    const manifest = translatedManifest(plugin.manifest, this.locale.locale);
    return html`<div class="who">
      <p class="name">
        <span role="heading" aria-level=${this.headingLevel}><bdi>${manifest.name}</bdi></span>
        <code>${manifest.id}</code>
      </p>
      <p class="words"><bdi>${manifest.description}</bdi></p>
      <p class="words">${this.locale.text('by', { author: manifest.author.name, version: manifest.version })}</p>
    </div>`;
  }

  #renderData({ items, entries, types }: AccessData) {
    const allowed = items.filter((item) => item.allowed);
    return html`<section>
        ${this.#renderHeading(allowed.length === 0 && items.length > 0 ? 'asksToDo' : 'mayDo')}
        ${
          items.length === 0
            ? html`<p class="words">${this.locale.text('nothingAsked')}</p>`
            : html`<ul>
                ${items.map((item) => this.#renderItem(item, types))}
              </ul>`
        }
        ${
          allowed.length > 1
            ? html`<cw-button size="small" variant="danger" @click=${() => this.#takeBack()}
                >${this.locale.text('takeBackAll')}</cw-button
              >`
            : nothing
        }
      </section>
      <section>
        ${this.#renderHeading('didDo')}
        ${
          entries.length === 0
            ? html`<p class="words">${this.locale.text('nothingDone')}</p>`
            : html`<ul>
                ${entries.map((entry) => this.#renderEntry(entry, types))}
              </ul>`
        }
      </section>`;
  }

  #renderHeading(key: PanelTextKey) {
    return html`<p class="heading" role="heading" aria-level=${this.headingLevel + 1}>${this.locale.text(key)}</p>`;
  }

  #renderItem(item: AccessItem, types: AccessData['types']) {
    const note =
      item.deniedBy === undefined ? undefined : this.locale.text(item.deniedBy === 'user' ? 'byUser' : 'byAdmin');
    return html`<li class=${item.allowed ? '' : 'denied'}>
      <div class="grow">
        ${scopeWords(item.scope, this.locale, types)}
        ${item.isOptional ? html`<cw-badge>${this.locale.text('optional')}</cw-badge>` : nothing}
        <p class="words"><bdi>${item.purpose}</bdi></p>
        ${note === undefined ? nothing : html`<p class="words">${note}</p>`}
      </div>
      ${this.#renderButton(item)}
    </li>`;
  }

  #renderButton({ scope, allowed, deniedBy }: AccessItem) {
    if (allowed)
      return html`<cw-button size="small" @click=${() => this.#takeBack([scope])}
        >${this.locale.text('takeBack')}</cw-button
      >`;
    const isMine = deniedBy === this.by;
    return isMine
      ? html`<cw-button size="small" @click=${() => void this.activeHost?.grant(this.plugin, [scope], this.by)}
          >${this.locale.text('giveBack')}</cw-button
        >`
      : nothing;
  }

  #renderEntry({ operation, outcome, at, record, times }: TalliedEntry, types: AccessData['types']) {
    const key = `did.${operation}`;
    const words = isText(key) ? this.locale.text(key) : operation;
    const type = record && (types.get(record.type)?.label ?? record.type);
    return html`<li>
      <span class="grow"
        >${words}${type === undefined ? nothing : html`<span class="detail"> · <bdi>${type}</bdi></span>`}${
          times === 1
            ? nothing
            : html`<span class="detail"> × ${new Intl.NumberFormat(this.locale.locale).format(times)}</span>`
        }</span
      >
      ${outcome === 'ok' ? nothing : html`<cw-badge tone="negative">${this.locale.text('refusedOutcome')}</cw-badge>`}
      <cw-relative-time datetime=${at}></cw-relative-time>
    </li>`;
  }

  #takeBack(scopes?: readonly string[]): void {
    void this.activeHost?.revoke(this.plugin, scopes, this.by);
  }
}

function isText(key: string): key is PanelTextKey {
  return Object.hasOwn(english, key);
}
