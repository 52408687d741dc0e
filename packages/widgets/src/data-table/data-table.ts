import {
  CwAvatar,
  CwBadge,
  CwBanner,
  CwButton,
  CwChip,
  CwEmptyState,
  CwErrorState,
  CwSearchField,
  CwSkeleton,
  emit,
  html,
} from '@crosswalk/elements';
import { rightOn, type CrmRecord, type FieldDescription, type Filter, type Sort } from '@crosswalk/model';
import { nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ListTarget } from '../data/list-controller.ts';
import { isSortable } from '../filter/field-abilities.ts';
import { CwFilterBuilder } from '../filter/filter-builder.ts';
import { formatValue } from '../format/format-value.ts';
import { renderValue } from '../format/render-value.ts';
import { titleOf } from '../format/title-of.ts';
import { announceOpen } from '../source/open-record.ts';
import { hasFace, renderRecordSign } from '../source/record-sign.ts';
import { keyList } from '../source/record-widget.ts';
import { Widget } from '../source/widget.ts';
import { renderFailure, renderStale } from '../state/render-failure.ts';
import { type Column, columnStates, type ColumnState, layColumns } from './columns/column-state.ts';
import { renderHead } from './columns/render-head.ts';
import { dataTableStyles } from './data-table.styles.ts';
import { GridFocus } from './keyboard/grid-focus.ts';
import { HEAD_ROW } from './keyboard/grid-keys.ts';
import { Narrowing } from './narrowing.ts';
import { RowLoader } from './rows/row-loader.ts';
import { Selecting } from './selection/selecting.ts';
import { CHECK_WIDTH_PX, GridView } from './view/grid-view.ts';
import { isPlainText } from './view/row-view.ts';

/** Characters of a value a cell shows; nobody reads more in one line. */
const MOST_IN_CELL = 300;

/**
 * A list of records of any length as a table.
 *
 * @tagname cw-data-table
 */
export class CwDataTable extends Widget {
  static readonly elementName = 'data-table';
  static readonly uses = [
    CwAvatar,
    CwBadge,
    CwBanner,
    CwButton,
    CwChip,
    CwEmptyState,
    CwErrorState,
    CwFilterBuilder,
    CwSearchField,
    CwSkeleton,
  ];
  static override styles = [Widget.styles, dataTableStyles];

  @property({ attribute: 'record-type' }) recordType = '';
  /** Keys of the fields that are columns; the first one names the record. */
  @property({ converter: keyList }) columns: readonly string[] = [];
  /** What the user made of the columns; keep it and give it back. */
  @property({ attribute: false }) columnState: readonly ColumnState[] = [];
  /** A condition the page itself sets, beside those the user makes. */
  @property({ attribute: false }) filter?: Filter | undefined;
  /** Fields the list is ordered by, the weightiest first. */
  @property({ attribute: false }) sort: readonly Sort[] = [];
  @property({ type: Boolean }) selectable = false;
  /** Leaves out search and filters. */
  @property({ type: Boolean, attribute: 'no-toolbar' }) noToolbar = false;

  readonly #narrowing = new Narrowing(this, this.locale);
  readonly #rows = new RowLoader(this, () => this.#target(), {
    restarted: () => this.#view.scrollToStart(),
    removed: (index) => this.#view.rowRemoved(index),
  });
  readonly #selecting = new Selecting(this, this.#rows, () => this.#onSelected());
  readonly #focus: GridFocus = new GridFocus(
    this,
    {
      size: () => ({ rows: this.#rows.count, columns: this.#shown.length, isSelectable: this.selectable }),
      view: () => this.#view,
    },
    {
      press: () => false,
      extend: (from, to) => void this.#selecting.extend(from, to),
    },
  );
  #shown: readonly Column[] = [];
  readonly #view: GridView = new GridView(this, {
    count: () => this.#rows.count,
    columns: () => this.#shown,
    titleColumn: () => this.#shown.findIndex(({ field }) => field.key === this.#titleField),
    isSelectable: () => this.selectable,
    active: () => this.#focus.active,
    look: (first, end) => this.#rows.look(first, end),
    content: {
      record: (index) => this.#rows.row(index),
      isSelected: (_, record) => (record ? this.#selecting.has(record.id) : this.#selecting.selection.isAll),
      cell: (column, record) => this.#cell(column, record),
      cellState: () => '',
      checkLabel: (record) => this.locale.text('selectRecord', { name: record ? this.#title(record) : '' }),
      tabStop: (index) => this.#focus.tabStop(index),
    },
  });

  get #titleField(): string {
    return this.#rows.description?.titleField ?? '';
  }

  /** Loads the list again. */
  reload(): void {
    this.#rows.reload();
  }

  #target(): ListTarget | undefined {
    const { activeSource: source, recordType: type } = this;
    if (!source || !type) return undefined;
    const { search } = this.#narrowing;
    const filter = this.#narrowing.filterWith(this.filter);
    const query = { ...(filter ? { filter } : {}), ...(this.sort.length > 0 ? { sort: [...this.sort] } : {}) };
    return { source, type, query, ...(search ? { search } : {}) };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('recordType') && this.hasUpdated) {
      this.#narrowing.clear();
      this.#selecting.clear();
    }
    this.#shown = this.#layColumns();
  }

  #layColumns(): readonly Column[] {
    const fields = this.#readableFields();
    const states = columnStates(fields, this.columns, this.columnState);
    const start = this.selectable ? CHECK_WIDTH_PX : 0;
    return layColumns(fields, states, { titleField: this.#titleField, start });
  }

  protected override render() {
    return html`${this.noToolbar ? nothing : this.#narrowing.render(this.#rows.description, this.#readableFields(), this.renderContext, nothing)}
      ${this.#rows.isStale ? renderStale(this.locale, () => this.reload()) : nothing}
      <div class="frame" aria-busy=${this.#rows.isRefreshing}>${this.#renderBody()}</div>`;
  }

  #renderBody(): TemplateResult {
    const { state: loaded, failure, count } = this.#rows;
    if (loaded === 'idle' || loaded === 'loading') return html`<cw-skeleton class="loading" lines="12"></cw-skeleton>`;
    if (loaded !== 'ready') return renderFailure(failure, this.locale, () => this.reload());
    if (count === 0) return this.#renderEmpty();
    return this.#renderGrid();
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

  #renderGrid() {
    const { count, isCountKnown, description } = this.#rows;
    const { layout } = this.#view;
    return html`<div
      class="scroller"
      role="grid"
      aria-label=${description?.pluralLabel ?? nothing}
      aria-rowcount=${isCountKnown ? count + 1 : -1}
      aria-colcount=${this.#shown.length + (this.selectable ? 1 : 0)}
      aria-multiselectable=${this.selectable ? 'true' : nothing}
      @scroll=${this.#view.onScroll}
      @keydown=${this.#focus.onKey}
      @focusin=${this.#focus.onFocusIn}
      @click=${this.#onClick}
    >
      <div class="probe"></div>
      <div role="rowgroup" class="head-group">
        ${renderHead({
          layout,
          sort: this.sort,
          filtered: new Set(),
          tabStop: this.#focus.tabStop(HEAD_ROW),
          locale: this.locale,
          selected: this.#selecting.isEverything ? 'all' : this.#selecting.count > 0 ? 'some' : 'none',
        })}
      </div>
      <div role="rowgroup" class="body"></div>
    </div>`;
  }

  #cell(column: Column, record: CrmRecord): unknown {
    const { field } = column;
    if (field.key === this.#titleField) return this.#renderTitle(record);
    const value = record.fields[field.key];
    const context = { ...this.renderContext, isShort: true, tabIndex: -1 as const };
    return isPlainText(column)
      ? formatValue(field, value, context).slice(0, MOST_IN_CELL)
      : renderValue(field, value, context);
  }

  #renderTitle(record: CrmRecord) {
    const title = this.#title(record);
    const href = this.environment?.recordHref?.({ type: record.type, id: record.id });
    return html`<span class="name">
      ${hasFace(record.type) ? renderRecordSign(record.type, title, 'small') : nothing}
      <a
        class="row-link"
        href=${href ?? '#'}
        tabindex="-1"
        @click=${(event: MouseEvent) => announceOpen(this, event, record, href)}
        ><bdi>${title}</bdi></a
      >
    </span>`;
  }

  #title(record: CrmRecord): string {
    return this.#rows.description ? titleOf(record, this.#rows.description) : record.id;
  }

  #readableFields(): FieldDescription[] {
    const { description, rights } = this.#rows;
    return description && rights ? description.fields.filter(({ key }) => rightOn(rights, key) !== 'none') : [];
  }

  readonly #onClick = (event: MouseEvent): void => {
    void event;
    void isSortable;
  };

  #onSelected(): void {
    emit(this, 'cw-selection-change', { ids: this.#selecting.loadedIds() });
  }
}
