import type { CwPipelineColumn } from '../column/pipeline-column.ts';

/** How near to an edge a held card makes what is behind it scroll. */
const EDGE_PX = 48;
const STEP_PX = 12;

/** Scrolls the board and its columns while a dragged card is held near their edges. */
export class EdgeScroll {
  readonly #columns: () => readonly CwPipelineColumn[];
  #point: { x: number; y: number } | undefined;
  #frame: number | undefined;

  constructor(columns: () => readonly CwPipelineColumn[]) {
    this.#columns = columns;
  }

  /** The card is here now. */
  hold(point: { x: number; y: number }): void {
    this.#point = point;
    this.#frame ??= requestAnimationFrame(this.#step);
  }

  stop(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    this.#point = undefined;
  }

  readonly #step = (): void => {
    if (!this.#point) return;
    const { x, y } = this.#point;
    const columns = this.#columns();
    const board = columns[0]?.parentElement;
    if (board) {
      const { left, right } = board.getBoundingClientRect();
      board.scrollLeft += pull(x, left, right);
    }
    const under = columns.find((column) => {
      const { left, right } = column.getBoundingClientRect();
      return x >= left && x <= right;
    });
    if (under) {
      const { top, bottom } = under.getBoundingClientRect();
      under.scrollCards(pull(y, top, bottom));
    }
    this.#frame = requestAnimationFrame(this.#step);
  };
}

function pull(at: number, start: number, end: number): number {
  if (at < start + EDGE_PX) return -STEP_PX;
  return at > end - EDGE_PX ? STEP_PX : 0;
}
