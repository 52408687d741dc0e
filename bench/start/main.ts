/** `npm run bench -- start`: inside the panel, from the start of its HTML to the answer of its first call. */
import { openBenchPage } from '../bridge/bench-page.ts';
import type { Figure, Report } from '../lib/report.ts';
import { shuffled } from '../lib/shuffled.ts';
import { median } from '../lib/stats.ts';

const FLOOR = 'raw port';
const PEERS = [FLOOR, 'crosswalk', 'crosswalk + guard', 'penpal', 'comlink', 'birpc', 'post-robot'];
const TARGETS = new Map([
  ['crosswalk', 1],
  ['crosswalk + guard', 1],
]);
const ROUNDS = 31;

export async function benchStart(): Promise<Pick<Report, 'figures' | 'peers'>> {
  const bench = await openBenchPage();
  try {
    const times = new Map<string, number[]>(PEERS.map((peer) => [peer, []]));
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const peer of shuffled(PEERS, round)) {
        const firstCall = await bench.open(peer);
        await bench.close(peer);
        if (round >= 0) times.get(peer)?.push(firstCall);
      }
    }
    return { figures: PEERS.map((peer) => figureOf(peer, times)), peers: mediansOf(times) };
  } finally {
    await bench.dispose();
  }
}

function figureOf(peer: string, times: ReadonlyMap<string, number[]>): Figure {
  const bound = TARGETS.get(peer);
  const value = median(times.get(peer) ?? []) / median(times.get(FLOOR) ?? []);
  const target = bound === undefined ? {} : { target: { at: 'most', bound } as const };
  return { name: `${peer}: first checked call`, value, unit: '× floor', ...target };
}

function mediansOf(times: ReadonlyMap<string, number[]>): Report['peers'] {
  return Object.fromEntries([...times].map(([peer, each]) => [peer, { 'first call ms': median(each) }]));
}
