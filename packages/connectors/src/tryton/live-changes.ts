import { concernsWatcher, type RecordChange, visibleChange, type WatchQuery } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import { ChangeSubscription } from '../crosswalk/change-subscription.ts';
import { type ChangeFeed, deletionOf } from './change-feed.ts';
import type { FeedState } from './feed-state.ts';
import type { Access } from './reader.ts';
import type { Written } from './writer.ts';

/** How often Tryton is asked what changed. */
export interface LiveOptions {
  /** Milliseconds between two looks at what was written; 5,000 unless said otherwise. */
  pollMs?: number;
  /** Milliseconds between two comparisons of all ids, by which deletions show; 60,000 unless said otherwise. */
  compareMs?: number;
}

/** What the changes of one type are made of. */
interface LiveParts extends LiveOptions {
  feed: ChangeFeed;
  type: string;
  access: () => Promise<Access>;
  /** Resolves when no write of this page is under way: what it wrote is told by the write itself, with the fields it changed. */
  quiet: () => Promise<unknown>;
}

/** After a look that failed the next one waits longer, up to this. */
const LONGEST_PAUSE_MS = 60_000;

/**
 * Changes of one type as they happen, for any number of watchers: Tryton is asked while somebody watches and not
 * otherwise. What is written through the same source is told at once.
 */
export class LiveChanges {
  readonly #parts: LiveParts;
  readonly #subscriptions = new Set<ChangeSubscription>();
  #count = 0;
  #state: FeedState | undefined;
  #stop: AbortController | undefined;

  constructor(parts: LiveParts) {
    this.#parts = parts;
  }

  async *watch(query: WatchQuery, signal: AbortSignal | undefined): AsyncGenerator<RecordChange, void> {
    if (signal?.aborted === true) return;
    const subscription = new ChangeSubscription(query.type, this.#count);
    const stop = () => this.#leave(subscription);
    signal?.addEventListener('abort', stop);
    this.#join(subscription);
    try {
      for (let change = await subscription.next(); change !== undefined; change = await subscription.next()) {
        const { layout, rights } = await this.#parts.access();
        const isMeant = concernsWatcher(layout.description, query, change);
        const seen = isMeant && visibleChange(layout.description, rights, change);
        if (seen) yield structuredClone(seen);
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      stop();
    }
  }

  /** Tells what was just written here, so that nobody waits for the next look, which then leaves it out. */
  tell(written: Written, access: Access): void {
    if (this.#stop === undefined) return;
    const id = written.kind === 'deleted' ? written.id : written.record.id;
    this.#state = this.#state && afterWriting(this.#state, Number(id), written);
    this.#offer(written.kind === 'deleted' ? deletionOf(access.layout, id) : changeOf(written));
  }

  #join(subscription: ChangeSubscription): void {
    this.#subscriptions.add(subscription);
    if (this.#stop !== undefined) return;
    this.#stop = new AbortController();
    void this.#run(this.#stop.signal);
  }

  #leave(subscription: ChangeSubscription): void {
    subscription.close();
    this.#subscriptions.delete(subscription);
    if (this.#subscriptions.size > 0) return;
    this.#stop?.abort();
    this.#stop = undefined;
    this.#state = undefined;
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { pollMs = 5_000, compareMs = 60_000 } = this.#parts;
    let pauseMs = pollMs;
    let comparedAt = Date.now();
    while (!signal.aborted) {
      const isComparing = Date.now() - comparedAt >= compareMs;
      try {
        await this.#look(isComparing, signal);
        if (isComparing) comparedAt = Date.now();
        pauseMs = pollMs;
      } catch (error) {
        if (error instanceof CrosswalkError && error.code === 'permission_denied') this.#fail(error);
        pauseMs = Math.min(pauseMs * 2, Math.max(LONGEST_PAUSE_MS, pollMs));
      }
      await pause(pauseMs, signal);
    }
  }

  async #look(isComparing: boolean, signal: AbortSignal): Promise<void> {
    const { feed, quiet } = this.#parts;
    const access = await this.#parts.access();
    this.#state ??= await feed.begin(access, signal);
    const before = this.#state;
    const look = await feed.look(access, before, { isComparing, signal });
    await quiet();
    if (signal.aborted) return;
    // What was written here meanwhile was told already; the next look sees everything else again.
    if (this.#state !== before) return;
    this.#state = look.state;
    for (const change of look.changes) this.#offer(change);
  }

  #offer(change: RecordChange): void {
    this.#count += 1;
    for (const subscription of this.#subscriptions) subscription.offer(this.#count, change);
  }

  #fail(error: CrosswalkError): void {
    for (const subscription of this.#subscriptions) subscription.fail(error);
  }
}

/** What is known after a write of our own: the next look finds it with this version and leaves it out. */
function afterWriting(state: FeedState, id: number, written: Written): FeedState {
  const ids = new Set(state.ids);
  const seen = new Map(state.seen);
  if (written.kind === 'deleted') {
    ids.delete(id);
    seen.delete(id);
  } else {
    ids.add(id);
    seen.set(id, written.record.version);
  }
  return { ...state, ids, seen };
}

function changeOf({ kind, record, changedFields }: Exclude<Written, { kind: 'deleted' }>): RecordChange {
  const at = record.updatedAt ?? new Date().toISOString();
  return {
    sequence: `${record.id}.${record.version}`,
    kind,
    type: record.type,
    id: record.id,
    record,
    changedFields,
    at,
  };
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, signal.aborted ? 0 : delayMs);
    signal.addEventListener('abort', wake);
  });
}
