/** `npm run bench -- widgets`: the data table beside other grids, in one browser, one after the other in every round. */
import type { Figure, Report } from '../lib/report.ts';
import { median } from '../lib/stats.ts';
import { boardFigures } from './board.ts';
import { openWidgetPage, type WidgetPage } from './widget-page.ts';

const OURS = 'crosswalk';
const PEERS = [OURS, 'ag-grid', 'vaadin-grid'];
const ROWS = 100_000;
const ROUNDS = 9;
const SCROLL_ROUNDS = 2;
const FRAMES = 30;

const WARM_MOUNTS = 100;
const MOUNTS = 1_000;
/** A leak shows as one or more for each mount; the browser itself keeps the last few. */
const MOST_LEFT = 50;

/** How far the list moves in one frame, in pixels. */
const DISTANCES = [
  ['slowly', 120],
  ['by pages', 700],
  ['far', 40_000],
] as const;

type Samples = Map<string, Map<string, number[]>>;

export async function benchWidgets(): Promise<Pick<Report, 'figures' | 'peers'>> {
  const page = await openWidgetPage('page.ts');
  const samples: Samples = new Map(PEERS.map((peer) => [peer, new Map()]));
  try {
    await page.call('prepare', ROWS);
    for (let round = -2; round < ROUNDS; round += 1)
      for (const peer of PEERS) await measurePaint(page, peer, round < 0 ? new Map() : samplesOf(samples, peer));
    for (let round = -1; round < SCROLL_ROUNDS; round += 1)
      for (const peer of PEERS) await measureScrolling(page, peer, round < 0 ? new Map() : samplesOf(samples, peer));
  } finally {
    await page.close();
  }
  return {
    figures: [...gridFigures(samples), await memoryFigure(), ...(await boardFigures()), ...(await leakFigures())],
    peers: medians(samples),
  };
}

type PeerSamples = Map<string, number[]>;

function samplesOf(samples: Samples, peer: string): PeerSamples {
  return samples.get(peer) ?? new Map();
}

function add(into: PeerSamples, name: string, value: number): void {
  into.set(name, [...(into.get(name) ?? []), value]);
}

async function measurePaint(page: WidgetPage, peer: string, into: PeerSamples): Promise<void> {
  const before = await page.scriptMs();
  add(into, 'first paint ms', await page.call('firstPaint', peer));
  add(into, 'its script ms', (await page.scriptMs()) - before);
  await page.call('remove', peer);
}

async function measureScrolling(page: WidgetPage, peer: string, into: PeerSamples): Promise<void> {
  await page.call('firstPaint', peer);
  for (const [kind, pixels] of DISTANCES) {
    const start = await page.scriptMs();
    const { script, isFilled } = await page.call('scroll', peer, FRAMES, pixels);
    if (!isFilled) throw new Error(`${peer} shows nothing after scrolling ${kind}.`);
    add(into, `${kind}: ms a frame`, median(script));
    add(into, `${kind}: all script ms a frame`, ((await page.scriptMs()) - start) / FRAMES);
  }
  await page.call('remove', peer);
}

function gridFigures(samples: Samples): Figure[] {
  const value = (peer: string, name: string) => median(samples.get(peer)?.get(name) ?? []);
  const against = (peer: string, bound: number): Figure => ({
    name: `first paint of ${ROWS} rows, beside ${peer}`,
    value: value(OURS, 'first paint ms') / value(peer, 'first paint ms'),
    unit: '× theirs',
    target: { at: 'most', bound },
  });
  return [
    against('ag-grid', 0.5),
    against('vaadin-grid', 1),
    ...DISTANCES.map(([kind]): Figure => ({
      name: `scrolling ${kind}: script in a frame, median`,
      value: value(OURS, `${kind}: ms a frame`),
      unit: 'ms',
      target: { at: 'most', bound: 8 },
    })),
  ];
}

/** Memory of a table that was scrolled through, long and very long. */
async function memoryFigure(): Promise<Figure> {
  const [long, longer] = [await wanderedBytes(20_000), await wanderedBytes(1_000_000)];
  return {
    name: 'memory of 1,000,000 rows beside that of 20,000',
    value: longer / long,
    unit: '×',
    target: { at: 'most', bound: 1.2 },
  };
}

async function wanderedBytes(count: number): Promise<number> {
  const page = await openWidgetPage('page.ts');
  try {
    await page.call('prepare', 100);
    await page.call('wander', 1_000);
    await page.call('remove', OURS);
    const before = await page.alive();
    await page.call('wander', count);
    return (await page.alive()).heapBytes - before.heapBytes;
  } finally {
    await page.close();
  }
}

/** What stays behind of each widget that was put in and taken out a thousand times, beyond what the first hundred left. */
async function leakFigures(): Promise<Figure[]> {
  const page = await openWidgetPage('leaks.ts');
  const figures: Figure[] = [];
  try {
    for (const name of await page.call('names')) {
      await page.call('mount', name, WARM_MOUNTS);
      const before = { ...(await page.alive()), timers: await page.call('timers') };
      await page.call('mount', name, MOUNTS);
      const after = { ...(await page.alive()), timers: await page.call('timers') };
      const left = (key: 'nodes' | 'listeners' | 'timers') => Math.max(0, after[key] - before[key]);
      figures.push({
        name: `${name}, ${MOUNTS} times in and out: nodes, listeners and timers left`,
        value: left('nodes') + left('listeners') + left('timers'),
        unit: 'left',
        target: { at: 'most', bound: MOST_LEFT },
      });
    }
  } finally {
    await page.close();
  }
  return figures;
}

function medians(samples: Samples): Report['peers'] {
  return Object.fromEntries(
    [...samples].map(([peer, each]) => [
      peer,
      Object.fromEntries([...each].map(([name, values]) => [name, median(values)])),
    ]),
  );
}
