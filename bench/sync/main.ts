/** `npm run bench -- sync`: how well and how fast records are recognised, and what the engine costs beside what it moves. */
import { linkRecords } from '@crosswalk/sync';
import { FEBRL_RULES, measureFebrl, whyNoFebrl } from '../../packages/sync/src/fixtures/febrl.ts';
import { personSync, SyncLab } from '../../packages/sync/src/fixtures/sync-lab.ts';
import type { Figure, Report } from '../lib/report.ts';
import { median } from '../lib/stats.ts';
import { makePeople } from './people.ts';

const LINKED = 10_000;
const LINK_ROUNDS = 3;
const SYNCED = 5_000;

/** Runs the bench. Without the Febrl sets the figures about them are left out, and it says so. */
export async function benchSync(): Promise<Pick<Report, 'figures' | 'peers'>> {
  const identity = measureIdentity();
  const linking = measureLinking();
  const { figures, peers } = await measureRuns();
  return { figures: [...identity.figures, ...linking, ...figures], peers: { ...identity.peers, ...peers } };
}

function measureIdentity(): Pick<Report, 'figures' | 'peers'> {
  const reason = whyNoFebrl();
  if (reason !== false) {
    console.error(`Skipped the quality of identity: ${reason}.`);
    return { figures: [], peers: {} };
  }
  const measured = measureFebrl();
  return {
    figures: measured.map(({ name, f1 }) => ({
      name: `identity on Febrl ${name}`,
      value: f1,
      unit: 'F1',
      target: { at: 'least', bound: 0.985 },
    })),
    peers: Object.fromEntries(measured.map(({ name, precision, recall, f1 }) => [name, { precision, recall, F1: f1 }])),
  };
}

/** Preparing, comparing, estimating the weights and choosing, all of it. */
function measureLinking(): Figure[] {
  const { left, right } = makePeople(LINKED);
  const times: number[] = [];
  let found = 0;
  for (let round = 0; round < LINK_ROUNDS; round += 1) {
    const start = performance.now();
    const { pairs } = linkRecords(FEBRL_RULES, left, right);
    times.push((performance.now() - start) / 1_000);
    found = pairs.filter((pair) => pair.left === LINKED - 1 - pair.right).length;
  }
  return [
    { name: `linking ${LINKED} × ${LINKED}`, value: median(times), unit: 's', target: { at: 'most', bound: 5 } },
    { name: 'share found', value: found / LINKED, unit: 'of all', target: { at: 'least', bound: 0.985 } },
  ];
}

/** A first run, one with nothing new, and one that reads everything again, all in memory: the engine's own time. */
async function measureRuns(): Promise<Pick<Report, 'figures' | 'peers'>> {
  const lab = new SyncLab(personSync());
  for (const system of lab.systems.values()) system.pageSize = 500;
  for (let index = 0; index < SYNCED; index += 1)
    lab.system('a').add({ email: `${index}@x`, name: `Name ${index}`, score: '1' });
  const first = await timed(() => lab.run());
  // The first thing it hears is its own echo.
  await lab.run();
  const second = await timed(() => lab.run());
  const full = await timed(() => lab.run(true));
  const written = lab.system('b').writes.length + lab.system('a').writes.length - SYNCED;
  return {
    figures: [
      { name: 'writes of runs without news', value: written, unit: 'writes', target: { at: 'most', bound: 0 } },
      {
        name: 'a run without news, beside the first',
        value: second / first,
        unit: '×',
        target: { at: 'most', bound: 0.05 },
      },
      { name: `first run of ${SYNCED}`, value: SYNCED / first, unit: 'records/s' },
      { name: 'reading everything again', value: SYNCED / full, unit: 'records/s' },
    ],
    peers: { engine: { 'first s': first, 'without news s': second, 'full s': full } },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}
