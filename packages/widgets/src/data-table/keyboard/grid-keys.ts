/** A cell by its row and its column; row -1 is the heads of the columns. */
export interface CellPlace {
  row: number;
  column: number;
}

/** Row of the heads of the columns. */
export const HEAD_ROW = -1;

/** How far the keyboard can go. */
export interface GridBounds {
  rows: number;
  firstColumn: number;
  lastColumn: number;
  /** Rows a page key moves by. */
  page: number;
  isRightToLeft: boolean;
}

/** A key as the browser tells it. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The cell a key leads to, as the grid pattern of the ARIA practices has it; nothing for keys that lead nowhere. */
export function cellFor(event: PressedKey, from: CellPlace, bounds: GridBounds): CellPlace | undefined {
  if (event.altKey) return undefined;
  const far = event.ctrlKey || event.metaKey;
  const to = far ? farCell(event.key, from, bounds) : nearCell(event.key, from, bounds);
  return (
    to && {
      row: clamp(to.row, HEAD_ROW, bounds.rows - 1),
      column: clamp(to.column, bounds.firstColumn, bounds.lastColumn),
    }
  );
}

function nearCell(
  key: string,
  { row, column }: CellPlace,
  { page, firstColumn, lastColumn, isRightToLeft }: GridBounds,
): CellPlace | undefined {
  const forward = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const backward = isRightToLeft ? 'ArrowRight' : 'ArrowLeft';
  switch (key) {
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowUp':
      return { row: row - 1, column };
    case forward:
      return { row, column: column + 1 };
    case backward:
      return { row, column: column - 1 };
    case 'Home':
      return { row, column: firstColumn };
    case 'End':
      return { row, column: lastColumn };
    case 'PageDown':
      return { row: row + page, column };
    case 'PageUp':
      return { row: Math.max(0, row - page), column };
    default:
      return undefined;
  }
}

function farCell(key: string, { row, column }: CellPlace, bounds: GridBounds): CellPlace | undefined {
  const { rows, firstColumn, lastColumn, isRightToLeft } = bounds;
  switch (key) {
    case 'Home':
      return { row: 0, column: firstColumn };
    case 'End':
      return { row: rows - 1, column: lastColumn };
    case 'ArrowUp':
      return { row: 0, column };
    case 'ArrowDown':
      return { row: rows - 1, column };
    case 'ArrowLeft':
      return { row, column: isRightToLeft ? lastColumn : firstColumn };
    case 'ArrowRight':
      return { row, column: isRightToLeft ? firstColumn : lastColumn };
    default:
      return undefined;
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
