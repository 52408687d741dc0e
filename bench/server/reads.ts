import { sql } from '../../packages/server/src/database/sql.ts';
import { pageSql } from '../../packages/server/src/records/page-sql.ts';
import type { Figure } from '../lib/report.ts';
import { median } from '../lib/stats.ts';
import { personId, TYPES } from './fill.ts';
import { quantile, steadyLoad, topLoad, type WireRequest } from './http-load.ts';
import { BenchProcess, startOurs } from './processes.ts';

const ROUNDS = 9;
const ROUND_MS = 2_000;
/** Rounds that do not count: a program gets faster while it learns what it does. */
const WARM_UPS = 5;
const CONNECTIONS = 64;
/** A plugin asks, as most reads of a CRM's pages do: its grant is checked and an entry of the audit kept before the answer leaves. */
const HEADERS = { 'crosswalk-plugin': 'com.example.bench' };
const LIST_BODY = JSON.stringify({
  fields: ['name', 'email', 'phone', 'city'],
  limit: 50,
  filter: { field: 'city', op: 'eq', value: 'City 7' },
});

const SCENARIOS = new Map<string, (number: number) => WireRequest>([
  ['one record', (number) => ({ method: 'GET', path: `/api/records/person/${personId(number)}`, headers: HEADERS })],
  ['list of 50', () => ({ method: 'POST', path: '/api/records/person/list', headers: HEADERS, body: LIST_BODY })],
]);

type Samples = Record<string, Record<string, number[]>>;

/** Ours beside a handler with the same statements and nothing else, taking turns. */
export async function benchReads(
  url: string,
): Promise<{ figures: Figure[]; peers: Record<string, Record<string, number>> }> {
  const ours = await startOurs(url);
  const bare = BenchProcess.start('./bare-process.ts', [url, JSON.stringify(statements())]);
  try {
    const addresses = { ours: ours.address, bare: await bare.next() };
    await installPlugin(addresses.ours);
    const samples: Samples = {};
    for (const [name, next] of SCENARIOS) {
      for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
        for (const [peer, address] of Object.entries(addresses)) {
          const { perSecond } = await topLoad(address, next, { connections: CONNECTIONS, ms: ROUND_MS });
          if (round >= 0) ((samples[peer] ??= {})[`${name}, a second`] ??= []).push(perSecond);
        }
      }
      await measureLatencies(addresses.ours, name, next, samples);
    }
    return { figures: figuresOf(samples), peers: mediansOf(samples) };
  } finally {
    ours.process.stop();
    bare.stop();
  }
}

async function measureLatencies(
  url: string,
  name: string,
  next: (number: number) => WireRequest,
  samples: Samples,
): Promise<void> {
  const top = median(samples['ours']?.[`${name}, a second`] ?? []);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { latencies } = await steadyLoad(url, next, {
      perSecond: top * 0.7,
      connections: 2 * CONNECTIONS,
      ms: ROUND_MS,
    });
    const ours = (samples['ours'] ??= {});
    (ours[`${name}, p50 ms`] ??= []).push(quantile(latencies, 0.5));
    (ours[`${name}, p99 ms`] ??= []).push(quantile(latencies, 0.99));
  }
}

function figuresOf(samples: Samples): Figure[] {
  return [...SCENARIOS.keys()].flatMap((name): Figure[] => {
    const of = (peer: string, what: string) => samples[peer]?.[`${name}, ${what}`] ?? [];
    const ratios = of('ours', 'a second').map((value, round) => value / (of('bare', 'a second')[round] ?? Number.NaN));
    const spreads = of('ours', 'p99 ms').map((value, round) => value / (of('ours', 'p50 ms')[round] ?? Number.NaN));
    return [
      {
        name: `${name}: requests a second`,
        value: median(ratios),
        unit: '× bare handler',
        target: { at: 'least', bound: 0.7 },
      },
      {
        name: `${name}: p99 at 70 % of top load`,
        value: median(spreads),
        unit: '× p50',
        target: { at: 'most', bound: 3 },
      },
    ];
  });
}

function mediansOf(samples: Samples): Record<string, Record<string, number>> {
  return Object.fromEntries(
    Object.entries(samples).map(([peer, each]) => [
      peer,
      Object.fromEntries(Object.entries(each).map(([name, values]) => [name, median(values)])),
    ]),
  );
}

/** The very statements our server runs for the two scenarios. */
export function statements(): object {
  const [person] = TYPES;
  if (person === undefined) throw new TypeError('there is a type');
  const where = sql`type = ${'person'} and deleted is null and true and true and fields @> ${'{"city": "City 7"}'}::jsonb`;
  const one = sql`
    select type, id, fields, version::text as version, created_at, updated_at
    from record where type = ${'person'} and id = any(${['p1']}::text[]) and deleted is null`;
  const page = pageSql({ description: person, where, sort: [], limit: 50 });
  const plain = ({ text, values }: typeof one) => ({ text, values });
  return { one: plain(one), page: plain(page) };
}

export async function installPlugin(url: string): Promise<void> {
  const scope = 'records.person.read';
  const manifest = {
    manifestVersion: 1,
    id: 'com.example.bench',
    version: '1.0.0',
    name: 'Bench',
    description: 'Reads people.',
    author: { name: 'Example' },
    defaultLocale: 'en',
    engines: { host: '^1.0' },
    views: [
      { id: 'panel', title: 'Bench', location: 'crm.record.sidebar', entry: './panel.html', size: { height: 200 } },
    ],
    permissions: { required: [{ scope, purpose: 'Reads.' }] },
  };
  const answer = await fetch(`${url}/api/plugins`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ manifest, baseUrl: 'https://plugins.example/', grant: [scope] }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}
