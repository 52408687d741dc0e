import { CwBadge, CwCheckbox, CwEmptyState, CwSelect, CwTextField, html } from '@crosswalk/elements';
import type { Administration, NewWebhook, PluginWebhook } from '@crosswalk/protocol';
import { nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { AdminWidget } from '../administration/admin-widget.ts';
import { keyList } from '../source/record-widget.ts';

/** Ways senders sign what they send. */
const SCHEMES = ['standard', 'hubspot-v3', 'twenty'] as const;

/**
 * The webhooks of a plugin: where changes are sent to, and where messages of other systems come in. A secret is shown once,
 * when its webhook is added.
 *
 * @tagname cw-webhook-list
 * @fires {CustomEvent<{ message: string }>} cw-administration-change - When a webhook was added or removed.
 */
export class CwWebhookList extends AdminWidget<readonly PluginWebhook[]> {
  static readonly elementName = 'webhook-list';
  static override readonly uses = [...AdminWidget.uses, CwBadge, CwCheckbox, CwEmptyState, CwSelect, CwTextField];

  /** Id of the plugin. */
  @property() plugin = '';
  /** Types whose changes may be sent out. */
  @property({ converter: keyList }) types: readonly string[] = [];
  /** Address of the server that takes messages, for those who have to be told it. */
  @property({ attribute: 'base-url' }) baseUrl = '';
  @state() private isAdding = false;
  @state() private direction: 'in' | 'out' = 'out';
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private added: (PluginWebhook & { readonly secret?: string }) | undefined;
  @query('#url') private readonly urlField!: CwTextField | null;
  @query('#scheme') private readonly schemeField!: CwSelect | null;
  @query('#secret') private readonly secretField!: CwTextField | null;

  protected target({ webhooks }: Administration) {
    const { plugin } = this;
    if (plugin === '') return undefined;
    return { key: [webhooks, plugin], load: (signal: AbortSignal) => webhooks.list(plugin, { signal }) };
  }

  protected override renderProblem() {
    return this.isAdding ? nothing : super.renderProblem();
  }

  protected renderData(webhooks: readonly PluginWebhook[]) {
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
      ${this.#renderDialog()}`;
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
        ? new Intl.ListFormat(this.words.locale).format(types)
        : this.words.text('signedAs', { scheme: this.#schemeName(scheme) });
    return html`<tr data-webhook=${webhook.id}>
      <th scope="row"><code dir="ltr">${this.#addressOf(webhook)}</code></th>
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

  #addressOf({ direction, url, path = '' }: PluginWebhook): string {
    return direction === 'out' ? url : this.baseUrl + path;
  }

  #schemeName(scheme: string): string {
    const known = SCHEMES.find((each) => each === scheme);
    return known === undefined ? scheme : this.words.text(`scheme.${known}`);
  }

  #renderDialog() {
    const { added } = this;
    return html`<cw-dialog
      class="new"
      heading=${this.words.text(added ? 'webhookAdded' : 'addWebhook')}
      .open=${this.isAdding}
      @cw-dialog-close=${() => this.#close()}
    >
      ${added ? this.#renderSecret(added) : this.#renderForm()}
      ${
        added
          ? html`<cw-button slot="footer" variant="primary" @click=${() => this.#close()}
              >${this.words.text('secretKept')}</cw-button
            >`
          : html`<cw-button slot="footer" @click=${() => this.#close()}>${this.words.text('cancel')}</cw-button>
              <cw-button
                slot="footer"
                class="create"
                variant="primary"
                ?loading=${this.isBusy}
                ?disabled=${this.isBusy}
                @click=${() => void this.#add()}
                >${this.words.text('addWebhook')}</cw-button
              >`
      }
    </cw-dialog>`;
  }

  #renderForm() {
    const directions = (['out', 'in'] as const).map((value) => ({
      value,
      label: this.words.text(`direction.${value}`),
    }));
    return html`<div class="form">
      <cw-select
        label=${this.words.text('direction')}
        .options=${directions}
        .value=${this.direction}
        @change=${(event: Event) => (this.direction = event.currentTarget instanceof CwSelect && event.currentTarget.value === 'in' ? 'in' : 'out')}
      ></cw-select>
      ${this.direction === 'out' ? this.#renderOut() : this.#renderIn()}${super.renderProblem()}
    </div>`;
  }

  #renderOut() {
    return html`<cw-text-field
        id="url"
        type="url"
        required
        label=${this.words.text('address')}
        placeholder="https://hooks.example.com/crm"
        help=${this.words.text('outHelp')}
      ></cw-text-field>
      <fieldset class="types">
        <legend>${this.words.text('changesOf')}</legend>
        ${this.types.map(
          (type) =>
            html`<cw-checkbox
              value=${type}
              .checked=${this.chosen.has(type)}
              @change=${() => {
                const chosen = new Set(this.chosen);
                if (!chosen.delete(type)) chosen.add(type);
                this.chosen = chosen;
              }}
              >${type}</cw-checkbox
            >`,
        )}
      </fieldset>`;
  }

  #renderIn() {
    const schemes = SCHEMES.map((value) => ({ value, label: this.words.text(`scheme.${value}`) }));
    return html`<cw-select
        id="scheme"
        label=${this.words.text('signature')}
        .options=${schemes}
        value="standard"
      ></cw-select>
      <cw-text-field
        id="secret"
        type="password"
        autocomplete="new-password"
        label=${this.words.text('senderSecret')}
        help=${this.words.text('senderSecretHelp')}
      ></cw-text-field>`;
  }

  #renderSecret(webhook: PluginWebhook & { readonly secret?: string }) {
    return html`<div class="form">
      <cw-text-field
        readonly
        type="url"
        label=${this.words.text('address')}
        .value=${this.#addressOf(webhook)}
      ></cw-text-field>
      ${
        webhook.secret === undefined
          ? html`<p>${this.words.text('ownSecret')}</p>`
          : html`<cw-text-field
                readonly
                class="secret"
                label=${this.words.text('secret')}
                .value=${webhook.secret}
                @focus=${(event: Event) => event.currentTarget instanceof CwTextField && event.currentTarget.select()}
              ></cw-text-field>
              <cw-banner tone="caution">${this.words.text('secretOnce')}</cw-banner>`
      }
    </div>`;
  }

  async #add(): Promise<void> {
    const { administration, plugin } = this;
    const webhook = this.#readForm();
    const run = async () => {
      this.added = await administration?.webhooks.add(plugin, webhook);
    };
    await this.perform({ run, done: this.words.text('webhookAdded') });
  }

  #readForm(): NewWebhook {
    if (this.direction === 'out')
      return { direction: 'out', url: this.urlField?.value.trim() ?? '', types: [...this.chosen] };
    const secret = this.secretField?.value ?? '';
    return {
      direction: 'in',
      scheme: this.schemeField?.value || 'standard',
      ...(secret !== '' && { secret }),
    };
  }

  #close(): void {
    this.isAdding = false;
    this.added = undefined;
    this.problem = undefined;
    this.chosen = new Set();
  }

  #askToRemove(webhook: PluginWebhook): void {
    const { administration, plugin } = this;
    this.ask({
      heading: this.words.text('removeWebhookHeading'),
      words: this.words.text(webhook.direction === 'out' ? 'removeWebhookOut' : 'removeWebhookIn', {
        address: this.#addressOf(webhook),
      }),
      confirm: this.words.text('remove'),
      isDanger: true,
      run: async () => administration?.webhooks.remove(plugin, webhook.id),
      done: this.words.text('webhookRemoved'),
    });
  }
}
