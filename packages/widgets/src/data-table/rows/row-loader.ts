import type { CrmRecord, ObjectDescription, RecordPage, Rights } from '@crosswalk/model';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureOf, type Failure, type FailureState } from '../../data/failure.ts';
import { fetchPage, type ListTarget } from '../../data/list-controller.ts';
import { titlesOf } from '../../data/title-store.ts';
import { CursorIndex } from './cursor-index.ts';
import { followChanges, type FollowedRows } from './follow-changes.ts';
import { nextRead, PAGE_ROWS, questionOf, type ReadStep } from './read-plan.ts';
import { RowCache } from './row-cache.ts';

/** After this long without an answer the reader is told that the source is slow. */
const PATIENCE_MS = 8_000;
const FIRST_PAGE: ReadStep = { kind: 'page', from: { position: 0 }, limit: PAGE_ROWS };

/** What the table does when the list itself moves. */
export interface RowEvents {
  /** Another list is shown from its beginning. */
  restarted: () => void;
  /** A row above or below was taken out. */
  removed: (index: number, id: string) => void;
}

/**
 * The rows of a list of any length, read page by page as they come into sight: pages before and after, and, for a jump
 * into the middle, from the nearest known cursor on. One call is under way at a time, so answers cannot overtake each
 * other, and what is asked next is what is looked at then. Changes are followed without moving what is read.
 */
export class RowLoader implements ReactiveController, FollowedRows {
  state: 'idle' | 'loading' | 'ready' | FailureState = 'idle';
  failure: Failure | undefined;
  description: ObjectDescription | undefined;
  rights: Rights | undefined;
  /** Rows of the list, as far as is known. */
  count = 0;
  /** The source said how many there are, or the end was reached. */
  isCountKnown = false;
  /** Another question was asked and what is shown still answers the last one. */
  isRefreshing = false;
  /** The live connection was lost, or the last answer could not be had. */
  isStale = false;
  /** A call takes long. */
  isSlow = false;
  /** Why the rows in sight could not be had, while others are there. */
  pageFailure: Failure | undefined;
  /** Records made since the list was loaded. */
  newCount = 0;

  readonly #host: ReactiveControllerHost;
  readonly #findTarget: () => ListTarget | undefined;
  readonly #events: RowEvents;
  readonly #cursors = new CursorIndex();
  readonly #cache = new RowCache();
  /** Records taken out of this list; their deletion is told again by the source. */
  readonly #gone = new Set<string>();
  #target: ListTarget | undefined;
  #key = '';
  #stop = new AbortController();
  #wanted = { first: 0, end: 0 };
  #working: AbortSignal | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  /** @param findTarget asked before each update; the list is loaded anew when the answer differs from the last */
  constructor(host: ReactiveControllerHost, findTarget: () => ListTarget | undefined, events: RowEvents) {
    this.#host = host;
    this.#findTarget = findTarget;
    this.#events = events;
    host.addController(this);
  }

  get target(): ListTarget | undefined {
    return this.#target;
  }

  hostUpdate(): void {
    const target = this.#findTarget();
    const key = target ? JSON.stringify([target.type, target.query, target.search]) : '';
    if (key === this.#key && target?.source === this.#target?.source) return;
    if (target?.type !== this.#target?.type || target?.source !== this.#target?.source) this.#forget();
    this.#key = key;
    this.#target = target;
    this.#load(true);
  }

  hostConnected(): void {
    if (this.#stop.signal.aborted) this.#load(false);
  }

  hostDisconnected(): void {
    this.#stop.abort();
    clearTimeout(this.#patience);
  }

  row(index: number): CrmRecord | undefined {
    return this.#cache.row(index);
  }

  /** A loaded record. */
  record(id: string): CrmRecord | undefined {
    const index = this.#cache.indexOf(id);
    return index === undefined ? undefined : this.#cache.row(index);
  }

  loaded(): Iterable<[number, CrmRecord]> {
    return this.#cache.entries();
  }

  indexOf(id: string): number | undefined {
    return this.#cache.indexOf(id);
  }

  /** Which rows are looked at; what is missing of them is read. */
  look(first: number, end: number): void {
    this.#wanted = { first: Math.max(0, first), end };
    if (this.state === 'ready' && !this.pageFailure) void this.#work();
  }

  /** Asks for the whole list again; what is shown stays meanwhile. */
  reload(): void {
    this.#load(false);
    this.#host.requestUpdate();
  }

  /** Asks again for the rows that could not be had. */
  retryPage(): void {
    this.pageFailure = undefined;
    this.#host.requestUpdate();
    void this.#work();
  }

  /** Counts a record that was made elsewhere; where it belongs in the list is not known. */
  created(): void {
    this.newCount += 1;
    this.#host.requestUpdate();
  }

  /** Takes over a record's newer state. */
  accept(record: CrmRecord): void {
    this.#cache.replace(record);
    if (this.#target && this.description) titlesOf(this.#target.source).learn([record], this.description);
    this.#host.requestUpdate();
  }

  /** Takes out a record that is gone. */
  drop(id: string): void {
    if (this.#gone.has(id)) return;
    this.#gone.add(id);
    const index = this.#cache.remove(id);
    this.count = Math.max(0, this.count - 1);
    if (index !== undefined) {
      this.#cursors.removeRow(index);
      this.#events.removed(index, id);
    }
    this.#host.requestUpdate();
  }

  /** Reads pages from a row up to another one without keeping them, `fields` of each record, for what is done to many. */
  async *read(first: number, end: number, fields: readonly string[], signal: AbortSignal): AsyncGenerator<CrmRecord[]> {
    const target = this.#target;
    let { position, cursor } = this.#cursors.before(first);
    while (target && position < end) {
      const limit = Math.min(position < first ? first - position : end - position, 1_000);
      const query = { ...target.query, fields: [...fields], limit, ...(cursor === undefined ? {} : { cursor }) };
      const page = await fetchPage({ ...target, query }, signal);
      signal.throwIfAborted();
      if (position >= first) yield page.records;
      position += page.records.length;
      if (page.nextCursor === undefined || page.nextCursor === cursor) return;
      cursor = page.nextCursor;
    }
  }

  #forget(): void {
    [this.description, this.rights] = [undefined, undefined];
    this.#clear();
  }

  #load(isNew: boolean): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.failure = undefined;
    this.pageFailure = undefined;
    if (!this.#target) {
      this.state = 'idle';
      return;
    }
    this.isRefreshing = this.description !== undefined;
    if (!this.isRefreshing) this.state = 'loading';
    void this.#open(this.#target, this.#stop.signal, isNew);
  }

  async #open(target: ListTarget, signal: AbortSignal, isNew: boolean): Promise<void> {
    const { source, type } = target;
    try {
      const [description, rights, page] = await this.#patiently(
        signal,
        Promise.all([
          this.description ?? source.describe(type, { signal }),
          this.rights ?? source.rights(type, { signal }),
          fetchPage({ ...target, query: { ...target.query, limit: PAGE_ROWS } }, signal),
        ]),
      );
      if (signal.aborted) return;
      [this.description, this.rights] = [description, rights];
      this.#clear();
      this.#take(FIRST_PAGE, page);
      [this.isStale, this.newCount, this.state] = [false, 0, 'ready'];
      if (isNew) this.#events.restarted();
      if (source.capabilities.watch) void this.#watch(target, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.failure = failureOf(error);
      this.isStale = this.#cache.size > 0 && this.failure.state === 'offline';
      this.state = this.isStale ? 'ready' : this.failure.state;
    }
    this.isRefreshing = false;
    this.#host.requestUpdate();
  }

  #clear(): void {
    this.#cache.clear();
    this.#cursors.clear();
    this.#gone.clear();
    [this.count, this.isCountKnown] = [0, false];
  }

  /** Reads what is missing of the rows looked at, one call after the other, until nothing is. */
  async #work(): Promise<void> {
    const [target, { signal }] = [this.#target, this.#stop];
    if (!target || this.#working === signal || this.isRefreshing) return;
    this.#working = signal;
    try {
      for (let step = this.#nextStep(); step; step = this.#nextStep()) {
        const page = await this.#patiently(signal, fetchPage(questionOf(target, step, this.description), signal));
        if (signal.aborted) return;
        const hasMoved = this.#take(step, page);
        this.#host.requestUpdate();
        if (!hasMoved) return;
      }
    } catch (error) {
      if (!signal.aborted) this.pageFailure = failureOf(error);
      this.#host.requestUpdate();
    } finally {
      if (this.#working === signal) this.#working = undefined;
    }
  }

  #nextStep(): ReadStep | undefined {
    const { first, end } = this.#wanted;
    const missing = this.#cache.firstMissing(first, Math.min(end, this.count));
    if (missing === undefined) return undefined;
    return nextRead(missing, this.#cache.endBefore(missing), (row) => this.#cursors.before(row));
  }

  /** Takes an answer over. Returns whether it led on. */
  #take({ kind, from }: ReadStep, page: RecordPage): boolean {
    const { records, nextCursor, total } = page;
    const taken = kind === 'page' ? this.#cache.put(from.position, records, this.#wanted.first) : records.length;
    const position = from.position + taken;
    const isEnd = nextCursor === undefined || nextCursor === from.cursor || records.length === 0;
    if (!isEnd) this.#cursors.add(position, nextCursor);
    this.#learnCount(position, isEnd, total === undefined ? undefined : total - (records.length - taken));
    if (kind === 'page' && this.#target && this.description)
      titlesOf(this.#target.source).learn(records, this.description);
    return !isEnd && taken > 0;
  }

  #learnCount(position: number, isEnd: boolean, total: number | undefined): void {
    this.isCountKnown ||= isEnd || total !== undefined;
    if (isEnd) this.count = position;
    else if (total !== undefined) this.count = Math.max(total, position + 1);
    else this.count = Math.max(this.count, this.isCountKnown ? position + 1 : position + PAGE_ROWS);
  }

  /** Waits for the source, and has it said when that takes long. */
  async #patiently<Answer>(signal: AbortSignal, answer: Promise<Answer>): Promise<Answer> {
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#say(true), PATIENCE_MS);
    try {
      return await answer;
    } finally {
      if (!signal.aborted) {
        clearTimeout(this.#patience);
        if (this.isSlow) this.#say(false);
      }
    }
  }

  #say(isSlow: boolean): void {
    this.isSlow = isSlow;
    this.#host.requestUpdate();
  }

  async #watch(target: ListTarget, signal: AbortSignal): Promise<void> {
    if (await followChanges(target, this, signal)) return;
    this.isStale = true;
    this.#host.requestUpdate();
  }
}
