/** The board's part of `npm run bench -- widgets`: how much work its first picture is, and what a move draws. */
import type { Figure } from '../lib/report.ts';
import { median } from '../lib/stats.ts';
import { openWidgetPage } from './widget-page.ts';

const CARDS = 2_000;
const WARM_ROUNDS = 2;
const ROUNDS = 9;

export async function boardFigures(): Promise<Figure[]> {
  const page = await openWidgetPage('board-page.ts');
  const [work, columns, first]: [number[], number[], number[]] = [[], [], []];
  try {
    await page.call('prepareDeals', CARDS);
    for (let round = -WARM_ROUNDS; round < ROUNDS; round += 1) {
      const before = await page.workMs();
      await page.call('boardPaint');
      const spent = (await page.workMs()) - before;
      if (round === -WARM_ROUNDS) first.push(spent);
      if (round >= 0) work.push(spent);
      const move = await page.call('moveCard');
      if (round >= 0) columns.push(move.columns);
      await page.call('removeBoard');
    }
  } finally {
    await page.close();
  }
  // The browser's own figure for script leaves out microtasks, in which most of it runs; paint is counted with it here.
  const paint = (name: string, values: readonly number[]): Figure => ({
    name: `board of ${CARDS} cards: work until it is painted, without style and layout, ${name}`,
    value: median(values),
    unit: 'ms',
    target: { at: 'most', bound: 150 },
  });
  return [
    paint('the first one on a page', first),
    paint('median', work),
    {
      name: `board of ${CARDS} cards: columns a move draws`,
      value: Math.max(...columns),
      unit: 'columns',
      target: { at: 'most', bound: 2 },
    },
  ];
}
