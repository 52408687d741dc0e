import type { Column } from '../columns/column-state.ts';
import { CHECK_COLUMN } from '../view/row-view.ts';
import { placeOf } from './grid-focus.ts';
import { type CellPlace, HEAD_ROW } from './grid-keys.ts';

/** What presses of the pointer do. */
export interface PointerActions {
  column: (number: number) => Column | undefined;
  drag: (event: PointerEvent, column: Column, head: HTMLElement) => void;
  openMenu: (column: Column, anchor: HTMLElement) => void;
  openRecord: (event: MouseEvent, row: number) => void;
  toggleAll: () => void;
  toggle: (row: number) => void;
  extendTo: (row: number) => void;
  moveTo: (place: CellPlace) => void;
  edit: (place: CellPlace) => void;
  isSelectable: () => boolean;
}

/** Presses of the pointer anywhere in the grid, told apart by what they hit. */
export class TablePointer {
  readonly #actions: PointerActions;

  constructor(actions: PointerActions) {
    this.#actions = actions;
  }

  readonly onPointerDown = (event: PointerEvent): void => {
    const place = placeOf(event);
    const column = place && this.#actions.column(place.column);
    const head = hit(event)?.closest<HTMLElement>('.head');
    if (column && head) this.#actions.drag(event, column, head);
    // A range of rows is wanted, not one of letters.
    else if (event.shiftKey && place && this.#actions.isSelectable()) event.preventDefault();
  };

  readonly onClick = (event: MouseEvent): void => {
    const [place, target] = [placeOf(event), hit(event)];
    if (!place || !target) return;
    if (place.row === HEAD_ROW) this.#onHead(place.column, target);
    else this.#onRow(event, place, target);
  };

  readonly onDoubleClick = (event: MouseEvent): void => {
    const place = placeOf(event);
    if (place && place.row > HEAD_ROW && place.column !== CHECK_COLUMN) this.#actions.edit(place);
  };

  #onHead(number: number, target: Element): void {
    const [column, menu] = [this.#actions.column(number), target.closest<HTMLElement>('.column-menu')];
    if (menu && column) this.#actions.openMenu(column, menu);
    else if (number === CHECK_COLUMN) this.#actions.toggleAll();
  }

  #onRow(event: MouseEvent, place: CellPlace, target: Element): void {
    if (event.shiftKey && this.#actions.isSelectable()) {
      event.preventDefault();
      this.#actions.extendTo(place.row);
    } else if (target.closest('.row-link')) this.#actions.openRecord(event, place.row);
    else if (place.column === CHECK_COLUMN) this.#actions.toggle(place.row);
    else if (!target.closest('a')) this.#actions.moveTo(place);
  }
}

function hit(event: Event): Element | undefined {
  const [target] = event.composedPath();
  return target instanceof Element ? target : undefined;
}
