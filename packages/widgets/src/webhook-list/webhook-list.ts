import { CwBadge, CwEmptyState, html } from '@crosswalk/elements';
import type { Administration, PluginWebhook } from '@crosswalk/protocol';
import { nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { AdminWidget } from '../administration/admin-widget.ts';
import { readWords } from '../plugin-access/read-words.ts';
import type { TypeWords } from '../plugin-access/scope-words.ts';
import { CwNewWebhook } from './new-webhook.ts';
import { addressOf, schemeWords } from './webhook-words.ts';
import { keyList } from '../source/key-list.ts';

/** What the list shows. */
export interface WebhookData {
  readonly webhooks: readonly PluginWebhook[];
  /** The reader's words for the types. */
  readonly labels: ReadonlyMap<string, TypeWords>;
}

/**
 * The webhooks of a plugin: where changes are sent to, and where messages of other systems come in. A secret is shown once,
 * when its webhook is added.
 *
 * @tagname cw-webhook-list
 * @fires {CustomEvent<{ message: string }>} cw-administration-change - When a webhook was added or removed.
 */
export class CwWebhookList extends AdminWidget<WebhookData> {
  static readonly elementName = 'webhook-list';
  static override readonly uses = [...AdminWidget.uses, CwBadge, CwEmptyState, CwNewWebhook];

  /** Id of the plugin. */
  @property() plugin = '';
  /** Types whose changes may be sent out. */
  @property({ converter: keyList }) types: readonly string[] = [];
  /** Address of the server that takes messages, for those who have to be told it. */
  @property({ attribute: 'base-url' }) baseUrl = '';
  @state() private isAdding = false;
  protected target({ webhooks }: Administration) {
    const { plugin, activeSource, types } = this;
    if (plugin === '') return undefined;
    const load = async (signal: AbortSignal): Promise<WebhookData> => {
      const found = await webhooks.list(plugin, { signal });
      const named = [...types, ...found.flatMap((webhook) => webhook.types)];
      return { webhooks: found, labels: await readWords(activeSource, [], named) };
    };
    return { key: [webhooks, plugin, activeSource], load };
  }

  protected renderData({ webhooks }: WebhookData) {
    return html`<div class="tools">
        <span class="small">${this.words.text('webhookCount', { count: webhooks.length })}</span>
        <span class="space"></span>
        ${
          this.readonly
            ? nothing
            : html`<cw-button class="add" @click=${() => (this.isAdding = true)}
                >${this.words.text('addWebhook')}</cw-button
              >`
        }
      </div>
      <div class="frame">${webhooks.length === 0 ? this.#renderEmpty() : this.#renderTable(webhooks)}</div>
      <cw-new-webhook
        plugin=${this.plugin}
        base-url=${this.baseUrl}
        .administration=${this.administration}
        .types=${this.types.map((value) => ({ value, label: this.#labelOf(value) }))}
        ?open=${this.isAdding}
        @cw-dialog-close=${() => (this.isAdding = false)}
        @cw-administration-change=${() => this.reload()}
      ></cw-new-webhook>`;
  }

  #renderEmpty() {
    return html`<cw-empty-state compact icon="link" heading=${this.words.text('noWebhooks')}
      >${this.words.text('noWebhooksWords')}</cw-empty-state
    >`;
  }

  #renderTable(webhooks: readonly PluginWebhook[]) {
    return html`<table class="cards">
      <thead>
        <tr>
          <th scope="col">${this.words.text('address')}</th>
          <th scope="col">${this.words.text('direction')}</th>
          <th scope="col">${this.words.text('carries')}</th>
          <th scope="col"><span class="hidden-text">${this.words.text('actions')}</span></th>
        </tr>
      </thead>
      <tbody>
        ${webhooks.map((webhook) => this.#renderWebhook(webhook))}
      </tbody>
    </table>`;
  }

  #renderWebhook(webhook: PluginWebhook) {
    const { direction, scheme, types } = webhook;
    const carries =
      direction === 'out'
        ? new Intl.ListFormat(this.words.locale).format(types.map((type) => this.#labelOf(type)))
        : this.words.text('signedAs', { scheme: schemeWords(scheme, this.words) });
    return html`<tr data-webhook=${webhook.id}>
      <th scope="row"><code dir="ltr">${addressOf(webhook, this.baseUrl)}</code></th>
      <td class="tight">
        <cw-badge tone=${direction === 'out' ? 'info' : 'neutral'}
          >${this.words.text(direction === 'out' ? 'outgoing' : 'incoming')}</cw-badge
        >
      </td>
      <td class="small">${carries}</td>
      <td class="tight end">
        ${
          this.readonly
            ? nothing
            : html`<cw-button size="small" class="remove" @click=${() => this.#askToRemove(webhook)}
                >${this.words.text('remove')}</cw-button
              >`
        }
      </td>
    </tr>`;
  }

  #labelOf(type: string): string {
    return this.data.value?.labels.get(type)?.label ?? type;
  }

  #askToRemove(webhook: PluginWebhook): void {
    const { administration, plugin } = this;
    this.ask({
      heading: this.words.text('removeWebhookHeading'),
      words: this.words.text(webhook.direction === 'out' ? 'removeWebhookOut' : 'removeWebhookIn', {
        address: addressOf(webhook, this.baseUrl),
      }),
      confirm: this.words.text('remove'),
      isDanger: true,
      run: async () => administration?.webhooks.remove(plugin, webhook.id),
      done: this.words.text('webhookRemoved'),
    });
  }
}
