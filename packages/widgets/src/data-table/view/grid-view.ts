import type { LitElement, ReactiveController } from 'lit';
import { ColumnSheet } from '../columns/column-sheet.ts';
import type { Column } from '../columns/column-state.ts';
import { columnWindow, scrolledFor } from '../columns/column-window.ts';
import type { CellPlace } from '../keyboard/grid-keys.ts';
import { rowTop, type RowGeometry, rowWindow, runwayHeight, scrollTopFor } from '../rows/row-window.ts';
import { RowPool } from './row-pool.ts';
import type { RowContent, RowLayout } from './row-view.ts';

/** Rows drawn before and after those in sight, so that a small movement shows no gap. */
const ROWS_IN_ADVANCE = 6;
/** Width of the column of boxes. */
export const CHECK_WIDTH_PX = 40;

/** What the view draws; asked anew whenever it draws. */
export interface GridModel {
  count: () => number;
  columns: () => readonly Column[];
  titleColumn: () => number;
  isSelectable: () => boolean;
  /** Rows in sight where the page gives the table no height. */
  rows: () => number;
  /** The cell that is in the Tab order; its row and column are drawn wherever the list is. */
  active: () => CellPlace;
  content: RowContent;
  /** Which rows are in sight or soon will be. */
  look: (first: number, end: number) => void;
}

/** Measures of the place the rows are seen in, in CSS pixels. */
interface Box {
  rowHeight: number;
  height: number;
  width: number;
  headHeight: number;
}

/**
 * Draws what is in sight of a table: rows and columns at the scroll position, whatever there are above, below and beside
 * it. Scrolling draws at once, without an update of the element around it.
 */
export class GridView implements ReactiveController {
  readonly #host: LitElement;
  readonly #model: GridModel;
  readonly #pool = new RowPool();
  readonly #sheet = new ColumnSheet();
  readonly #sizes = new ResizeObserver(() => this.#onResize());
  #scroller: HTMLElement | undefined;
  #box: Box = { rowHeight: 0, height: 0, width: 0, headHeight: 0 };
  #layout: RowLayout = { columns: [], drawn: [], title: 0, isSelectable: false };
  #last = '';
  #isSheetAttached = false;
  /** Where the list is scrolled to, as of the last event: to ask the browser after rows changed would have it lay them out twice. */
  #scroll = { top: 0, left: 0 };

  constructor(host: LitElement, model: GridModel) {
    this.#host = host;
    this.#model = model;
    host.addController(this);
  }

  /** The columns drawn now. */
  get layout(): RowLayout {
    return this.#layout;
  }

  /** Width of the table's own place; 0 before it was measured. */
  get width(): number {
    return this.#box.width;
  }

  /** Rows a page key moves by. */
  get pageRows(): number {
    return Math.max(1, Math.floor(this.#viewport / (this.#box.rowHeight || 1)) - 1);
  }

  hostUpdate(): void {
    this.#layColumns();
  }

  hostUpdated(): void {
    if (!this.#isSheetAttached && this.#host.renderRoot instanceof ShadowRoot) {
      this.#sheet.attachTo(this.#host.renderRoot);
      this.#isSheetAttached = true;
    }
    const scroller = this.#host.renderRoot.querySelector<HTMLElement>('.scroller') ?? undefined;
    if (scroller !== this.#scroller) this.#moveTo(scroller);
    this.draw(true);
  }

  hostConnected(): void {
    if (this.#scroller) this.#observe(this.#scroller);
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
  }

  /** Draws what is in sight. `isComplete` also draws again what is there already, for it may have changed. */
  draw(isComplete: boolean): void {
    const body = this.#scroller?.querySelector<HTMLElement>('.body');
    if (!this.#scroller || !body) return;
    if (isComplete) this.#makeRoom(this.#scroller, body);
    const geometry = this.#geometry;
    const { first, end, firstSeen, endSeen } = rowWindow(geometry, ROWS_IN_ADVANCE);
    const isScaled = runwayHeight(geometry) < geometry.count * geometry.rowHeight;
    const key = `${first} ${end} ${isScaled ? geometry.scrollTop : ''}`;
    if (!isComplete && key === this.#last) return;
    this.#last = key;
    const indices = this.#withActive(first, end);
    const { layout } = this;
    const { content } = this.#model;
    this.#pool.draw(body, { indices, layout, content, top: (index) => rowTop(geometry, index), isComplete });
    this.#model.look(firstSeen - ROWS_IN_ADVANCE, endSeen + ROWS_IN_ADVANCE * 4);
  }

  /** The element of a cell of a row that is drawn. */
  cell({ row, column }: CellPlace): HTMLElement | undefined {
    return this.#pool.view(row)?.cell(column);
  }

  /** Scrolls as little as is needed to see a cell. */
  reveal({ row, column }: CellPlace): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    if (row >= 0) scroller.scrollTop = scrollTopFor(this.#geometry, row);
    const start = this.#start;
    const scrolled = scrolledFor(this.#model.columns(), column, {
      scrolled: this.#scrolled,
      viewport: this.width,
      start,
    });
    if (column >= 0 && scrolled !== this.#scrolled) scroller.scrollLeft = this.#isRightToLeft ? -scrolled : scrolled;
    this.onScroll();
  }

  /** Shows the beginning of the list. */
  scrollToStart(): void {
    if (this.#scroller) this.#scroller.scrollTop = 0;
    this.#scroll.top = 0;
  }

  /** Keeps what is read where it is although a row before it is gone. */
  rowRemoved(index: number): void {
    const { firstSeen } = rowWindow(this.#geometry, 0);
    if (!this.#scroller || index >= firstSeen) return;
    this.#scroll.top -= this.#box.rowHeight;
    this.#scroller.scrollTop = this.#scroll.top;
  }

  readonly onScroll = (): void => {
    if (this.#scroller) this.#scroll = { top: this.#scroller.scrollTop, left: this.#scroller.scrollLeft };
    const { drawn } = this.#layout;
    this.#layColumns();
    // The heads of the columns are part of the element's template.
    if (drawn !== this.#layout.drawn) this.#host.requestUpdate();
    else this.draw(false);
  };

  get #start(): number {
    return this.#model.isSelectable() ? CHECK_WIDTH_PX : 0;
  }

  get #scrolled(): number {
    return Math.abs(this.#scroll.left);
  }

  get #isRightToLeft(): boolean {
    return this.#host.matches(':dir(rtl)');
  }

  get #viewport(): number {
    return Math.max(0, this.#box.height - this.#box.headHeight);
  }

  get #geometry(): RowGeometry {
    const { rowHeight } = this.#box;
    return { count: this.#model.count(), rowHeight, viewport: this.#viewport, scrollTop: this.#scroll.top };
  }

  /** Gives the rows their room, and takes measure when the table is new. */
  #makeRoom(scroller: HTMLElement, body: HTMLElement): void {
    const isNew = this.#box.rowHeight === 0;
    if (isNew) this.#measure();
    const runway = runwayHeight(this.#geometry);
    body.style.setProperty('block-size', `${runway}px`);
    scroller.parentElement?.style.setProperty('--_cw-runway', `${runway}px`);
    scroller.parentElement?.style.setProperty('--_cw-rows', String(Math.min(this.#model.count(), this.#model.rows())));
    if (!isNew) return;
    this.#measure();
    // Columns are laid before the table is drawn; now that its width is known they are laid in it.
    if (this.#box.rowHeight > 0) this.#host.requestUpdate();
  }

  #withActive(first: number, end: number): number[] {
    const { row } = this.#model.active();
    const indices = Array.from({ length: end - first }, (_, offset) => first + offset);
    if (row < 0 || row >= this.#model.count()) return indices;
    if (row < first) return [row, ...indices];
    return row >= end ? [...indices, row] : indices;
  }

  #layColumns(): void {
    const columns = this.#model.columns();
    const isSelectable = this.#model.isSelectable();
    const place = { scrolled: this.#scrolled, viewport: this.width || 2_000, kept: this.#model.active().column };
    const drawn = columnWindow(columns, place);
    this.#sheet.set(columns, drawn, this.#start);
    const old = this.#layout;
    const isSame =
      isSameColumns(old.columns, columns) && old.drawn.join() === drawn.join() && old.isSelectable === isSelectable;
    this.#layout = isSame ? old : { columns, drawn, title: this.#model.titleColumn(), isSelectable };
  }

  #moveTo(scroller: HTMLElement | undefined): void {
    this.#pool.clear();
    this.#sizes.disconnect();
    this.#scroller = scroller;
    this.#box = { rowHeight: 0, height: 0, width: 0, headHeight: 0 };
    this.#scroll = { top: 0, left: 0 };
    if (scroller) this.#observe(scroller);
  }

  #observe(scroller: HTMLElement): void {
    this.#sizes.observe(scroller);
    const probe = scroller.querySelector('.probe');
    if (probe) this.#sizes.observe(probe);
  }

  #measure(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const probe = scroller.querySelector('.probe')?.getBoundingClientRect();
    const head = scroller.querySelector<HTMLElement>('.head-row');
    this.#scroll = { top: scroller.scrollTop, left: scroller.scrollLeft };
    this.#box = {
      rowHeight: probe?.height ?? 0,
      height: scroller.clientHeight,
      width: scroller.clientWidth,
      headHeight: head?.offsetHeight ?? 0,
    };
  }

  #onResize(): void {
    const { width, rowHeight, height } = this.#box;
    this.#measure();
    if (width !== this.#box.width || rowHeight !== this.#box.rowHeight) this.#host.requestUpdate();
    else if (height !== this.#box.height) this.draw(true);
  }
}

/** Widths are in the style sheet; the cells are the same as long as the columns are. */
function isSameColumns(left: readonly Column[], right: readonly Column[]): boolean {
  return (
    left.length === right.length &&
    left.every(({ field, pinned }, index) => field === right[index]?.field && pinned === right[index].pinned)
  );
}
