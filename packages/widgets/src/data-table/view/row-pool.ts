import { type RowContent, type RowLayout, RowView } from './row-view.ts';

/** What of the rows is drawn, and where. */
export interface RowsToDraw {
  /** Numbers of the rows, in order. */
  indices: readonly number[];
  layout: RowLayout;
  content: RowContent;
  top: (index: number) => number;
  /** Draws also rows that show the same record as before. */
  isComplete: boolean;
}

/**
 * The row elements of a table, as many as are in sight. A row that leaves is used for one that comes, and is the only one
 * that moves in the document: screen readers read rows in their order, and the row with the keyboard keeps it.
 */
export class RowPool {
  #rows = new Map<number, RowView>();

  view(index: number): RowView | undefined {
    return this.#rows.get(index);
  }

  draw(body: HTMLElement, { indices, layout, content, top, isComplete }: RowsToDraw): void {
    const wanted = new Set(indices);
    const free = [...this.#rows.values()].filter((row) => !wanted.has(row.index));
    const rows = new Map<number, RowView>();
    let previous: Element | null = null;
    for (const index of indices) {
      const kept = this.#rows.get(index);
      const row = kept ?? free.pop() ?? new RowView();
      if (!kept || isComplete) row.draw(index, layout, content);
      row.place(top(index));
      if (!kept) insertAfter(body, previous, row.element);
      previous = row.element;
      rows.set(index, row);
    }
    for (const row of free) row.element.remove();
    this.#rows = rows;
  }

  clear(): void {
    for (const row of this.#rows.values()) row.element.remove();
    this.#rows.clear();
  }
}

function insertAfter(body: HTMLElement, previous: Element | null, row: HTMLElement): void {
  const place = previous ? previous.nextSibling : body.firstChild;
  if (place !== row) body.insertBefore(row, place);
}
