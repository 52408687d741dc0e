import { connect, type Socket } from 'node:net';

/** A request as the bytes that go over the wire; the load must cost less than what it measures. */
export interface WireRequest {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** What a stretch of load came to. */
export interface LoadResult {
  perSecond: number;
  /** Milliseconds from when a request was due until its answer was there, sorted. */
  latencies: number[];
}

/** As many requests as the server takes, one after the other on each of the connections. */
export async function topLoad(
  url: string,
  next: (number: number) => WireRequest,
  options: { connections: number; ms: number },
): Promise<LoadResult> {
  const { connections, ms } = options;
  const clients = await Promise.all(Array.from({ length: connections }, () => Connection.open(url)));
  const latencies: number[] = [];
  const startedAt = performance.now();
  let number = 0;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() - startedAt < ms) {
        const sentAt = performance.now();
        await client.send(next((number += 1)));
        latencies.push(performance.now() - sentAt);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  clients.forEach((client) => client.close());
  return { perSecond: latencies.length / seconds, latencies: latencies.sort((left, right) => left - right) };
}

/** Requests at a steady rate, whether or not the server keeps up; each waits for a free connection, and the wait counts. */
export async function steadyLoad(
  url: string,
  next: (number: number) => WireRequest,
  options: { perSecond: number; connections: number; ms: number },
): Promise<LoadResult> {
  const { perSecond, connections, ms } = options;
  const free = await Promise.all(Array.from({ length: connections }, () => Connection.open(url)));
  const all = [...free];
  const due: number[] = [];
  const latencies: number[] = [];
  const total = Math.floor((perSecond * ms) / 1_000);
  const startedAt = performance.now();
  let sent = 0;
  await new Promise<void>((resolve, reject) => {
    const pump = () => {
      for (let client = free.pop(); client !== undefined; client = free.pop()) {
        const at = due.shift();
        if (at === undefined) return void free.push(client);
        const used = client;
        used.send(next((sent += 1))).then(() => {
          latencies.push(performance.now() - at);
          free.push(used);
          if (latencies.length === total) resolve();
          else pump();
        }, reject);
      }
    };
    let planned = 0;
    const tick = () => {
      const now = performance.now() - startedAt;
      for (; planned < total && (planned / perSecond) * 1_000 <= now; planned += 1)
        due.push(startedAt + (planned / perSecond) * 1_000);
      pump();
      if (planned < total) setTimeout(tick, 1);
    };
    tick();
  });
  all.forEach((client) => client.close());
  const seconds = (performance.now() - startedAt) / 1_000;
  return { perSecond: latencies.length / seconds, latencies: latencies.sort((left, right) => left - right) };
}

/** The value below which this share of sorted values lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** One connection that is kept alive, with one request at a time. */
class Connection {
  readonly #socket: Socket;
  #received = '';
  #done: (() => void) | undefined;
  #failed: ((error: Error) => void) | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket.setNoDelay(true).setEncoding('latin1');
    socket.on('data', (text) => {
      this.#received += String(text);
      this.#finish();
    });
    socket.on('error', (error) => this.#failed?.(error));
    socket.on('close', () => this.#failed?.(new Error('the server closed the connection')));
  }

  static open(url: string): Promise<Connection> {
    const { hostname, port } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => resolve(new Connection(socket)));
      socket.once('error', reject);
    });
  }

  send({ method, path, headers = {}, body }: WireRequest): Promise<void> {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const length =
      body === undefined ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
    this.#received = '';
    return new Promise((resolve, reject) => {
      this.#done = resolve;
      this.#failed = reject;
      this.#socket.write(
        `${method} ${path} HTTP/1.1\r\nhost: localhost\r\n${lines.join('')}${length}\r\n${body ?? ''}`,
      );
    });
  }

  close(): void {
    this.#failed = undefined;
    this.#socket.destroy();
  }

  #finish(): void {
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#received.slice(0, end);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    const isWhole =
      length === undefined
        ? this.#received.endsWith('\r\n0\r\n\r\n')
        : this.#received.length >= end + 4 + Number(length);
    if (!isWhole) return;
    if (!head.startsWith('HTTP/1.1 200')) this.#failed?.(new Error(this.#received.slice(0, 600)));
    else this.#done?.();
  }
}
