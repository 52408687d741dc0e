import { CwCheckbox, CwSelect, CwTextField, html, type SelectOption } from '@crosswalk/elements';
import type { NewWebhook, PluginWebhook } from '@crosswalk/protocol';
import { css, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { AdminWidget } from '../administration/admin-widget.ts';
import { addressOf, SCHEMES, schemeWords } from './webhook-words.ts';

/**
 * Asks what a new webhook is for, adds it, and shows its secret this once.
 *
 * @tagname cw-new-webhook
 * @fires {CustomEvent<{ message: string }>} cw-administration-change - When it was added.
 */
export class CwNewWebhook extends AdminWidget<null> {
  static readonly elementName = 'new-webhook';
  static override readonly uses = [...AdminWidget.uses, CwCheckbox, CwSelect, CwTextField];
  static override styles = [
    AdminWidget.styles,
    css`
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: calc(var(--_cw-space) * 2) calc(var(--_cw-space) * 5);
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        margin-block-end: calc(var(--_cw-space) * 1.5);
        padding: 0;
        color: var(--_cw-text-muted);
        font-size: var(--_cw-size-small);
        font-weight: 500;
      }
    `,
  ];

  @property({ type: Boolean, reflect: true }) open = false;
  /** Id of the plugin it is for. */
  @property() plugin = '';
  /** Types whose changes may be sent out, in the reader's words. */
  @property({ attribute: false }) types: readonly SelectOption[] = [];
  /** Address of the server that takes messages. */
  @property({ attribute: 'base-url' }) baseUrl = '';
  @state() private direction: 'in' | 'out' = 'out';
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private added: (PluginWebhook & { readonly secret?: string }) | undefined;
  @state() private isCopied = false;
  @query('cw-dialog') private readonly dialog!: HTMLElement & { close(): void };
  @query('#url') private readonly urlField!: CwTextField | null;
  @query('#scheme') private readonly schemeField!: CwSelect | null;
  @query('#secret') private readonly secretField!: CwTextField | null;

  protected target() {
    return { key: [], load: async () => null };
  }

  protected override renderLoading() {
    return html``;
  }

  /** It is said inside the dialog. */
  protected override renderProblem(): typeof nothing {
    return nothing;
  }

  protected renderData() {
    const { added } = this;
    return html`<cw-dialog
      heading=${this.words.text(added ? 'webhookAdded' : 'addWebhook')}
      .open=${this.open}
      @cw-dialog-close=${this.#onClose}
    >
      ${added ? this.#renderAdded(added) : this.#renderForm()}${added ? this.#renderKept() : this.#renderButtons()}
    </cw-dialog>`;
  }

  #renderButtons() {
    return html`<cw-button slot="footer" @click=${() => this.dialog.close()}>${this.words.text('cancel')}</cw-button>
      <cw-button
        slot="footer"
        class="create"
        variant="primary"
        ?loading=${this.isBusy}
        ?disabled=${this.isBusy}
        @click=${() => void this.#add()}
        >${this.words.text('addWebhook')}</cw-button
      >`;
  }

  #renderKept() {
    return html`<cw-button slot="footer" variant="primary" class="kept" @click=${() => this.dialog.close()}
      >${this.words.text(this.added?.secret === undefined ? 'close' : 'secretKept')}</cw-button
    >`;
  }

  #renderForm() {
    const directions = (['out', 'in'] as const).map((value) => ({
      value,
      label: this.words.text(`direction.${value}`),
    }));
    return html`<div class="form">
      <cw-select
        class="direction"
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
      <fieldset>
        <legend>${this.words.text('changesOf')}</legend>
        ${this.types.map(
          ({ value, label }) =>
            html`<cw-checkbox value=${value} .checked=${this.chosen.has(value)} @change=${() => this.#toggle(value)}
              >${label}</cw-checkbox
            >`,
        )}
      </fieldset>`;
  }

  #renderIn() {
    const schemes = SCHEMES.map((value) => ({ value, label: schemeWords(value, this.words) }));
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

  #renderAdded(webhook: PluginWebhook & { readonly secret?: string }) {
    const { secret } = webhook;
    return html`<div class="form">
      <cw-text-field
        readonly
        type="url"
        label=${this.words.text('address')}
        .value=${addressOf(webhook, this.baseUrl)}
      ></cw-text-field>
      ${secret === undefined ? html`<p>${this.words.text('ownSecret')}</p>` : this.#renderSecret(secret)}
    </div>`;
  }

  #renderSecret(secret: string) {
    return html`<cw-text-field
        readonly
        class="secret"
        label=${this.words.text('secret')}
        .value=${secret}
        @focus=${select}
        ><cw-button slot="suffix" size="small" variant="ghost" class="copy" @click=${() => void this.#copy(secret)}
          >${this.words.text(this.isCopied ? 'copied' : 'copy')}</cw-button
        ></cw-text-field
      >
      <cw-banner tone="caution">${this.words.text('secretOnce')}</cw-banner>`;
  }

  #toggle(type: string): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(type)) chosen.add(type);
    this.chosen = chosen;
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
    return { direction: 'in', scheme: this.schemeField?.value || 'standard', ...(secret !== '' && { secret }) };
  }

  /** Where the page may not use the clipboard, the secret is there to be selected. */
  async #copy(secret: string): Promise<void> {
    this.isCopied = await navigator.clipboard.writeText(secret).then(
      () => true,
      () => false,
    );
  }

  readonly #onClose = (): void => {
    this.open = false;
    this.isCopied = false;
    this.added = undefined;
    this.problem = undefined;
    this.chosen = new Set();
  };
}

function select({ currentTarget }: Event): void {
  if (currentTarget instanceof CwTextField) currentTarget.select();
}
