import { CwMenu, type LocaleController, type MenuItem } from '@crosswalk/elements';
import type { FieldDescription, Sort } from '@crosswalk/model';
import type { LitElement } from 'lit';
import { isFilterable, isSortable } from '../../filter/field-abilities.ts';
import type { WidgetTextKey } from '../../texts/widget-texts.ts';
import {
  changeColumn,
  clampWidth,
  type Column,
  type ColumnState,
  type ColumnWish,
  moveColumn,
  stepColumn,
} from './column-state.ts';

/** Pixels a key makes a column wider or narrower by. */
const KEY_STEP_PX = 16;
/** Columns a list may be ordered by, as sources have it. */
const MOST_SORTS = 5;
/** Pixels the pointer may move before a press becomes a drag. */
const SLACK_PX = 5;

/** What the table knows of its columns. */
export interface ColumnPlace {
  states: () => readonly ColumnState[];
  shown: () => readonly Column[];
  sort: () => readonly Sort[];
  locale: LocaleController<WidgetTextKey>;
  change: (states: readonly ColumnState[]) => void;
  order: (sort: readonly Sort[]) => void;
  filter: (field: FieldDescription) => void;
  announce: (words: string) => void;
}

/** Lets the user order, resize, move, pin and hide columns, with pointer, keys and a menu. */
export class ColumnControl {
  readonly #host: LitElement;
  readonly #place: ColumnPlace;
  /** Column the menu is about. */
  #chosen: FieldDescription | undefined;

  constructor(host: LitElement, place: ColumnPlace) {
    this.#host = host;
    this.#place = place;
  }

  /** Items of the menu of the chosen column. */
  get menuItems(): MenuItem[] {
    const field = this.#chosen;
    const { locale } = this.#place;
    const column = this.#place.shown().find((each) => each.field === field);
    if (!field || !column) return [];
    const order: MenuItem[] = isSortable(field)
      ? [
          { value: 'asc', label: locale.text('sortUp'), icon: 'arrowUp' },
          { value: 'desc', label: locale.text('sortDown'), icon: 'arrowDown' },
          { value: 'also', label: locale.text('sortAlso'), disabled: this.#place.sort().length === 0 },
        ]
      : [];
    const filter: MenuItem[] = isFilterable(field)
      ? [{ value: 'filter', label: locale.text('filter'), icon: 'filter' }]
      : [];
    const pin = column.pinned;
    return [
      ...order,
      ...filter,
      { value: 'pin-start', label: locale.text(pin === 'start' ? 'unpin' : 'pinStart') },
      { value: 'pin-end', label: locale.text(pin === 'end' ? 'unpin' : 'pinEnd') },
      { value: 'back', label: locale.text('moveToStart') },
      { value: 'forth', label: locale.text('moveToEnd') },
      { value: 'wider', label: locale.text('wider') },
      { value: 'narrower', label: locale.text('narrower') },
      { value: 'hide', label: locale.text('hideColumn'), disabled: this.#place.shown().length < 2 },
    ];
  }

  openMenu(field: FieldDescription, anchor: HTMLElement): void {
    this.#chosen = field;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      const menu = this.#host.renderRoot.querySelector('.column-items');
      if (menu instanceof CwMenu) menu.showAt(anchor);
    });
  }

  readonly choose = (event: CustomEvent<{ value: string }>): void => {
    const field = this.#chosen;
    if (!field) return;
    const column = this.#place.shown().find((each) => each.field === field);
    switch (event.detail.value) {
      case 'asc':
      case 'desc':
        return this.#place.order([{ field: field.key, direction: event.detail.value }]);
      case 'also':
        return this.sortBy(field, true);
      case 'filter':
        return this.#place.filter(field);
      case 'pin-start':
        return this.#wish(field, { pinned: column?.pinned === 'start' ? undefined : 'start' });
      case 'pin-end':
        return this.#wish(field, { pinned: column?.pinned === 'end' ? undefined : 'end' });
      case 'hide':
        return this.#wish(field, { hidden: true });
      case 'back':
      case 'forth':
        return this.#step(field, event.detail.value === 'forth' ? 1 : -1);
      default:
        return this.#widen(field, event.detail.value === 'wider' ? KEY_STEP_PX * 3 : KEY_STEP_PX * -3);
    }
  };

  /** Shows or hides a column. */
  toggle(key: string): void {
    const { hidden } = this.#place.states().find((state) => state.key === key) ?? {};
    this.#place.change(changeColumn(this.#place.states(), key, { hidden: hidden !== true }));
  }

  /** Orders the list by a field, upwards first; `also` keeps the fields it is ordered by already. */
  sortBy(field: FieldDescription, also: boolean): void {
    if (!isSortable(field)) return;
    const sort = this.#place.sort();
    const present = sort.find((each) => each.field === field.key);
    const next: Sort = { field: field.key, direction: present?.direction === 'asc' ? 'desc' : 'asc' };
    if (!also) return this.#place.order([next]);
    const others = present ? sort.map((each) => (each === present ? next : each)) : [...sort, next];
    this.#place.order(others.slice(-MOST_SORTS));
  }

  /** Keys on the head of a column. Answers whether the key did something. */
  press(event: KeyboardEvent, column: Column, head: HTMLElement): boolean {
    const { field } = column;
    const forward = this.#host.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
    const isSideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    const step = event.key === forward ? 1 : -1;
    if (event.key === 'Enter' || event.key === ' ') this.sortBy(field, event.shiftKey);
    else if ((event.altKey && event.key === 'ArrowDown') || event.key === 'ContextMenu') this.openMenu(field, head);
    else if (isSideways && event.shiftKey && (event.ctrlKey || event.metaKey)) this.#step(field, step);
    else if (isSideways && event.shiftKey) this.#widen(field, step * KEY_STEP_PX);
    else return false;
    return true;
  }

  /** A press of the pointer on the head of a column: drags its edge, or the column itself. */
  drag(event: PointerEvent, column: Column, head: HTMLElement): void {
    const [target] = event.composedPath();
    const isEdge = target instanceof Element && target.matches('.handle');
    if (event.button !== 0 || (!isEdge && target instanceof Element && target.closest('button'))) return;
    const follow = isEdge ? this.#resizing(event, column) : this.#moving(event, column, head);
    const move = (moved: PointerEvent) => follow(moved, false);
    const end = (moved: PointerEvent) => {
      head.removeEventListener('pointermove', move);
      head.removeEventListener('pointerup', end);
      head.removeEventListener('pointercancel', end);
      follow(moved, moved.type === 'pointerup');
    };
    head.setPointerCapture(event.pointerId);
    head.addEventListener('pointermove', move);
    head.addEventListener('pointerup', end);
    head.addEventListener('pointercancel', end);
  }

  #resizing(start: PointerEvent, { field, width }: Column): (event: PointerEvent, isEnd: boolean) => void {
    const sign = this.#host.matches(':dir(rtl)') ? -1 : 1;
    return (event) => this.#wish(field, { width: clampWidth(width + (event.clientX - start.clientX) * sign) }, true);
  }

  #moving(start: PointerEvent, { field }: Column, head: HTMLElement): (event: PointerEvent, isEnd: boolean) => void {
    const heads = () => [...(head.parentElement?.querySelectorAll<HTMLElement>('.head') ?? [])];
    let target: { beside: string; after: boolean } | undefined;
    return (event, isEnd) => {
      for (const each of heads()) each.classList.remove('drop-before', 'drop-after');
      if (isEnd && !target) {
        if (Math.abs(event.clientX - start.clientX) <= SLACK_PX) this.sortBy(field, event.shiftKey);
        return;
      }
      if (isEnd && target) return this.#place.change(moveColumn(this.#place.states(), field.key, target));
      if (Math.abs(event.clientX - start.clientX) <= SLACK_PX) return;
      target = dropPlace(heads(), event.clientX, this.#host.matches(':dir(rtl)'));
      const over = heads().find(({ dataset }) => dataset['key'] === target?.beside);
      if (event.type === 'pointermove') over?.classList.add(target?.after ? 'drop-after' : 'drop-before');
    };
  }

  #step(field: FieldDescription, step: 1 | -1): void {
    this.#place.change(stepColumn(this.#place.states(), field.key, step));
    const place = this.#place.shown().findIndex((each) => each.field === field) + step + 1;
    this.#place.announce(this.#place.locale.text('columnMoved', { field: field.label, place }));
  }

  #widen(field: FieldDescription, by: number): void {
    const column = this.#place.shown().find((each) => each.field === field);
    if (column) this.#wish(field, { width: clampWidth(column.width + by) });
  }

  #wish(field: FieldDescription, wish: ColumnWish, isQuiet = false): void {
    this.#place.change(changeColumn(this.#place.states(), field.key, wish));
    if (wish.width !== undefined && !isQuiet)
      this.#place.announce(this.#place.locale.text('columnWidth', { field: field.label, width: wish.width }));
  }
}

function dropPlace(
  heads: readonly HTMLElement[],
  x: number,
  isRightToLeft: boolean,
): { beside: string; after: boolean } | undefined {
  for (const head of heads) {
    const { left, right } = head.getBoundingClientRect();
    const { key } = head.dataset;
    if (key !== undefined && x >= left && x < right)
      return { beside: key, after: x > (left + right) / 2 !== isRightToLeft };
  }
  return undefined;
}
