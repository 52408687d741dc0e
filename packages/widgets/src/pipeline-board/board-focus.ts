import type { LitElement, ReactiveController } from 'lit';
import type { BoardMover } from './board-mover.ts';
import type { CwPipelineColumn } from './column/pipeline-column.ts';
import { findCard, type BoardColumn } from './data/board-column.ts';
import type { BoardLoader } from './data/board-loader.ts';

/** What the keyboard acts on. */
export interface FocusBoard {
  mover: BoardMover;
  columnElements: () => readonly CwPipelineColumn[];
  /** Brings a column into sight where only one is shown. */
  show: (column: BoardColumn) => void;
}

/** The keyboard on a board: one card is in the Tab order, arrow keys go on from it, and it stays with its card wherever that goes. */
export class BoardFocus implements ReactiveController {
  readonly #host: LitElement;
  readonly #board: BoardLoader;
  readonly #parts: FocusBoard;
  #active = '';
  #focused = '';

  constructor(host: LitElement, board: BoardLoader, parts: FocusBoard) {
    this.#host = host;
    this.#board = board;
    this.#parts = parts;
    host.addController(this);
  }

  /** Id of the card in the Tab order, where it is in this column. */
  activeIn(column: BoardColumn): string {
    const id = this.#activeId;
    return column.cards.some(({ record }) => record.id === id) ? id : '';
  }

  get #activeId(): string {
    if (findCard(this.#board.columns, this.#active)) return this.#active;
    return this.#board.columns.find(({ cards }) => cards.length > 0)?.cards[0]?.record.id ?? '';
  }

  hostUpdate(): void {
    this.#focused = this.#focusedId();
  }

  /** A card that had the keyboard keeps it, whoever moved it. */
  hostUpdated(): void {
    if (this.#focused !== '') void this.#restore(this.#focused);
  }

  readonly onFocusIn = (event: FocusEvent): void => {
    const id = cardIn(event.composedPath());
    if (id === '' || id === this.#active) return;
    this.#active = id;
    this.#host.requestUpdate();
  };

  readonly onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') return this.#undo(event);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [target] = event.composedPath();
    const isOnCard = target instanceof Element && target.matches('.card');
    if (!isOnCard || !this.#act(event.key, target)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #undo(event: Event): void {
    event.preventDefault();
    void this.#parts.mover.undo();
  }

  #act(key: string, card: Element): boolean {
    const id = cardIn([card.parentElement ?? card]);
    const { mover } = this.#parts;
    if (mover.heldId !== undefined) return this.#actOnHeld(key);
    if (key === ' ') mover.pickUp(id);
    else if (key === 'Enter') card.querySelector<HTMLElement>('.row-link')?.click();
    else return this.#go(id, this.#step(key));
    return true;
  }

  #actOnHeld(key: string): boolean {
    const { mover } = this.#parts;
    const step = this.#step(key);
    if (key === ' ' || key === 'Enter') void mover.drop();
    else if (key === 'Escape' || key === 'Tab') void mover.cancel();
    else if (step && 'column' in step) mover.carry(step.column < 0 ? 'before' : 'after');
    else if (step && 'card' in step) mover.carry(step.card < 0 ? 'up' : 'down');
    this.#showHeld();
    return key !== 'Tab';
  }

  #showHeld(): void {
    const place = findCard(this.#board.columns, this.#active);
    if (place) this.#parts.show(place.column);
  }

  #step(key: string): { card: number } | { column: number } | undefined {
    const isRightToLeft = this.#host.matches(':dir(rtl)');
    if (key === 'ArrowUp') return { card: -1 };
    if (key === 'ArrowDown') return { card: 1 };
    if (key === 'Home') return { card: -Infinity };
    if (key === 'End') return { card: Infinity };
    if (key === 'ArrowLeft') return { column: isRightToLeft ? 1 : -1 };
    return key === 'ArrowRight' ? { column: isRightToLeft ? -1 : 1 } : undefined;
  }

  #go(id: string, step: { card: number } | { column: number } | undefined): boolean {
    const place = findCard(this.#board.columns, id);
    if (!place || !step) return false;
    const { column, index } = place;
    const target = 'card' in step ? column : this.#nextColumn(column, step.column);
    const wanted = 'card' in step ? index + step.card : index;
    const last = (target?.cards.length ?? 0) - 1;
    const next = target?.cards[Math.max(0, Math.min(last, wanted))];
    if (target && next) void this.#focus(target, next.record.id);
    if (target && wanted >= last) void this.#board.loadMore(target.value);
    return true;
  }

  /** The next column that has cards. */
  #nextColumn(from: BoardColumn, step: number): BoardColumn | undefined {
    const { columns } = this.#board;
    for (let at = columns.indexOf(from) + step; at >= 0 && at < columns.length; at += step) {
      const column = columns[at];
      if (column && column.cards.length > 0) return column;
    }
    return undefined;
  }

  async #focus(column: BoardColumn, id: string): Promise<void> {
    this.#active = id;
    this.#parts.show(column);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const element = this.#parts.columnElements().find((one) => one.column.value === column.value);
    await element?.focusCard(id);
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** Id of the card that has the keyboard, or holds what has it. */
  #focusedId(): string {
    const { renderRoot } = this.#host;
    const column = renderRoot instanceof ShadowRoot ? renderRoot.activeElement : null;
    const element = column?.shadowRoot?.activeElement;
    return element?.closest<HTMLElement>('[data-card]')?.dataset['card'] ?? '';
  }

  async #restore(id: string): Promise<void> {
    await Promise.all(this.#parts.columnElements().map((column) => column.updateComplete));
    const place = findCard(this.#board.columns, id);
    if (place && this.#focusedId() === '' && isLost()) await this.#focus(place.column, id);
  }
}

/** What had the keyboard is gone: nobody has it now. */
function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function cardIn(path: readonly EventTarget[]): string {
  for (const node of path) {
    const id = node instanceof HTMLElement ? node.dataset['card'] : undefined;
    if (id !== undefined) return id;
  }
  return '';
}
