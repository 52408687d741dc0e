import type { Column } from './column-state.ts';

/** Columns drawn in advance on both sides. */
const IN_ADVANCE_PX = 240;

/**
 * Numbers of the columns to draw at a scroll position: those pinned, those in sight, and the one with the keyboard,
 * which must not lose it by being scrolled away.
 *
 * @param scrolled how far the row is scrolled from its start, in CSS pixels
 */
export function columnWindow(
  columns: readonly Column[],
  { scrolled, viewport, kept }: { scrolled: number; viewport: number; kept: number },
): readonly number[] {
  const [start, end] = [scrolled - IN_ADVANCE_PX, scrolled + viewport + IN_ADVANCE_PX];
  return columns.flatMap(({ pinned, left, width }, index) =>
    pinned !== undefined || index === kept || (left + width > start && left < end) ? [index] : [],
  );
}

/** How far the row has to scroll, from its start, so that a column is in sight and not below a pinned one. */
export function scrolledFor(
  columns: readonly Column[],
  index: number,
  { scrolled, viewport, start }: { scrolled: number; viewport: number; start: number },
): number {
  const column = columns[index];
  if (!column || column.pinned !== undefined) return scrolled;
  const pinnedWidth = (pin: string) => columns.reduce((sum, each) => sum + (each.pinned === pin ? each.width : 0), 0);
  const covered = { start: start + pinnedWidth('start'), end: pinnedWidth('end') };
  if (column.left - covered.start < scrolled) return Math.max(0, column.left - covered.start);
  return Math.max(scrolled, column.left + column.width + covered.end - viewport);
}
