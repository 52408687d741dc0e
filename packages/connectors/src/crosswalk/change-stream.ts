import type { RecordChange } from '@crosswalk/model';
import type { CrosswalkError } from '@crosswalk/protocol';
import { ChangeSubscription } from './change-subscription.ts';
import type { ServerEvent } from './event-stream.ts';
import type { HttpCall, HttpClient } from './http-client.ts';
import { readForever } from './read-forever.ts';

/** Time for other watchers to join, before a connection is opened for them together. */
const GATHER_MS = 50;

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

  async #run(signal: AbortSignal): Promise<void> {
    const onEvent = (event: ServerEvent) => this.#handle(event);
    const refusal = await readForever(this.#client, { call: () => this.#nextCall(), onEvent, signal });
    if (refusal !== undefined) this.#failAll(refusal);
  }

  #nextCall(): HttpCall {
    this.#types = new Set([...this.#subscriptions].map(({ type }) => type));
    const types = [...this.#types].map((type) => `type=${encodeURIComponent(type)}`).join('&');
    const start = this.#resumeAfter();
    const headers = start === undefined ? {} : { 'last-event-id': String(start) };
    return { method: 'GET', path: `/api/changes?${types}`, headers };
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
