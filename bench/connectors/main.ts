/** `npm run bench -- connectors`: the Tryton connector beside the very same JSON-RPC calls made by hand, and what changes cost. */
import {
  createTrytonSource,
  fetchTransport,
  type TrytonSource,
  type TrytonTransport,
} from '@crosswalk/connectors/tryton';
import { TrytonDesk } from '../../packages/connectors/test/fill-tryton.ts';
import { ADMIN, startTryton, whyNoTryton } from '../../packages/connectors/test/throwaway-tryton.ts';
import type { Figure, Report } from '../lib/report.ts';
import { median } from '../lib/stats.ts';
import { measureFormOpening } from './form-opening.ts';

const ROUNDS = 41;
const PARTIES = 10_000;
const CHANGED = 10;
const BATCH = 500;

/** Notes the last call that went out, so that it can be made again by hand. */
class Noted implements TrytonTransport {
  calls = 0;
  last: { method: string; params: readonly unknown[] } = { method: '', params: [] };
  constructor(readonly inner: Required<TrytonTransport>) {}

  call(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
    this.calls += 1;
    this.last = { method, params };
    return this.inner.call(method, params, signal);
  }
}

/** Runs the bench; a machine without Tryton has nothing to measure and says so. */
export async function benchConnectors(): Promise<Pick<Report, 'figures' | 'peers'>> {
  const reason = whyNoTryton('sqlite');
  if (reason !== false) throw new Error(reason);
  const tryton = await startTryton('sqlite', ['party', 'sale_opportunity']);
  const desk = new TrytonDesk(tryton.url);
  const transport = new Noted(fetchTransport({ url: tryton.url, ...ADMIN }));
  try {
    await desk.refresh();
    await fill(desk);
    const source = createTrytonSource({ transport, database: 'sqlite' });
    const raw = await rawCaller(tryton.url);
    const get = await compare(transport, raw, () => source.get('person', '5000'));
    const list = await compare(transport, raw, () => source.list('person', { limit: 50 }));
    const changes = await measureChanges(desk, source, transport);
    return {
      figures: [
        { name: 'get, beside the same call by hand', ...ratio(get) },
        { name: 'list of 50, beside the same call by hand', ...ratio(list) },
        ...changes,
        ...(await measureFormOpening()),
      ],
      peers: {
        'by hand': { 'get ms': get.raw, 'list of 50 ms': list.raw },
        crosswalk: { 'get ms': get.ours, 'list of 50 ms': list.ours },
      },
    };
  } finally {
    await transport.inner.close();
    await desk.transport.close();
    await tryton.remove();
  }
}

/** Parties with an e-mail and a phone each. */
async function fill(desk: TrytonDesk): Promise<void> {
  for (let made = 0; made < PARTIES; made += BATCH) {
    const parties = Array.from({ length: BATCH }, (_, index) => ({
      name: `Party ${made + index}`,
      contact_mechanisms: [
        [
          'create',
          [
            { type: 'email', value: `p${made + index}@example.com` },
            { type: 'mobile', value: `+44 20 ${made + index}` },
          ],
        ],
      ],
    }));
    await desk.call('party.party', 'create', parties);
  }
}

type RawCall = (method: string, params: readonly unknown[]) => Promise<unknown>;

/** The shortest way to call Tryton: one fetch, one `JSON.parse`. */
async function rawCaller(url: string): Promise<RawCall> {
  const post = async (headers: Record<string, string>, method: string, params: readonly unknown[]) => {
    const body = JSON.stringify({ id: 1, method, params });
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
    const answer: { result: unknown } = JSON.parse(await (await fetch(url, init)).text());
    return answer.result;
  };
  const session = await post({}, 'common.db.login', [ADMIN.user, { password: ADMIN.password }, 'en']);
  const [id, key] = Array.isArray(session) ? session.map(String) : [];
  const authorization = `Session ${btoa(`${ADMIN.user}:${id}:${key}`)}`;
  return (method, params) => post({ authorization }, method, params);
}

interface Compared {
  ours: number;
  raw: number;
}

/** Both in turn, so that whatever else the machine does meets both. */
async function compare(transport: Noted, raw: RawCall, ours: () => Promise<unknown>): Promise<Compared> {
  const times = { ours: [] as number[], raw: [] as number[] };
  for (let round = -3; round < ROUNDS; round += 1) {
    const ourTime = await timed(ours);
    const { method, params } = transport.last;
    const rawTime = await timed(() => raw(method, params));
    if (round < 0) continue;
    times.ours.push(ourTime);
    times.raw.push(rawTime);
  }
  return { ours: median(times.ours), raw: median(times.raw) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function ratio({ ours, raw }: Compared): Pick<Figure, 'value' | 'unit' | 'target'> {
  return { value: ours / raw, unit: '× by hand', target: { at: 'most', bound: 1.15 } };
}

async function measureChanges(desk: TrytonDesk, source: TrytonSource, transport: Noted): Promise<Figure[]> {
  const beginning = await source.changesSince('person');
  // A look goes back some seconds before the newest change it knows, which here would be the filling.
  await new Promise((resolve) => setTimeout(resolve, 12_000));
  await desk.call('party.party', 'write', [1], { name: 'Changed before' });
  const { cursor } = await source.changesSince('person', beginning.cursor);
  const ids = Array.from({ length: CHANGED }, (_, index) => 100 + index * 900);
  await desk.call('party.party', 'write', ids.slice(1), { name: 'Changed' });
  const children = await desk.call('party.contact_mechanism', 'search', [['party', '=', ids[0]]], 0, 1, null);
  await desk.call('party.contact_mechanism', 'delete', children);
  const callsBefore = transport.calls;
  const start = performance.now();
  const page = await source.changesSince('person', cursor);
  return [
    {
      name: `calls for ${CHANGED} changes among ${PARTIES}`,
      value: transport.calls - callsBefore,
      unit: 'calls',
      target: { at: 'most', bound: 5 },
    },
    { name: 'changes found', value: page.changes.length, unit: 'changes', target: { at: 'least', bound: CHANGED } },
    {
      name: 'changes told though nothing changed',
      value: page.changes.length - CHANGED,
      unit: 'changes',
      target: { at: 'most', bound: 0 },
    },
    { name: 'time to find them', value: performance.now() - start, unit: 'ms' },
    { name: 'cursor', value: page.cursor.length / 1_024, unit: 'KiB' },
  ];
}
