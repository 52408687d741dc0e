/** `npm run bench -- bridge`: the crossing against its peers, interleaved in one run of one browser. */
import { shuffled } from '../lib/shuffled.ts';
import { median } from '../lib/stats.ts';
import type { Figure, Report } from '../lib/report.ts';
import { type BenchPage, openBenchPage } from './bench-page.ts';

const FLOOR = 'raw port';
const OURS = 'crosswalk';
const GUARDED = 'crosswalk + guard';
const PEERS = [FLOOR, OURS, GUARDED, 'penpal', 'comlink', 'birpc', 'post-robot'];
const ROUNDS = 9;
const ONE_CALL_ROUNDS = 40;
const CONTACTS = 500;
const LONG_LIST = 2_700;
const EVENT_PANELS = 50;

type Samples = Record<string, Record<string, number[]>>;

export async function benchBridge(): Promise<Pick<Report, 'figures' | 'peers'>> {
  const bench = await openBenchPage();
  try {
    const samples: Samples = {};
    for (const peer of PEERS) await bench.open(peer);
    await measureOneCall(bench, samples);
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const peer of shuffled(PEERS, round)) {
        await measurePeer(bench, peer, round < 0 ? {} : (samples[peer] ??= {}));
      }
    }
    for (const peer of PEERS) await bench.close(peer);
    await measureEvents(bench, samples);
    return {
      figures: [...crossingFigures(samples), ...(await attackFigures(bench)), ...(await checkFigures(bench))],
      peers: medians(samples),
    };
  } finally {
    await bench.dispose();
  }
}

/** One call is short, and its time is mostly that of two processes waking each other: many short rounds tell more. */
async function measureOneCall(bench: BenchPage, samples: Samples): Promise<void> {
  for (let round = -1; round < ONE_CALL_ROUNDS; round += 1) {
    for (const peer of shuffled(PEERS, round)) {
      const time = await bench.run(peer, 'one', { calls: scaleOf(peer) * 100 });
      if (round >= 0) ((samples[peer] ??= {})['one call ms'] ??= []).push(time);
    }
  }
}

/** post-robot takes seconds for what the others do in milliseconds. */
function scaleOf(peer: string): number {
  return peer === 'post-robot' ? 0.1 : 1;
}

async function measurePeer(bench: BenchPage, peer: string, into: Record<string, number[]>): Promise<void> {
  const add = (name: string, value: number) => (into[name] ??= []).push(value);
  const scale = scaleOf(peer);
  add('calls/s, 100 at once', await bench.run(peer, 'batches', { batch: 100, batches: 30 * scale }));
  const before = bench.cpuMs();
  const calls = 10_000 * scale;
  add('calls/s, 10,000 at once', await bench.run(peer, 'batches', { batch: calls, batches: 1 }));
  add('CPU µs a call', ((bench.cpuMs() - before) * 1_000) / calls);
  add('500 contacts ms', await bench.run(peer, 'list', { count: CONTACTS, times: 10 * scale }));
  add('2,700: first ms', await bench.run(peer, 'first', { count: LONG_LIST }));
  await bench.page.evaluate(() => window.bench.watchStalls());
  add('2,700: all ms', await bench.run(peer, 'whole', { count: LONG_LIST }));
  add('2,700: host task ms', await bench.page.evaluate(() => window.bench.longestStall()));
}

async function measureEvents(bench: BenchPage, samples: Samples): Promise<void> {
  const peers = [FLOOR, OURS, GUARDED, 'penpal'];
  for (const peer of peers) {
    const keys = Array.from({ length: EVENT_PANELS }, (_, index) => `${peer} ${index}`);
    for (const key of keys) await bench.open(peer, key);
    for (let round = -1; round < ROUNDS; round += 1) {
      await bench.page.evaluate(() => window.bench.watchStalls());
      const each = await bench.page.evaluate((ids) => window.bench.events(ids, 20), keys);
      const stall = await bench.page.evaluate(() => window.bench.longestStall());
      if (round < 0) continue;
      const into = (samples[peer] ??= {});
      (into['event µs a delivery'] ??= []).push(each * 1_000);
      (into['events: host task ms'] ??= []).push(stall);
    }
    for (const key of keys) await bench.close(key);
  }
}

/** Median over the rounds of a peer's figure divided by the floor's figure of the same round. */
function ratio(samples: Samples, peer: string, name: string): number {
  const floor = samples[FLOOR]?.[name] ?? [];
  return median((samples[peer]?.[name] ?? []).map((value, round) => value / (floor[round] ?? Number.NaN)));
}

function crossingFigures(samples: Samples): Figure[] {
  const most = (bound: number) => ({ at: 'most', bound }) as const;
  const least = (bound: number) => ({ at: 'least', bound }) as const;
  const figures = (peer: string, oneCall: number): Figure[] => {
    const of = (name: string) => ratio(samples, peer, name);
    const absolute = (name: string) => median(samples[peer]?.[name] ?? []);
    return [
      { name: `${peer}: one call`, value: of('one call ms'), unit: '× floor', target: most(oneCall) },
      {
        name: `${peer}: calls a second, 100 at once`,
        value: of('calls/s, 100 at once'),
        unit: '× floor',
        target: least(15),
      },
      {
        name: `${peer}: calls a second, 10,000 at once`,
        value: of('calls/s, 10,000 at once'),
        unit: '× floor',
        target: least(30),
      },
      { name: `${peer}: CPU of all processes`, value: absolute('CPU µs a call'), unit: 'µs a call', target: most(5) },
      { name: `${peer}: 500 contacts, checked`, value: of('500 contacts ms'), unit: '× floor', target: most(1) },
      { name: `${peer}: 2,700 contacts, first shown`, value: absolute('2,700: first ms'), unit: 'ms', target: most(3) },
      {
        name: `${peer}: 2,700 contacts, longest host task`,
        value: absolute('2,700: host task ms'),
        unit: 'ms',
        target: most(5),
      },
      { name: `${peer}: one event to 50 panels`, value: of('event µs a delivery'), unit: '× floor', target: most(0.2) },
      {
        name: `${peer}: events, longest host task`,
        value: absolute('events: host task ms'),
        unit: 'ms',
        target: most(50),
      },
    ];
  };
  const others = ['penpal', 'comlink', 'birpc', 'post-robot'].map((peer) => ({
    name: `${peer}: one call`,
    value: ratio(samples, peer, 'one call ms'),
    unit: '× floor',
  }));
  return [...figures(OURS, 1.1), ...figures(GUARDED, 1.8), ...others];
}

/** Each attack behind the guard worker, the default where a worker can run, and without it. */
async function attackFigures(bench: BenchPage): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const isGuarded of [true, false]) {
    for (const attack of ['objectBomb', 'sparseArray', 'oversized', 'flood', 'windowFlood']) {
      await bench.page.evaluate(() => window.bench.watchStalls());
      const { handled } = await bench.page.evaluate(
        ([origin, name, guarded]) => window.bench.attack(origin, name, guarded, 4_000),
        [bench.panelsOrigin, attack, isGuarded] as const,
      );
      const stall = await bench.page.evaluate(() => window.bench.longestStall());
      const where = isGuarded ? 'guard worker' : 'no worker';
      const target = isGuarded ? { target: { at: 'most', bound: 200 } as const } : {};
      figures.push({ name: `${attack}, ${where}: host stall`, value: stall, unit: 'ms', ...target });
      figures.push({
        name: `${attack}, ${where}: calls handled`,
        value: handled,
        unit: 'calls',
        target: { at: 'most', bound: 500 },
      });
    }
  }
  return figures;
}

async function checkFigures(bench: BenchPage): Promise<Figure[]> {
  const { generated, zod, violations } = await bench.page.evaluate(() => window.bench.compareChecks(21));
  return [
    {
      name: '500 contacts checked under a strict policy',
      value: generated / zod,
      unit: '× zod',
      target: { at: 'most', bound: 0.15 },
    },
    { name: 'policy violations', value: violations, unit: 'reports', target: { at: 'most', bound: 0 } },
  ];
}

function medians(samples: Samples): Report['peers'] {
  return Object.fromEntries(
    Object.entries(samples).map(([peer, each]) => [
      peer,
      Object.fromEntries(Object.entries(each).map(([name, values]) => [name, median(values)])),
    ]),
  );
}
