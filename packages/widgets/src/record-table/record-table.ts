import {
  CwAvatar,
  CwBadge,
  CwBanner,
  CwButton,
  CwCheckbox,
  CwChip,
  CwEmptyState,
  CwErrorState,
  CwLoadMore,
  CwSearchField,
  CwSkeleton,
  emit,
  html,
  icon,
} from '@crosswalk/elements';
import { rightOn, type CrmRecord, type FieldDescription, type Filter, type Sort } from '@crosswalk/model';
import { nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ListController, type ListTarget } from '../data/list-controller.ts';
import { isSortable } from '../filter/field-abilities.ts';
import { CwFilterBuilder } from '../filter/filter-builder.ts';
import { renderValue } from '../format/render-value.ts';
import { titleOf } from '../format/title-of.ts';
import { announceOpen, pressRowLink } from '../source/open-record.ts';
import { hasFace, renderRecordSign } from '../source/record-sign.ts';
import { keyList } from '../source/record-widget.ts';
import { Widget } from '../source/widget.ts';
import { renderFailure, renderStale } from '../state/render-failure.ts';
import { Narrowing } from './narrowing.ts';
import { recordTableStyles } from './record-table.styles.ts';
import { RowFocus } from './row-focus.ts';

/** Field types whose values stand at the end of their column, so that digits align. */
const NUMERIC: ReadonlySet<string> = new Set(['money', 'integer', 'decimal']);

/**
 * A list of records as a table: search, filter, sort, select, page by page, following changes.
 *
 * Keyboard: Tab reaches the list once; ↑ ↓ Home End move between rows, Enter opens one, Space selects it.
 *
 * @tagname cw-record-table
 * @slot toolbar - Buttons at the end of the toolbar.
 * @slot selection - Actions on the selected records, shown while some are.
 * @fires {CustomEvent<{ type: string, id: string }>} cw-record-open - When a record was chosen; prevent its default to keep the link from being followed.
 * @fires {CustomEvent<{ ids: readonly string[] }>} cw-selection-change - When other records were selected.
 * @csspart table - The native table.
 */
export class CwRecordTable extends Widget {
  static readonly elementName = 'record-table';
  static readonly uses = [
    CwAvatar,
    CwBadge,
    CwBanner,
    CwButton,
    CwCheckbox,
    CwChip,
    CwEmptyState,
    CwErrorState,
    CwFilterBuilder,
    CwLoadMore,
    CwSearchField,
    CwSkeleton,
  ];
  static override styles = [Widget.styles, recordTableStyles];

  @property({ attribute: 'record-type' }) recordType = '';
  /** Keys of the fields that are columns; the first one names the record. */
  @property({ converter: keyList }) columns: readonly string[] = [];
  /** A condition the page itself sets, beside those the user makes. */
  @property({ attribute: false }) filter?: Filter | undefined;
  @property({ attribute: false }) sort?: Sort | undefined;
  @property({ type: Number, attribute: 'page-size' }) pageSize = 50;
  @property({ type: Boolean }) selectable = false;
  /** Leaves out search and filters. */
  @property({ type: Boolean, attribute: 'no-toolbar' }) noToolbar = false;
  /** Ids of the selected records. */
  @property({ attribute: false }) selection: readonly string[] = [];

  readonly #narrowing = new Narrowing(this, this.locale);
  readonly #list = new ListController(this, () => this.#target());
  readonly #rows = new RowFocus(this, { select: (index) => this.#toggleRow(index) });

  /** Loads the list again. */
  reload(): void {
    this.#list.reload();
  }

  #target(): ListTarget | undefined {
    const { activeSource: source, recordType: type } = this;
    if (!source || !type) return undefined;
    const { search } = this.#narrowing;
    const filter = this.#narrowing.filterWith(this.filter);
    const query = { limit: this.pageSize, ...(filter ? { filter } : {}), ...(this.sort ? { sort: [this.sort] } : {}) };
    return { source, type, query, ...(search ? { search } : {}) };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('recordType') || !this.hasUpdated) return;
    this.#narrowing.clear();
    this.#select([]);
  }

  protected override render() {
    return html`${this.noToolbar ? nothing : this.#renderToolbar()}
      ${this.#list.isStale ? renderStale(this.locale, () => this.reload()) : nothing}
      <div class="frame" aria-busy=${this.#list.isRefreshing}>${this.#renderBody()}</div>`;
  }

  #renderBody(): TemplateResult {
    const { state: loaded, failure, records } = this.#list;
    if (loaded === 'idle' || loaded === 'loading') return html`<cw-skeleton class="loading" lines="12"></cw-skeleton>`;
    if (loaded === 'empty' || (loaded === 'ready' && records.length === 0)) return this.#renderEmpty();
    if (loaded !== 'ready') return renderFailure(failure, this.locale, () => this.reload());
    return html`${this.#renderTable(records)}
      <cw-load-more
        class="more"
        shown=${records.length}
        .total=${this.#list.total}
        ?more=${this.#list.hasMore}
        ?loading=${this.#list.isLoadingMore}
        @cw-page-request=${() => this.#list.loadMore()}
      ></cw-load-more>`;
  }

  #renderToolbar() {
    return html`${this.#narrowing.render(this.#list.description, this.#readableFields(), this.renderContext, this.#renderToolbarEnd())}
    ${this.selection.length > 0 ? this.#renderSelection() : nothing}`;
  }

  #renderToolbarEnd() {
    const { newCount } = this.#list;
    return html`${
        newCount > 0
          ? html`<cw-button variant="ghost" @click=${() => this.reload()}
              >${this.locale.text('newRecords', { count: newCount })}</cw-button
            >`
          : nothing
      }<slot name="toolbar"></slot>`;
  }

  #renderSelection() {
    return html`<div class="selection" role="status">
      <strong>${this.locale.text('selected', { count: this.selection.length })}</strong>
      <slot name="selection"></slot>
      <span class="space"></span>
      <cw-button size="small" variant="ghost" @click=${() => this.#select([])}
        >${this.locale.text('clearSelection')}</cw-button
      >
    </div>`;
  }

  #renderEmpty() {
    if (!this.#narrowing.isActive)
      return html`<cw-empty-state heading=${this.locale.text('noRecords')}></cw-empty-state>`;
    return html`<cw-empty-state icon="search" heading=${this.locale.text('noMatches')}>
      ${this.locale.text('noMatchesWords')}
      <cw-button slot="actions" size="small" @click=${() => this.#narrowing.clear()}
        >${this.locale.text('clearFilters')}</cw-button
      >
    </cw-empty-state>`;
  }

  #renderTable(records: readonly CrmRecord[]) {
    const columns = this.#columnFields();
    return html`<div class="scroll">
      <table part="table" aria-label=${this.#list.description?.pluralLabel ?? nothing} @keydown=${this.#rows.onKey}>
        <thead>
          <tr>
            ${this.selectable ? html`<td class="check">${this.#renderSelectAll(records)}</td>` : nothing}
            ${columns.map((field) => this.#renderHead(field))}
          </tr>
        </thead>
        <tbody>
          ${repeat(
            records,
            (record) => record.id,
            (record, index) => this.#renderRow(record, index, columns),
          )}
        </tbody>
      </table>
    </div>`;
  }

  #renderHead(field: FieldDescription) {
    const direction = this.sort?.field === field.key ? this.sort.direction : undefined;
    const order = direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : nothing;
    const names = NUMERIC.has(field.type) ? 'number' : '';
    if (!isSortable(field)) return html`<th scope="col" class=${names}><span class="head">${field.label}</span></th>`;
    return html`<th scope="col" class=${names} aria-sort=${order}>
      <button type="button" class="head" @click=${() => this.#sortBy(field.key)}>
        ${field.label}${direction ? icon(direction === 'asc' ? 'arrowUp' : 'arrowDown') : nothing}
      </button>
    </th>`;
  }

  #renderRow(record: CrmRecord, index: number, columns: readonly FieldDescription[]) {
    const isSelected = this.selection.includes(record.id);
    const [first, ...others] = columns;
    const tabIndex = this.#rows.tabIndex(index);
    const context = { ...this.renderContext, isShort: true, tabIndex };
    return html`<tr
      class=${`${isSelected ? 'is-selected' : ''}${this.selectable ? ' with-check' : ''}${hasFace(record.type) ? ' with-sign' : ''}`}
      aria-selected=${this.selectable ? isSelected : nothing}
      @click=${(event: Event) => pressRowLink(event, (node) => node instanceof CwCheckbox)}
    >
      ${
        this.selectable
          ? html`<td class="check">
              <cw-checkbox
                label-hidden
                tabindex=${tabIndex === 0 ? nothing : -1}
                label=${this.locale.text('selectRecord', { name: this.#title(record) })}
                .checked=${isSelected}
                @change=${() => this.#toggleRow(index)}
              ></cw-checkbox>
            </td>`
          : nothing
      }
      ${first ? this.#renderTitle(record, index) : nothing}
      ${others.map((field) => this.#renderCell(field, renderValue(field, record.fields[field.key], context)))}
    </tr>`;
  }

  /** The style sheet knows how a cell aligns and what stays of it in a narrow place by its kind. */
  #renderCell(field: FieldDescription, shown: unknown) {
    const names = [field.type, NUMERIC.has(field.type) ? 'number' : '', shown === nothing ? 'none' : ''];
    return html`<td class=${names.filter(Boolean).join(' ')}>${shown}</td>`;
  }

  #renderTitle(record: CrmRecord, index: number) {
    const title = this.#title(record);
    const href = this.environment?.recordHref?.({ type: record.type, id: record.id });
    return html`<th scope="row" class="title">
      <span class="name">
        ${hasFace(record.type) ? renderRecordSign(record.type, title, 'small') : nothing}
        <a
          class="row-link"
          href=${href ?? '#'}
          tabindex=${this.#rows.tabIndex(index)}
          @click=${(event: MouseEvent) => announceOpen(this, event, record, href)}
          ><bdi>${title}</bdi></a
        >
      </span>
    </th>`;
  }

  #renderSelectAll(records: readonly CrmRecord[]) {
    const count = records.filter(({ id }) => this.selection.includes(id)).length;
    const all = count === records.length;
    return html`<cw-checkbox
      label-hidden
      label=${this.locale.text('selectAll')}
      .checked=${all}
      ?indeterminate=${count > 0 && !all}
      @change=${() => this.#select(all ? [] : records.map(({ id }) => id))}
    ></cw-checkbox>`;
  }

  #title(record: CrmRecord): string {
    return this.#list.description ? titleOf(record, this.#list.description) : record.id;
  }

  #readableFields(): FieldDescription[] {
    const { description, rights } = this.#list;
    return description && rights ? description.fields.filter(({ key }) => rightOn(rights, key) !== 'none') : [];
  }

  #columnFields(): FieldDescription[] {
    const fields = this.#readableFields();
    if (this.columns.length === 0) return fields.slice(0, 6);
    return this.columns.flatMap((key) => fields.find((field) => field.key === key) ?? []);
  }

  #sortBy(field: string): void {
    const isAscending = this.sort?.field === field && this.sort.direction === 'asc';
    this.sort = { field, direction: isAscending ? 'desc' : 'asc' };
  }

  #toggleRow(index: number): void {
    const id = this.#list.records[index]?.id;
    if (!this.selectable || id === undefined) return;
    const { selection } = this;
    this.#select(selection.includes(id) ? selection.filter((each) => each !== id) : [...selection, id]);
  }

  #select(ids: readonly string[]): void {
    this.selection = ids;
    emit(this, 'cw-selection-change', { ids });
  }
}
