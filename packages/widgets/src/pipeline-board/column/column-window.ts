/** What of a column is drawn: cards, and gaps in the place of those out of sight. */
export interface ColumnWindow {
  /** Numbers of the cards that are drawn, in order. */
  cards: readonly number[];
  /** Heights in CSS pixels: before the first drawn card, between those that do not follow each other, after the last. */
  gaps: readonly { before: number; height: number }[];
}

/** What the window is cut from. */
export interface ColumnMeasures {
  /** Height of each card in CSS pixels, in order. */
  heights: readonly number[];
  scrollTop: number;
  viewHeight: number;
  /** Pixels drawn above and below what is in sight, so that a small movement shows no gap. */
  advance: number;
  /** A card that is drawn wherever the column is scrolled to, because it has the keyboard. */
  always?: number | undefined;
}

/** Cuts what is in sight out of a column of cards of different heights. */
export function columnWindow({ heights, scrollTop, viewHeight, advance, always }: ColumnMeasures): ColumnWindow {
  const [from, to] = [scrollTop - advance, scrollTop + viewHeight + advance];
  const cards: number[] = [];
  const gaps: { before: number; height: number }[] = [];
  let [top, gap] = [0, 0];
  heights.forEach((height, number) => {
    const isDrawn = (top + height > from && top < to) || number === always;
    if (isDrawn && gap > 0) gaps.push({ before: number, height: gap });
    if (isDrawn) cards.push(number);
    gap = isDrawn ? 0 : gap + height;
    top += height;
  });
  if (gap > 0) gaps.push({ before: heights.length, height: gap });
  return { cards, gaps };
}

/** Where the column must be scrolled to, so that a card is in sight; where it is when it is already. */
export function scrollTopFor(
  heights: readonly number[],
  number: number,
  scrollTop: number,
  viewHeight: number,
): number {
  const top = heights.slice(0, number).reduce((sum, height) => sum + height, 0);
  const bottom = top + (heights[number] ?? 0);
  if (top < scrollTop) return top;
  return bottom > scrollTop + viewHeight ? bottom - viewHeight : scrollTop;
}
