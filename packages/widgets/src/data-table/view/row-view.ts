import type { CrmRecord } from '@crosswalk/model';
import { nothing, render } from 'lit';
import type { Column } from '../columns/column-state.ts';
import { COLUMN_ATTRIBUTE } from '../columns/column-sheet.ts';

/** Which cells a row has. Rows are built anew only when this is another object. */
export interface RowLayout {
  columns: readonly Column[];
  /** Numbers of the columns drawn now. */
  drawn: readonly number[];
  /** Number of the column that names the record. */
  title: number;
  isSelectable: boolean;
}

/** What rows ask the table when they are drawn. */
export interface RowContent {
  record: (index: number) => CrmRecord | undefined;
  isSelected: (record: CrmRecord | undefined) => boolean;
  /** Text, or a template for what is more than text. A column gives always the same of the two. */
  cell: (column: Column, record: CrmRecord) => unknown;
  /** Class names that say how a cell's value is doing: being saved, in conflict, not saved. */
  cellState: (column: Column, record: CrmRecord) => string;
  /** Name of the box that selects a row. */
  checkLabel: (record: CrmRecord | undefined) => string;
  /** Number of the column that is in the Tab order in this row: -1 for the box, nothing for none. */
  tabStop: (index: number) => number | undefined;
}

/** Number of the column of the box that selects a row. */
export const CHECK_COLUMN = -1;

const NUMERIC: ReadonlySet<string> = new Set(['money', 'integer', 'decimal']);

/** Whether a field's values stand at the end of their column, so that digits align. */
export function isNumeric({ field }: Column): boolean {
  return NUMERIC.has(field.type) && field.multiple !== true;
}

/** One row's elements. They are made once and shown for one record after the other as the list scrolls by. */
export class RowView {
  readonly element = element('div', 'row body-row', 'row');
  index = -1;
  #layout: RowLayout | undefined;
  #cells: CellView[] = [];
  #check: HTMLInputElement | undefined;
  #checkCell: HTMLElement | undefined;

  place(top: number): void {
    this.element.style.setProperty('transform', `translateY(${top}px)`);
  }

  draw(index: number, layout: RowLayout, content: RowContent): void {
    if (layout !== this.#layout) this.#build(layout);
    this.index = index;
    const record = content.record(index);
    const isSelected = content.isSelected(record);
    this.element.ariaRowIndex = String(index + 2);
    this.element.dataset['index'] = String(index);
    this.element.ariaSelected = layout.isSelectable ? String(isSelected) : null;
    this.element.ariaBusy = record ? null : 'true';
    this.element.classList.toggle('is-selected', isSelected);
    const stop = content.tabStop(index);
    this.#drawCheck(content.checkLabel(record), isSelected, stop);
    for (const cell of this.#cells) cell.draw(record, content, stop);
  }

  /** The cell of a column, where it is drawn. */
  cell(column: number): HTMLElement | undefined {
    return column === CHECK_COLUMN ? this.#checkCell : this.#cells.find(({ number }) => number === column)?.element;
  }

  #build(layout: RowLayout): void {
    this.#layout = layout;
    [this.#check, this.#checkCell] = layout.isSelectable ? makeCheck() : [];
    this.#cells = layout.drawn.flatMap((number) => {
      const column = layout.columns[number];
      return column ? new CellView(column, number, layout) : [];
    });
    this.element.replaceChildren(
      ...(this.#checkCell ? [this.#checkCell] : []),
      ...this.#cells.map((cell) => cell.element),
    );
  }

  #drawCheck(label: string, isSelected: boolean, stop: number | undefined): void {
    if (!this.#check || !this.#checkCell) return;
    this.#check.checked = isSelected;
    this.#check.ariaLabel = label;
    this.#checkCell.tabIndex = stop === CHECK_COLUMN ? 0 : -1;
  }
}

/** One cell. Most values are plain text and go into a text node; only links, badges and the like are templates. */
class CellView {
  readonly element: HTMLElement;
  readonly number: number;
  readonly #column: Column;
  readonly #baseClass: string;
  readonly #words: HTMLElement | undefined;
  #text = '';
  #state = '';

  constructor(column: Column, number: number, layout: RowLayout) {
    this.number = number;
    this.#column = column;
    const isTitle = number === layout.title;
    this.#baseClass = [
      'cell',
      column.field.type,
      isTitle ? 'title' : '',
      isNumeric(column) ? 'number' : '',
      column.pinned ? `pinned-${column.pinned}` : '',
    ].join(' ');
    this.element = element('div', this.#baseClass, isTitle ? 'rowheader' : 'gridcell');
    this.element.setAttribute(COLUMN_ATTRIBUTE, String(number));
    this.element.ariaColIndex = String(number + (layout.isSelectable ? 2 : 1));
    this.element.tabIndex = -1;
    this.#words = isTitle || !isPlainText(column) ? undefined : document.createElement('bdi');
    if (this.#words) this.element.append(this.#words);
  }

  draw(record: CrmRecord | undefined, content: RowContent, stop: number | undefined): void {
    const value = record ? content.cell(this.#column, record) : '';
    if (this.#words) this.#write(this.#words, typeof value === 'string' ? value : '');
    else render(record ? value : nothing, this.element);
    this.#show(record ? content.cellState(this.#column, record) : '');
    const tabIndex = stop === this.number ? 0 : -1;
    if (this.element.tabIndex !== tabIndex) this.element.tabIndex = tabIndex;
  }

  #write(words: HTMLElement, text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    words.textContent = text;
  }

  #show(state: string): void {
    if (state === this.#state) return;
    this.#state = state;
    this.element.className = `${this.#baseClass} ${state}`;
  }
}

const RICH: ReadonlySet<string> = new Set(['email', 'phone', 'url', 'select', 'multiSelect', 'ref', 'refs']);

/** Whether a column's values are drawn as text alone. */
export function isPlainText({ field }: Column): boolean {
  return !RICH.has(field.type);
}

function makeCheck(): [HTMLInputElement, HTMLElement] {
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.tabIndex = -1;
  const cell = element('div', 'cell check', 'gridcell');
  cell.ariaColIndex = '1';
  cell.append(box);
  return [box, cell];
}

function element(tag: 'div', className: string, role: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.role = role;
  return made;
}
