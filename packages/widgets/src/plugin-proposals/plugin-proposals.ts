import { CwBadge, CwCard, CwEmptyState, CwRelativeTime, html } from '@crosswalk/elements';
import type { AdministeredPlugin, Administration, PluginProposal } from '@crosswalk/protocol';
import { css, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { AdminWidget } from '../administration/admin-widget.ts';
import { sourceWords } from '../administration/source-words.ts';
import { CwPermissionDiff } from '../permission-diff/permission-diff.ts';

/**
 * Updates of plugins that ask for more than they may do now. Each waits until an owner agreed to exactly this one or
 * dropped it; until then the old version goes on with what it was given.
 *
 * @tagname cw-plugin-proposals
 * @fires {CustomEvent<{ message: string }>} cw-administration-change - When something was agreed to or dropped.
 */
export class CwPluginProposals extends AdminWidget<readonly AdministeredPlugin[]> {
  static readonly elementName = 'plugin-proposals';
  static override readonly uses = [
    ...AdminWidget.uses,
    CwBadge,
    CwCard,
    CwEmptyState,
    CwPermissionDiff,
    CwRelativeTime,
  ];
  static override styles = [
    AdminWidget.styles,
    css`
      cw-card + cw-card {
        margin-block-start: calc(var(--_cw-space) * 4);
      }
      .about {
        margin-block-end: calc(var(--_cw-space) * 4);
        color: var(--_cw-text-muted);
      }
    `,
  ];

  /** Shows the update of this plugin alone. */
  @property() plugin = '';
  @state() private given: ReadonlyMap<string, readonly string[]> = new Map();

  protected target({ plugins }: Administration) {
    return { key: [plugins], load: (signal: AbortSignal) => plugins.list({ signal }) };
  }

  protected renderData(all: readonly AdministeredPlugin[]) {
    const waiting = all.flatMap((plugin) => {
      const isWanted = this.plugin === '' || plugin.manifest.id === this.plugin;
      return plugin.proposal && isWanted ? [{ plugin, proposal: plugin.proposal }] : [];
    });
    if (waiting.length === 0)
      return html`<cw-empty-state icon="shield" heading=${this.words.text('noProposals')}
        >${this.words.text('noProposalsWords')}</cw-empty-state
      >`;
    return html`${waiting.map(({ plugin, proposal }) => this.#renderProposal(plugin, proposal))}`;
  }

  #renderProposal({ manifest }: AdministeredPlugin, proposal: PluginProposal) {
    const versions = this.words.text('fromTo', { from: manifest.version, to: proposal.manifest.version });
    return html`<cw-card data-plugin=${manifest.id}>
      <span slot="heading"><bdi>${this.translated(manifest).name}</bdi></span>
      <cw-badge slot="actions" tone="caution">${versions}</cw-badge>
      <p class="about wrap">
        ${this.words.text('broughtBy', { user: this.userName(proposal.proposedBy) })}
        <cw-relative-time datetime=${proposal.proposedAt}></cw-relative-time> ·
        <bdi>${sourceWords(proposal.source, this.words)}</bdi>
      </p>
      <cw-permission-diff
        .source=${this.activeSource}
        .changes=${proposal.changes}
        ?choosable=${!this.readonly}
        @cw-permission-choice=${(event: CustomEvent<{ given: readonly string[] }>) => (this.given = new Map([...this.given, [proposal.digest, event.detail.given]]))}
      ></cw-permission-diff>
      ${this.readonly ? nothing : this.#renderButtons(manifest, proposal)}
    </cw-card>`;
  }

  #renderButtons(manifest: AdministeredPlugin['manifest'], proposal: PluginProposal) {
    return html`<div slot="footer" class="actions">
      <cw-button ?disabled=${this.isBusy} @click=${() => this.#askToDrop(manifest, proposal)}
        >${this.words.text('drop')}</cw-button
      >
      <cw-button variant="primary" ?disabled=${this.isBusy} @click=${() => this.#askToAgree(manifest, proposal)}
        >${this.words.text('agree')}</cw-button
      >
    </div>`;
  }

  #askToAgree(
    { id, name, version }: AdministeredPlugin['manifest'],
    { digest, manifest, changes }: PluginProposal,
  ): void {
    const { administration } = this;
    const added = changes.filter(({ subject, change }) => subject === 'scope' && change === 'added').length;
    const given = this.given.get(digest);
    this.ask({
      heading: this.words.text('agreeHeading', { plugin: name, version: manifest.version }),
      words: html`<ul class="bullets">
        <li>${this.words.text('agreeReplaces', { from: version, to: manifest.version })}</li>
        <li>${this.words.text('agreeGives', { count: given?.length ?? added })}</li>
        <li>${this.words.text('agreeUsers')}</li>
      </ul>`,
      confirm: this.words.text('agree'),
      run: async () => administration?.plugins.agree(id, digest, given),
      done: this.words.text('agreed', { plugin: name, version: manifest.version }),
    });
  }

  #askToDrop({ id, name, version }: AdministeredPlugin['manifest'], { manifest }: PluginProposal): void {
    const { administration } = this;
    this.ask({
      heading: this.words.text('dropHeading', { plugin: name, version: manifest.version }),
      words: this.words.text('dropWords', { version }),
      confirm: this.words.text('drop'),
      run: async () => administration?.plugins.decline(id),
      done: this.words.text('dropped', { plugin: name }),
    });
  }
}
