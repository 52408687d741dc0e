import type { RecordChange } from '@crosswalk/model';
import { CrosswalkError, type ErrorCode } from '@crosswalk/protocol';
import { ChangeSubscription } from './change-subscription.ts';
import { readEvents, type ServerEvent } from './event-stream.ts';
import { delay, type HttpClient } from './http-client.ts';

/** A server that is silent for so long, without even a heartbeat, is taken for lost. */
const SILENCE_MS = 45_000;
/** Time for other watchers to join, before a connection is opened for them together. */
const GATHER_MS = 50;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** Refusals that asking again does not change. */
const FINAL: ReadonlySet<ErrorCode> = new Set([
  'permission_denied',
  'not_found',
  'invalid_input',
  'conflict',
  'unsupported',
]);
/** The longest a stream may stay open; it is resumed, nobody notices. */
const STREAM_MS = 3_600_000;

/**
 * One connection for all watchers of a page, because browsers allow few to a server. It is open while somebody watches,
 * asks only for the types watched, and after a loss resumes where it was.
 */
export class ChangeStream {
  readonly #client: HttpClient;
  readonly #subscriptions = new Set<ChangeSubscription>();
  /** The last sequence the stream showed. */
  #position: number | undefined;
  #connection: AbortController | undefined;
  #types = new Set<string>();

  constructor(client: HttpClient) {
    this.#client = client;
  }

  /** Begins a watch of one type, after a sequence or from now on. Close it when done. */
  subscribe(type: string, after: number | undefined): ChangeSubscription {
    const subscription = new ChangeSubscription(type, after);
    this.#subscriptions.add(subscription);
    const isServed = this.#connection !== undefined && this.#position !== undefined && this.#types.has(type);
    if (isServed && after === undefined) subscription.seen = this.#position;
    else if (!isServed || after === undefined || after < (this.#position ?? 0)) this.#reconnect();
    return subscription;
  }

  /** Ends a watch, and the connection with the last one. */
  unsubscribe(subscription: ChangeSubscription): void {
    subscription.close();
    this.#subscriptions.delete(subscription);
    if (this.#subscriptions.size > 0) return;
    this.#connection?.abort();
    this.#connection = undefined;
    this.#position = undefined;
  }

  #reconnect(): void {
    this.#connection?.abort();
    const connection = new AbortController();
    this.#connection = connection;
    // Parts of a page begin to watch one after the other, as their records arrive: they share the connection that follows.
    setTimeout(() => void this.#run(connection.signal), GATHER_MS);
  }

  /** Stays connected until stopped. Waits longer after each failure in a row. */
  async #run(signal: AbortSignal): Promise<void> {
    let waitMs = FIRST_WAIT_MS;
    while (!signal.aborted) {
      try {
        await this.#readStream(signal, () => {
          waitMs = FIRST_WAIT_MS;
        });
      } catch (error) {
        if (error instanceof CrosswalkError && FINAL.has(error.code)) {
          this.#failAll(error);
          return;
        }
      }
      await delay(waitMs * (0.5 + Math.random() / 2), signal).catch(() => undefined);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    }
  }

  async #readStream(signal: AbortSignal, onAlive: () => void): Promise<void> {
    const lost = new AbortController();
    const either = AbortSignal.any([signal, lost.signal]);
    this.#types = new Set([...this.#subscriptions].map(({ type }) => type));
    const types = [...this.#types].map((type) => `type=${encodeURIComponent(type)}`).join('&');
    const start = this.#resumeAfter();
    const headers = start === undefined ? {} : { 'last-event-id': String(start) };
    const response = await this.#client.send(
      { method: 'GET', path: `/api/changes?${types}`, headers, signal: either },
      STREAM_MS,
    );
    if (response.body === null) return;
    let timer = setTimeout(() => lost.abort(), SILENCE_MS);
    try {
      for await (const event of readEvents(response.body, either)) {
        clearTimeout(timer);
        timer = setTimeout(() => lost.abort(), SILENCE_MS);
        onAlive();
        if (!signal.aborted) this.#handle(event);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  /** The earliest sequence a watcher still waits after; `undefined` when all begin now. */
  #resumeAfter(): number | undefined {
    const known = [...this.#subscriptions].flatMap(({ seen }) => seen ?? []);
    return known.length === 0 ? undefined : Math.min(...known);
  }

  #handle({ id, event, data }: ServerEvent): void {
    if (id === undefined || data === '') return;
    if (event === 'ready') return this.#begin(Number(parseReady(data).end));
    const sequence = Number(id);
    const change = parseChange(data);
    for (const subscription of this.#subscriptions) subscription.offer(sequence, change);
    this.#position = Math.max(sequence, this.#position ?? 0);
  }

  /** From here on watchers that asked for "now" are served. */
  #begin(end: number): void {
    for (const subscription of this.#subscriptions) subscription.seen ??= end;
    this.#position = Math.max(end, this.#position ?? 0);
  }

  #failAll(error: CrosswalkError): void {
    for (const subscription of this.#subscriptions) subscription.fail(error);
    this.#connection = undefined;
  }
}

function parseReady(data: string): { end: string } {
  return JSON.parse(data) as { end: string };
}

function parseChange(data: string): RecordChange {
  return JSON.parse(data) as RecordChange;
}
