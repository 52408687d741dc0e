import {
  CwBadge,
  CwEmptyState,
  CwLoadMore,
  CwRelativeTime,
  CwSelect,
  CwTextField,
  html,
  type SelectOption,
} from '@crosswalk/elements';
import type { AuditedAction, Administration, ChainCheck } from '@crosswalk/protocol';
import { css, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { AdminWidget } from '../administration/admin-widget.ts';
import { problemOf } from '../administration/problem.ts';
import { CwRecordLookup } from '../record-lookup/record-lookup.ts';
import { readWords } from '../plugin-access/read-words.ts';
import type { TypeWords } from '../plugin-access/scope-words.ts';
import { ANYTHING, type AuditSearch, queryOfSearch } from './audit-filter.ts';
import { type FilterForm, renderFilters } from './render-filters.ts';
import { type EntryContext, renderEntry, renderSubject, renderWho } from './render-entry.ts';
import { type AuditEntries, readEntries } from './audit-pages.ts';
import { operationWords } from './audit-words.ts';

/** What the view shows. */
export interface AuditData extends AuditEntries {
  readonly plugins: readonly SelectOption[];
  readonly types: ReadonlyMap<string, TypeWords>;
}

/**
 * Everything plugins did, were refused, and were given: found by plugin, user, record, permission, outcome and time, in
 * pages, with every entry in full. The chain can be checked, and taken away to be checked elsewhere.
 *
 * Keyboard: Tab to an entry, Enter opens it, Escape closes it.
 *
 * @tagname cw-audit-view
 */
export class CwAuditView extends AdminWidget<AuditData> {
  static readonly elementName = 'audit-view';
  static override readonly uses = [
    ...AdminWidget.uses,
    CwBadge,
    CwEmptyState,
    CwLoadMore,
    CwRecordLookup,
    CwRelativeTime,
    CwSelect,
    CwTextField,
  ];
  static override styles = [
    AdminWidget.styles,
    css`
      .filters {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr));
        gap: calc(var(--_cw-space) * 2.5) calc(var(--_cw-space) * 3);
        align-items: end;
        padding-block-end: calc(var(--_cw-space) * 4);
      }
      @container (inline-size < 40rem) {
        .filters {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        .export {
          justify-content: center;
        }
      }
      .when {
        white-space: nowrap;
      }
      .subject {
        max-inline-size: 13rem;
        overflow-wrap: anywhere;
      }
      .export {
        display: inline-flex;
        align-items: center;
        min-block-size: var(--_cw-control);
        padding-inline: calc(var(--_cw-space) * 3);
        border: 1px solid var(--_cw-border-strong);
        border-radius: var(--_cw-radius);
        color: var(--_cw-text);
        font-weight: 500;
      }
    `,
  ];

  /** Shows entries of this plugin at first. */
  @property() plugin = '';
  @state() private chosen: AuditSearch | undefined;
  @state() private pages = 1;
  @state() private opened: AuditedAction | undefined;
  @state() private check: ChainCheck | undefined;
  @state() private isChecking = false;

  /** What is looked for: at first the plugin the page named. */
  get #search(): AuditSearch {
    return this.chosen ?? { ...ANYTHING, plugin: this.plugin };
  }

  protected target(administration: Administration) {
    const { pages } = this;
    const query = queryOfSearch(this.#search);
    const load = async (signal: AbortSignal): Promise<AuditData> => {
      const [plugins, found] = await Promise.all([
        administration.plugins.list({ signal }),
        readEntries(administration.audit, { query, pages }, signal),
      ]);
      const options = plugins.map(({ manifest }) => ({ value: manifest.id, label: this.translated(manifest).name }));
      const named = found.entries.flatMap(({ record }) => record?.type ?? []);
      return { ...found, plugins: options, types: await readWords(this.activeSource, [], named) };
    };
    return { key: [administration, this.activeSource], load };
  }

  protected renderData(data: AuditData) {
    return html`${this.#renderTools()}${this.#renderCheck()}${renderFilters(this.#form(data))}
      <div class="frame" aria-busy=${this.data.isLoading}>
        ${data.entries.length === 0 ? this.#renderEmpty() : this.#renderTable(data)}
        ${
          !data.hasMore
            ? nothing
            : html`<div class="more">
                <cw-load-more
                  shown=${data.entries.length}
                  ?more=${data.hasMore}
                  ?loading=${this.data.isLoading}
                  @cw-page-request=${() => this.#find(this.#search, this.pages + 1)}
                ></cw-load-more>
              </div>`
        }
      </div>
      ${this.#renderEntry()}`;
  }

  #renderTools() {
    return html`<div class="tools">
      <cw-button
        class="verify"
        ?loading=${this.isChecking}
        ?disabled=${this.isChecking}
        @click=${() => void this.#verify()}
        >${this.words.text('verify')}</cw-button
      >
      <a class="export" href=${this.administration?.audit.exportHref ?? nothing} download="audit.ndjson"
        >${this.words.text('export')}</a
      >
      <span class="space"></span>
      <cw-button variant="ghost" @click=${() => this.reload()}>${this.locale.text('refresh')}</cw-button>
    </div>`;
  }

  #renderCheck() {
    const { check } = this;
    if (!check) return nothing;
    const { entries: count, head, brokenAt } = check;
    const words =
      brokenAt === undefined
        ? this.words.text('chainWhole', { count })
        : this.words.text('chainBroken', { place: brokenAt, count });
    return html`<cw-banner
      class="notice"
      tone=${brokenAt === undefined ? 'positive' : 'negative'}
      closable
      @cw-banner-close=${() => (this.check = undefined)}
      >${words}
      ${head === '' ? nothing : html`<code dir="ltr">${this.words.text('chainHead', { hash: head.slice(0, 16) })}</code>`}</cw-banner
    >`;
  }

  #form({ plugins }: AuditData): FilterForm {
    return {
      search: this.#search,
      plugins,
      source: this.activeSource,
      words: this.words,
      set: (changes) => this.#find({ ...this.#search, ...changes }, 1),
    };
  }

  #renderEmpty() {
    const isNarrowed = JSON.stringify(this.#search) !== JSON.stringify(ANYTHING);
    return html`<cw-empty-state icon="search" heading=${this.words.text(isNarrowed ? 'noneFound' : 'nothingHappened')}>
      ${this.words.text(isNarrowed ? 'noneFoundWords' : 'nothingHappenedWords')}
      ${
        isNarrowed
          ? html`<cw-button slot="actions" @click=${() => this.#find(ANYTHING, 1)}
              >${this.words.text('clearSearch')}</cw-button
            >`
          : nothing
      }
    </cw-empty-state>`;
  }

  #renderTable({ entries, plugins }: AuditData) {
    const names = new Map(plugins.map(({ value, label }) => [value, label]));
    return html`<div class="scroll">
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">${this.words.text('what')}</th>
            <th scope="col">${this.words.text('when')}</th>
            <th scope="col">${this.words.text('plugin')}</th>
            <th scope="col">${this.words.text('user')}</th>
            <th scope="col">${this.words.text('record')}</th>
            <th scope="col">${this.words.text('outcome')}</th>
          </tr>
        </thead>
        <tbody>
          ${entries.map((entry) => this.#renderRow(entry, names.get(entry.plugin) ?? entry.plugin))}
        </tbody>
      </table>
    </div>`;
  }

  #renderRow(entry: AuditedAction, plugin: string) {
    const { operation, at, outcome, scope } = entry;
    const context = this.#entryContext();
    return html`<tr>
      <th scope="row">
        <button type="button" class="row-button" title=${operation} @click=${() => (this.opened = entry)}>
          ${operationWords(operation, this.words, this.panelWords)}
        </button>
        ${scope == null || scope === '' ? nothing : html`<p><code dir="ltr">${clip(scope)}</code></p>`}
      </th>
      <td class="when small"><cw-relative-time datetime=${at}></cw-relative-time></td>
      <td class="line"><bdi>${plugin}</bdi></td>
      <td class="line">${renderWho(entry, context)}</td>
      <td class="subject">${renderSubject(entry, context)}</td>
      <td>
        <cw-badge tone=${outcome === 'ok' ? 'positive' : 'negative'}
          >${this.words.text(outcome === 'ok' ? 'done' : 'refused')}</cw-badge
        >
      </td>
    </tr>`;
  }

  #entryContext(): EntryContext {
    const types = this.data.value?.types ?? new Map<string, TypeWords>();
    return { words: this.words, values: this.renderContext, types };
  }

  #renderEntry() {
    const entry = this.opened;
    return html`<cw-dialog
      class="entry"
      placement="end"
      heading=${entry ? operationWords(entry.operation, this.words, this.panelWords) : ''}
      .open=${entry !== undefined}
      @cw-dialog-close=${() => (this.opened = undefined)}
    >
      ${entry ? renderEntry(entry, this.#entryContext()) : nothing}
    </cw-dialog>`;
  }

  #find(search: AuditSearch, pages: number): void {
    this.chosen = search;
    this.pages = pages;
    this.reload();
  }

  async #verify(): Promise<void> {
    this.isChecking = true;
    this.problem = undefined;
    try {
      this.check = await this.administration?.audit.verify();
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.isChecking = false;
    }
  }
}

function clip(scope: string): string {
  return scope.length > 90 ? `${scope.slice(0, 89)}…` : scope;
}
