import {
  CwAvatar,
  CwBadge,
  CwBanner,
  CwButton,
  CwChip,
  CwEmptyState,
  CwErrorState,
  CwMenu,
  CwPopover,
  CwSearchField,
  CwSkeleton,
  emit,
  floatingStyles,
} from '@crosswalk/elements';
import type { CrmRecord, FieldDescription } from '@crosswalk/model';
import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { CwFilterBuilder } from '../filter/filter-builder.ts';
import type { RenderContext } from '../format/render-value.ts';
import { editorStyles } from '../property-list/editor.styles.ts';
import { EDITOR_ELEMENTS } from '../property-list/render-editor.ts';
import { announceOpen } from '../source/open-record.ts';
import { BulkActions } from './bulk/bulk-actions.ts';
import { ColumnControl } from './columns/column-control.ts';
import { type Column, columnStates, type ColumnState, layColumns } from './columns/column-state.ts';
import { headStyles } from './columns/head.styles.ts';
import { TableClipboard } from './copy/table-clipboard.ts';
import { dataTableStyles } from './data-table.styles.ts';
import { CellEditor } from './editing/cell-editor.ts';
import { CellEdits } from './editing/cell-edits.ts';
import { GridFocus } from './keyboard/grid-focus.ts';
import { type CellPlace, HEAD_ROW } from './keyboard/grid-keys.ts';
import { pressKey } from './keyboard/table-keys.ts';
import { TablePointer } from './keyboard/table-pointer.ts';
import { TableList } from './table-list.ts';
import { cellContent, titleContent } from './view/cell-content.ts';
import { CHECK_WIDTH_PX, GridView } from './view/grid-view.ts';
import { renderTable } from './view/render-table.ts';
import { CHECK_COLUMN } from './view/row-view.ts';

/** Narrower than this, only the column that names the record stays while the others scroll. */
const NARROW_PX = 576;

/**
 * A list of records of any length as a table: search, filter, order, select, edit in place, act on many, copy. Only what
 * is in sight is drawn and little more is loaded; changes made elsewhere show without moving what is read.
 *
 * Keyboard: Tab reaches the table once. ↑ ↓ ← → Home End Page keys move between cells, with Ctrl to the ends. Enter opens
 * the record or edits the cell, F2 edits, Escape leaves it. Space selects, Shift+↑↓ a range, Ctrl+A everything; Ctrl+C
 * copies, Ctrl+Z takes a change back. On a column's head Enter orders, Alt+↓ opens its menu, Shift+← → resizes it, Ctrl+Shift+← → moves it.
 *
 * @tagname cw-data-table
 * @slot toolbar - Buttons at the end of the toolbar.
 * @slot selection - Actions on the selected records, shown while some are.
 * @fires {CustomEvent<{ type: string, id: string }>} cw-record-open - When a record was chosen; prevent its default to keep the link from being followed.
 * @fires {CustomEvent<{ ids: readonly string[], all: boolean, count: number }>} cw-selection-change - When other records were selected. With `all`, everything in the list is selected, and `ids` has those that are loaded.
 * @fires {CustomEvent<{ columns: readonly ColumnState[], sort: readonly Sort[] }>} cw-columns-change - When the user ordered the list or changed its columns.
 * @fires {CustomEvent<{ id: string, key: string }>} cw-cell-save - After a cell was saved.
 * @csspart grid - The box that scrolls.
 */
export class CwDataTable extends TableList {
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
    CwMenu,
    CwPopover,
    CwSearchField,
    CwSkeleton,
    ...EDITOR_ELEMENTS,
  ];
  static override styles = [TableList.styles, floatingStyles, editorStyles, dataTableStyles, headStyles];

  /** Shows values only. */
  @property({ type: Boolean, attribute: 'read-only' }) readOnly = false;
  /** Leaves out search, filters and everything else above the table. */
  @property({ type: Boolean, attribute: 'no-toolbar' }) noToolbar = false;
  readonly #edits = new CellEdits(this, this.loader, {
    saved: ({ id }, { key, label }) => {
      this.announce(this.locale.text('saved', { field: label }));
      emit(this, 'cw-cell-save', { id, key });
    },
    refused: (record, field) => this.#showRefused(record, field),
    invalid: (expected) => this.locale.text('invalid', { expected }),
  });
  readonly #columns: ColumnControl = new ColumnControl(this, {
    states: () => this.#states,
    shown: () => this.#shown,
    sort: () => this.sort,
    locale: this.locale,
    change: (states) => this.changeColumns(states, this.sort),
    order: (sort) => this.changeColumns(this.columnState, sort),
    filter: ({ key }) => this.narrowing.ask(key),
    announce: (words) => this.announce(words),
  });
  readonly #focus: GridFocus = new GridFocus(
    this,
    {
      size: () => ({ rows: this.loader.count, columns: this.#shown.length, isSelectable: this.selectable }),
      view: () => this.#view,
    },
    {
      press: (event, at) => this.#press(event, at),
      extend: (from, to) => void (this.selectable && this.selecting.extend(from, to)),
    },
  );
  #states: readonly ColumnState[] = [];
  #shown: readonly Column[] = [];
  #cellContext: RenderContext = this.renderContext;
  readonly #view: GridView = new GridView(this, {
    count: () => this.loader.count,
    columns: () => this.#shown,
    titleColumn: () => this.#shown.findIndex(({ field }) => field.key === this.titleField),
    isSelectable: () => this.selectable,
    rows: () => this.rows,
    active: () => this.#focus.active,
    look: (first, end) => this.loader.look(first, end),
    content: {
      record: (index) => this.loader.row(index),
      isSelected: (record) => (record ? this.selecting.has(record.id) : this.selecting.selection.isAll),
      cell: (column, record) => this.#cell(column, record),
      cellState: ({ field }, record) => this.#edits.state(record, field.key),
      checkLabel: (record) => this.locale.text('selectRecord', { name: record ? this.nameOf(record) : '' }),
      tabStop: (index) => this.#focus.tabStop(index),
    },
  });
  readonly #editor: CellEditor = new CellEditor(this, this.#edits, {
    cell: () => this.#view.cell(this.#focus.active),
    leave: (goesOn) => this.#leaveEditor(goesOn),
  });
  readonly #bulk = new BulkActions(this, {
    rows: this.loader,
    selecting: this.selecting,
    locale: this.locale,
    title: (record) => this.nameOf(record),
    canEdit: (field) => this.#canEdit(field),
    announce: (words) => this.announce(words),
  });
  readonly #clipboard = new TableClipboard(this.loader, this.selecting, {
    format: () => ({ fields: this.#shown.map(({ field }) => field), context: this.renderContext }),
    active: () => this.#active(),
    copied: (count) => this.announce(this.locale.text('copied', { count })),
    failed: () => this.announce(this.locale.text('notCopied')),
  });

  readonly #pointer = new TablePointer({
    column: (number) => this.#shown[number],
    drag: (event, column, head) => this.#columns.drag(event, column, head),
    openMenu: ({ field }, anchor) => this.#columns.openMenu(field, anchor),
    openRecord: (event, row) => this.#openRecord(event, row),
    toggleAll: () => this.selecting.toggleAll(),
    toggle: (row) => this.selecting.toggle(row),
    extendTo: (row) => void this.selecting.extendTo(row),
    moveTo: (place) => this.#focus.moveTo(place),
    edit: (place) => void this.#edit(place),
    isSelectable: () => this.selectable,
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('recordType') && this.hasUpdated) {
      this.narrowing.clear();
      this.selecting.clear();
    }
    const fields = this.fields();
    this.#states = columnStates(fields, this.columns, this.columnState);
    this.#shown = layColumns(fields, this.#states, {
      titleField: this.titleField,
      start: this.selectable ? CHECK_WIDTH_PX : 0,
      width: this.#view.width,
      isNarrow: this.#view.width > 0 && this.#view.width < NARROW_PX,
    });
    this.#cellContext = { ...this.renderContext, isShort: true, tabIndex: -1 };
  }

  protected override render() {
    return renderTable({
      loader: this.loader,
      locale: this.locale,
      narrowing: this.narrowing,
      selecting: this.selecting,
      columns: this.#columns,
      states: this.#states,
      fields: this.fields(),
      layout: this.#view.layout,
      sort: this.sort,
      format: this.renderContext,
      announcement: this.announcement,
      rows: this.rows,
      hasToolbar: !this.noToolbar,
      headStop: this.#focus.tabStop(HEAD_ROW),
      editor: this.readOnly ? undefined : this.#editor.render(this.loader, this.locale, this.renderContext),
      bulk: this.readOnly ? undefined : this.#bulk,
      edits: this.#edits,
      clipboard: this.#clipboard,
      on: {
        scroll: this.#view.onScroll,
        keydown: this.#focus.onKey,
        focusin: this.#focus.onFocusIn,
        pointerdown: this.#pointer.onPointerDown,
        click: this.#pointer.onClick,
        dblclick: this.#pointer.onDoubleClick,
      },
    });
  }

  #cell(column: Column, record: CrmRecord): unknown {
    const { key } = column.field;
    if (key !== this.titleField) return cellContent(column, this.#edits.value(record, key), this.#cellContext);
    const shown = { ...record, fields: { ...record.fields, [key]: this.#edits.value(record, key) } };
    return titleContent(record, this.nameOf(shown), this.href(record));
  }

  #canEdit(field: FieldDescription): boolean {
    return !this.readOnly && this.#edits.canEdit(field);
  }

  /** The record and the column with the keyboard. */
  #active({ row, column }: CellPlace = this.#focus.active): { record: CrmRecord; column: Column } | undefined {
    const [record, shown] = [this.loader.row(row), this.#shown[column]];
    return record && shown && { record, column: shown };
  }

  #press(event: KeyboardEvent, at: CellPlace): boolean {
    return pressKey(event, at, {
      head: (_, number) => this.#pressHead(event, number),
      edit: () => this.#edit(at),
      open: () => this.#openTitle(at),
      select: (row) => this.#select(() => this.selecting.toggle(row)),
      extendTo: (row) => this.#select(() => void this.selecting.extendTo(row)),
      selectAll: () => this.#select(() => void this.selecting.selectAll()),
      deselect: () => this.selecting.count > 0 && this.#select(() => this.selecting.clear()),
      undo: () => this.#edits.canUndo && (void this.#edits.undo(), true),
    });
  }

  #pressHead(event: KeyboardEvent, number: number): boolean {
    const column = this.#shown[number];
    const [head] = event.composedPath();
    if (column && head instanceof HTMLElement) return this.#columns.press(event, column, head);
    return event.key === ' ' && this.#select(() => this.selecting.toggleAll());
  }

  #select(act: () => void): boolean {
    if (this.selectable) act();
    return this.selectable;
  }

  #edit(at: CellPlace): boolean {
    const active = this.#active(at);
    if (!active || !this.#canEdit(active.column.field)) return false;
    this.#edits.begin(active.record, active.column.field);
    return true;
  }

  /** Leads to a cell that was not saved, unless the user is busy with another one; it stays marked then. */
  #showRefused(record: CrmRecord, field: FieldDescription): void {
    const row = this.loader.indexOf(record.id);
    const column = this.#shown.findIndex((each) => each.field === field);
    if (this.#edits.open || row === undefined || column < 0 || !this.matches(':focus-within')) return;
    this.#focus.moveTo({ row, column });
    this.#edits.begin(record, field);
  }

  #openTitle(at: CellPlace): boolean {
    const link = this.#view.cell(at)?.querySelector<HTMLElement>('.row-link');
    link?.click();
    return link !== null && link !== undefined;
  }

  #openRecord(event: MouseEvent, row: number): void {
    const record = this.loader.row(row);
    if (record) announceOpen(this, event, record, this.href(record));
  }

  #leaveEditor(goesOn: boolean): void {
    const { row, column } = this.#focus.active;
    const next = goesOn
      ? this.#shown.findIndex(({ field }, index) => index > column && this.#canEdit(field))
      : CHECK_COLUMN;
    void this.updateComplete.then(() => {
      this.#focus.moveTo({ row, column: next < 0 ? column : next });
      if (next >= 0) this.#edit({ row, column: next });
    });
  }

  protected override restarted(): void {
    this.#view.scrollToStart();
  }

  protected override rowRemoved(index: number): void {
    this.#view.rowRemoved(index);
  }
}
