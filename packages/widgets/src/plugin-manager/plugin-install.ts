import { CwSelect, CwTextField, emit, html } from '@crosswalk/elements';
import { type AdministeredPlugin, CrosswalkError, type OfferedPlugin, type OfferOutcome } from '@crosswalk/protocol';
import { css, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { AdminWidget } from '../administration/admin-widget.ts';
import { problemOf } from '../administration/problem.ts';
import { CwPermissionDiff } from '../permission-diff/permission-diff.ts';
import { asksOf } from './asks-of.ts';

const KINDS = ['address', 'archive', 'manifest'] as const;
type Kind = (typeof KINDS)[number];

/** What a dialog has come to: an offer that was taken in, and the plugin as it is installed now. */
interface Taken {
  readonly outcome: OfferOutcome;
  readonly plugin: AdministeredPlugin | undefined;
}

/**
 * Brings a plugin in: from its address, from a packed archive or from its manifest. Shows every fault with a way to mend
 * it; a new plugin may do nothing until what it asks for was looked at, and an update that asks for more says what.
 *
 * @tagname cw-plugin-install
 * @fires {CustomEvent<{ message: string }>} cw-administration-change - When a plugin was installed, updated or given something.
 */
export class CwPluginInstall extends AdminWidget<null> {
  static readonly elementName = 'plugin-install';
  static override readonly uses = [...AdminWidget.uses, CwPermissionDiff, CwSelect, CwTextField];
  static override styles = [
    AdminWidget.styles,
    css`
      .file {
        display: grid;
        gap: var(--_cw-space);
      }
      .file span {
        color: var(--_cw-text-muted);
        font-size: var(--_cw-size-small);
        font-weight: 500;
      }
      input[type='file'] {
        max-inline-size: 100%;
        color: inherit;
        font: inherit;
      }
      input::file-selector-button {
        min-block-size: var(--_cw-control);
        margin-inline-end: calc(var(--_cw-space) * 2.5);
        padding-inline: calc(var(--_cw-space) * 3);
        border: 1px solid var(--_cw-border-strong);
        border-radius: var(--_cw-radius);
        background: var(--_cw-surface);
        color: inherit;
        font: inherit;
        font-weight: 500;
        cursor: pointer;
      }
      .faults li {
        padding-block: calc(var(--_cw-space) * 2);
        border-block-end: 1px solid var(--_cw-border);
        overflow-wrap: anywhere;
      }
      .faults li:last-child {
        border-block-end: 0;
      }
    `,
  ];

  @property({ type: Boolean, reflect: true }) open = false;
  @state() private kind: Kind = 'address';
  @state() private taken: Taken | undefined;
  @query('#file') private readonly fileInput!: HTMLInputElement | null;
  @query('#address') private readonly addressField!: CwTextField | null;
  @query('cw-permission-diff') private readonly asked!: CwPermissionDiff | null;

  protected target() {
    return { key: [], load: async () => null };
  }

  protected override renderLoading() {
    return html``;
  }

  protected override renderProblem(): typeof nothing {
    return nothing;
  }

  protected renderData() {
    const { taken } = this;
    return html`<cw-dialog
      heading=${this.words.text(taken ? this.#headingOf(taken) : 'install')}
      .open=${this.open}
      @cw-dialog-close=${this.#onClose}
    >
      ${taken ? this.#renderTaken(taken) : this.#renderForm()}${taken ? this.#renderTakenButtons(taken) : this.#renderFormButtons()}
    </cw-dialog>`;
  }

  #renderForm() {
    const options = KINDS.map((value) => ({ value, label: this.words.text(`install.${value}`) }));
    return html`<div class="form">
      <p class="small">${this.words.text('installIntro')}</p>
      <cw-select
        label=${this.words.text('installFrom')}
        .options=${options}
        .value=${this.kind}
        @change=${(event: Event) => event.currentTarget instanceof CwSelect && this.#chooseKind(event.currentTarget.value)}
      ></cw-select>
      ${this.kind === 'address' ? nothing : this.#renderFile()}
      ${this.kind === 'archive' ? nothing : this.#renderAddress()}${this.#renderFaults()}
    </div>`;
  }

  #renderFile() {
    const isArchive = this.kind === 'archive';
    return html`<label class="file"
      ><span>${this.words.text(isArchive ? 'archiveFile' : 'manifestFile')}</span
      ><input id="file" type="file" accept=${isArchive ? '.tgz,.gz,application/gzip' : '.json,application/json'}
    /></label>`;
  }

  #renderAddress() {
    const isBase = this.kind === 'manifest';
    return html`<cw-text-field
      id="address"
      type="url"
      label=${this.words.text(isBase ? 'baseAddress' : 'manifestAddress')}
      help=${this.words.text(isBase ? 'baseAddressHelp' : 'manifestAddressHelp')}
      placeholder=${isBase ? 'https://apps.example.com/radar/' : 'https://apps.example.com/radar/crosswalk.json'}
      @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && void this.#send()}
    ></cw-text-field>`;
  }

  #renderFaults() {
    const { problem } = this;
    if (!problem) return nothing;
    const { faults } = problem;
    return html`<div>
      <cw-banner tone="negative"
        >${this.words.text('faults', { count: Math.max(1, faults.length) })}
        ${faults.length === 0 ? html`<bdi>${problem.message}</bdi>` : nothing}</cw-banner
      >
      <ul class="faults">
        ${faults.map(
          ({ path, expected, fix }) =>
            html`<li dir="ltr">
              <p>${this.#renderPlace(path)}</p>
              <p>${fix ?? this.words.text('expected', { expected })}</p>
              ${fix === undefined ? nothing : html`<p class="small">${this.words.text('expected', { expected })}</p>`}
            </li>`,
        )}
      </ul>
    </div>`;
  }

  /** A field of this form by its label, a place of the manifest by its path. */
  #renderPlace(path: string) {
    if (path === 'baseUrl') return html`<b>${this.words.text('baseAddress')}</b>`;
    if (path === 'url') return html`<b>${this.words.text('manifestAddress')}</b>`;
    return html`<code>${path || 'crosswalk.json'}</code>`;
  }

  #renderFormButtons() {
    return html`<cw-button slot="footer" @click=${() => this.#close()}>${this.words.text('cancel')}</cw-button>
      <cw-button
        slot="footer"
        variant="primary"
        class="send"
        ?loading=${this.isBusy}
        ?disabled=${this.isBusy}
        @click=${() => void this.#send()}
        >${this.words.text('checkAndInstall')}</cw-button
      >`;
  }

  #headingOf({ outcome: { status } }: Taken) {
    return `outcome.${status}` as const;
  }

  #renderTaken({ outcome, plugin }: Taken) {
    const { status, changes } = outcome;
    const words = this.words.text(`outcomeWords.${status}`, {
      plugin: plugin ? this.translated(plugin.manifest).name : outcome.id,
    });
    const asks = status === 'installed' && plugin ? asksOf(this.translated(plugin.manifest)) : changes;
    return html`<div class="form">
      <p>${words}</p>
      ${
        status === 'unchanged'
          ? nothing
          : html`<cw-permission-diff
              .source=${this.activeSource}
              .changes=${asks}
              ?choosable=${status === 'installed' || status === 'proposed'}
            ></cw-permission-diff>`
      }
    </div>`;
  }

  #renderTakenButtons({ outcome: { status } }: Taken) {
    const isOpen = status === 'installed' || status === 'proposed';
    return html`<cw-button slot="footer" variant=${isOpen ? 'secondary' : 'primary'} @click=${() => this.#close()}
        >${this.words.text(isOpen ? 'later' : 'close')}</cw-button
      >
      ${
        isOpen
          ? html`<cw-button
              slot="footer"
              variant="primary"
              class="allow"
              ?disabled=${this.isBusy}
              @click=${() => void this.#allow()}
              >${this.words.text(status === 'installed' ? 'allowTicked' : 'agree')}</cw-button
            >`
          : nothing
      }`;
  }

  #chooseKind(kind: string): void {
    this.kind = KINDS.find((each) => each === kind) ?? 'address';
    this.problem = undefined;
  }

  async #send(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = undefined;
    try {
      const { plugins } = this.administration ?? {};
      const outcome = await plugins?.offer(await this.#readOffer());
      if (!outcome) return;
      const plugin = (await plugins?.list())?.find(({ manifest }) => manifest.id === outcome.id);
      this.taken = { outcome, plugin };
      emit(this, 'cw-administration-change', { message: this.words.text(`outcome.${outcome.status}`) });
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.isBusy = false;
    }
  }

  async #readOffer(): Promise<OfferedPlugin> {
    const url = this.addressField?.value.trim() ?? '';
    const file = this.fileInput?.files?.[0];
    if (this.kind === 'address') return { kind: 'address', url };
    if (!file) throw invalidFile(this.words.text('chooseFile'));
    if (this.kind === 'archive') return { kind: 'archive', archive: new Uint8Array(await file.arrayBuffer()) };
    return { kind: 'manifest', manifest: parseManifestFile(await file.text()), baseUrl: url };
  }

  /** Gives what is ticked: to a new plugin, or with the update that was agreed to. */
  async #allow(): Promise<void> {
    const { taken, administration } = this;
    if (!taken || !administration) return;
    const { outcome, plugin } = taken;
    const give = [...(this.asked?.given ?? [])];
    const name = plugin ? this.translated(plugin.manifest).name : outcome.id;
    const isDone = await this.perform(
      outcome.status === 'installed'
        ? {
            run: async () => (give.length === 0 ? undefined : administration.grants.change(outcome.id, { give })),
            done: this.words.text('allowed', { plugin: name }),
          }
        : {
            run: async () => administration.plugins.agree(outcome.id, outcome.digest, give),
            done: this.words.text('agreedShort', { plugin: name }),
          },
    );
    if (isDone) this.#close();
    else this.taken = undefined;
  }

  #close(): void {
    this.renderRoot.querySelector('cw-dialog')?.close();
  }

  readonly #onClose = (): void => {
    this.open = false;
    this.taken = undefined;
    this.problem = undefined;
  };
}

function parseManifestFile(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw invalidFile('JSON');
  }
}

function invalidFile(expected: string): CrosswalkError {
  return new CrosswalkError('invalid_input', expected, { details: { faults: [{ path: 'crosswalk.json', expected }] } });
}
