/** Browsers cut off boxes above some 17 million pixels; longer lists are scrolled on a shorter runway, in proportion. */
const LONGEST_RUNWAY_PX = 8_000_000;

/** What decides which rows are drawn. Lengths in CSS pixels. */
export interface RowGeometry {
  count: number;
  rowHeight: number;
  /** Height of the place rows are seen in. */
  viewport: number;
  scrollTop: number;
}

/** The rows to draw: `first` up to, and not with, `end`. */
export interface RowWindow {
  first: number;
  end: number;
  /** Rows in sight, without those drawn in advance. */
  firstSeen: number;
  endSeen: number;
}

/** Height of the box the rows lie in. */
export function runwayHeight({ count, rowHeight }: Pick<RowGeometry, 'count' | 'rowHeight'>): number {
  return Math.min(count * rowHeight, LONGEST_RUNWAY_PX);
}

/** The rows at a scroll position, with some drawn in advance on both sides. */
export function rowWindow(geometry: RowGeometry, inAdvance: number): RowWindow {
  const { count, rowHeight, viewport } = geometry;
  if (count <= 0 || rowHeight <= 0) return { first: 0, end: 0, firstSeen: 0, endSeen: 0 };
  const top = listTop(geometry);
  const firstSeen = Math.min(count - 1, Math.floor(top / rowHeight));
  const endSeen = Math.min(count, Math.max(firstSeen + 1, Math.ceil((top + viewport) / rowHeight)));
  return {
    firstSeen,
    endSeen,
    first: Math.max(0, firstSeen - inAdvance),
    end: Math.min(count, endSeen + inAdvance),
  };
}

/** How far below the runway's top a row lies now. */
export function rowTop(geometry: RowGeometry, index: number): number {
  return geometry.scrollTop + index * geometry.rowHeight - listTop(geometry);
}

/** The scroll position that brings a row into sight with the least movement; the present one where it is in sight. */
export function scrollTopFor(geometry: RowGeometry, index: number): number {
  const { rowHeight, viewport, scrollTop } = geometry;
  const top = listTop(geometry);
  const [start, end] = [index * rowHeight, (index + 1) * rowHeight];
  if (start >= top && end <= top + viewport) return scrollTop;
  return scrollTopAt(geometry, start < top ? start : end - viewport);
}

/** How many pixels of the whole list lie above what is seen. */
function listTop(geometry: RowGeometry): number {
  const { scrollTop } = geometry;
  const [list, runway] = scrollRanges(geometry);
  return runway <= 0 ? 0 : Math.max(0, Math.min(list, list === runway ? scrollTop : (scrollTop / runway) * list));
}

function scrollTopAt(geometry: RowGeometry, listTopPx: number): number {
  const [list, runway] = scrollRanges(geometry);
  return list <= 0 ? 0 : Math.max(0, Math.min(runway, list === runway ? listTopPx : (listTopPx / list) * runway));
}

/** How far the list would scroll if it had its real height, and how far its runway scrolls. */
function scrollRanges(geometry: RowGeometry): [number, number] {
  const { count, rowHeight, viewport } = geometry;
  return [Math.max(0, count * rowHeight - viewport), Math.max(0, runwayHeight(geometry) - viewport)];
}
