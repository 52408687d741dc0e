import type { LitElement, ReactiveController } from 'lit';
import { COLUMN_ATTRIBUTE } from '../columns/column-sheet.ts';
import type { GridView } from '../view/grid-view.ts';
import { CHECK_COLUMN } from '../view/row-view.ts';
import { cellFor, type CellPlace, HEAD_ROW } from './grid-keys.ts';

/** What keys do beyond moving. Each answers whether it did something. */
export interface GridActions {
  /** Any key, before it moves. */
  press: (event: KeyboardEvent, at: CellPlace) => boolean;
  /** The keyboard moved with Shift held down: the selection goes along. */
  extend: (from: number, to: number) => void;
}

/** How large the grid is. */
export interface GridSize {
  rows: number;
  columns: number;
  isSelectable: boolean;
}

/** Has one cell of the grid in the Tab order, and moves the keyboard from cell to cell. */
export class GridFocus implements ReactiveController {
  readonly #host: LitElement;
  readonly #size: () => GridSize;
  readonly #view: () => GridView;
  readonly #actions: GridActions;
  #active: CellPlace = { row: 0, column: 0 };

  constructor(host: LitElement, grid: { size: () => GridSize; view: () => GridView }, actions: GridActions) {
    this.#host = host;
    this.#size = grid.size;
    this.#view = grid.view;
    this.#actions = actions;
    host.addController(this);
  }

  /** The cell that is in the Tab order. */
  get active(): CellPlace {
    return this.#active;
  }

  hostUpdate(): void {
    const { rows, columns } = this.#size();
    const { row, column } = this.#active;
    if (rows > 0) this.#active = { row: Math.min(row, rows - 1), column: Math.min(column, Math.max(0, columns - 1)) };
  }

  /** Number of the column in the Tab order of a row. */
  tabStop(row: number): number | undefined {
    return row === this.#active.row ? this.#active.column : undefined;
  }

  /** Gives a cell the keyboard, wherever it is. */
  moveTo(place: CellPlace): void {
    this.#active = place;
    this.#view().reveal(place);
    this.#view().draw(true);
    this.#element(place)?.focus({ preventScroll: true });
    this.#host.requestUpdate();
  }

  readonly onFocusIn = (event: FocusEvent): void => {
    const place = placeOf(event);
    if (!place || (place.row === this.#active.row && place.column === this.#active.column)) return;
    this.#active = place;
    this.#host.requestUpdate();
  };

  readonly onKey = (event: KeyboardEvent): void => {
    const at = placeOf(event);
    if (!at || event.isComposing) return;
    if (this.#actions.press(event, at)) return event.preventDefault();
    const { rows, columns, isSelectable } = this.#size();
    const to = cellFor(event, at, {
      rows,
      firstColumn: isSelectable ? CHECK_COLUMN : 0,
      lastColumn: columns - 1,
      page: this.#view().pageRows,
      isRightToLeft: this.#host.matches(':dir(rtl)'),
    });
    if (!to) return;
    event.preventDefault();
    this.moveTo(to);
    if (event.shiftKey && at.row > HEAD_ROW && to.row > HEAD_ROW && to.row !== at.row)
      this.#actions.extend(at.row, to.row);
  };

  #element({ row, column }: CellPlace): HTMLElement | undefined {
    if (row > HEAD_ROW) return this.#view().cell({ row, column });
    const name = column === CHECK_COLUMN ? '.head-row .check' : `.head-row [${COLUMN_ATTRIBUTE}="${column}"]`;
    return this.#host.renderRoot.querySelector<HTMLElement>(name) ?? undefined;
  }
}

/** The cell an event happened in. */
export function placeOf(event: Event): CellPlace | undefined {
  const [target] = event.composedPath();
  const cell = target instanceof Element ? target.closest<HTMLElement>('.cell') : undefined;
  const row = cell?.closest<HTMLElement>('.row');
  if (!cell || !row) return undefined;
  const column = cell.getAttribute(COLUMN_ATTRIBUTE);
  return {
    row: Number(row.dataset['index'] ?? HEAD_ROW),
    column: column === null ? CHECK_COLUMN : Number(column),
  };
}
