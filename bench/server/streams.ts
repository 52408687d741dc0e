import { connect } from 'node:net';
import type { Figure } from '../lib/report.ts';
import { median } from '../lib/stats.ts';
import { personId } from './fill.ts';
import { startOurs } from './processes.ts';

const CLIENTS = 1_000;
/** A user has at most 50 streams. */
const CLIENTS_PER_USER = 40;
const CHANGES = 15;
const BYTES_PER_CLIENT = 60 * 1_024;

/** Open streams of one process: what each costs, and how long a change takes to reach all of them. */
export async function benchStreams(
  url: string,
): Promise<{ figures: Figure[]; peers: Record<string, Record<string, number>> }> {
  const { process: ours, address } = await startOurs(url);
  const clients = new Clients();
  try {
    await settled();
    const before = ours.memory;
    for (let index = 0; index < CLIENTS; index += 1)
      await clients.open(address, `u${Math.floor(index / CLIENTS_PER_USER)}`);
    await settled();
    const each = (ours.memory - before) / CLIENTS;
    const middles: number[] = [];
    const lasts: number[] = [];
    for (let change = 0; change < CHANGES; change += 1) {
      const delays = await clients.delaysOf(() => update(address, change));
      middles.push(median(delays));
      lasts.push(Math.max(...delays));
      await settled(200);
    }
    const figures: Figure[] = [
      {
        name: '1,000 streams: a change reaches them, median',
        value: median(middles),
        unit: 'ms',
        target: { at: 'most', bound: 250 },
      },
      { name: '1,000 streams: a change reaches the last', value: median(lasts), unit: 'ms' },
      {
        name: '1,000 streams: memory of each',
        value: each / 1_024,
        unit: 'KB',
        target: { at: 'most', bound: BYTES_PER_CLIENT / 1_024 },
      },
    ];
    return { figures, peers: { streams: { 'memory before, MB': before / 1_048_576, 'KB a client': each / 1_024 } } };
  } finally {
    clients.close();
    ours.stop();
  }
}

async function update(address: string, number: number): Promise<void> {
  const answer = await fetch(`${address}/api/records/person/${personId(1)}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fields: { city: `Moved ${number} ${Date.now()}` } }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

/** Plain sockets, so that the clients cost less than what they measure. */
class Clients {
  readonly #sockets: ReturnType<typeof connect>[] = [];
  #arrived: (() => void) | undefined;

  open(address: string, user: string): Promise<void> {
    const { hostname, port } = new URL(address);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(`GET /api/changes?type=person HTTP/1.1\r\nhost: localhost\r\nx-user: ${user}\r\n\r\n`);
      });
      socket.setEncoding('latin1').on('error', reject);
      socket.on('data', (text) => {
        if (String(text).includes('event: ready')) resolve();
        else if (String(text).includes('data: ')) this.#arrived?.();
      });
      this.#sockets.push(socket);
    });
  }

  /** Milliseconds from the start of a change until each client has it. */
  async delaysOf(change: () => Promise<void>): Promise<number[]> {
    const delays: number[] = [];
    const startedAt = performance.now();
    const all = new Promise<void>((resolve) => {
      this.#arrived = () => {
        delays.push(performance.now() - startedAt);
        if (delays.length === this.#sockets.length) resolve();
      };
    });
    await Promise.all([change(), all]);
    return delays;
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}

function settled(ms = 2_000): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
