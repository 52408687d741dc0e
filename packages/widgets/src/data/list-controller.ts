import type {
  CrmRecord,
  ListQuery,
  ObjectDescription,
  RecordChange,
  RecordPage,
  RecordSource,
  Rights,
} from '@crosswalk/model';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureOf, type Failure, type FailureState } from './failure.ts';
import { titlesOf } from './title-store.ts';

/** Which records a widget lists. */
export interface ListTarget {
  source: RecordSource;
  type: string;
  query: ListQuery;
  /** Words to search for; used where the source can search. */
  search?: string;
}

/**
 * Loads a list page by page with its description and the user's rights, and follows changes: records that changed are
 * replaced in place, deleted ones go, and how many are new is counted, so that the list never jumps under the reader.
 */
export class ListController implements ReactiveController {
  state: 'idle' | 'loading' | 'ready' | 'empty' | FailureState = 'idle';
  failure: Failure | undefined;
  records: readonly CrmRecord[] = [];
  total: number | undefined;
  description: ObjectDescription | undefined;
  rights: Rights | undefined;
  /** Another question was asked and what is shown still answers the last one. */
  isRefreshing = false;
  isLoadingMore = false;
  /** The live connection was lost, or the last answer could not be had. */
  isStale = false;
  /** Records made since the list was loaded. */
  newCount = 0;

  readonly #host: ReactiveControllerHost;
  readonly #findTarget: () => ListTarget | undefined;
  #target: ListTarget | undefined;
  #key = '';
  #cursor: string | undefined;
  #stop = new AbortController();

  /** @param findTarget asked before each update; the list is loaded anew when the answer differs from the last */
  constructor(host: ReactiveControllerHost, findTarget: () => ListTarget | undefined) {
    this.#host = host;
    this.#findTarget = findTarget;
    host.addController(this);
  }

  get hasMore(): boolean {
    return this.#cursor !== undefined;
  }

  hostUpdate(): void {
    const target = this.#findTarget();
    const key = target ? JSON.stringify([target.type, target.query, target.search]) : '';
    if (key === this.#key && target?.source === this.#target?.source) return;
    if (target?.type !== this.#target?.type || target?.source !== this.#target?.source) this.#forget();
    this.#key = key;
    this.#target = target;
    this.#load();
  }

  hostConnected(): void {
    if (this.#stop.signal.aborted) this.#load();
  }

  hostDisconnected(): void {
    this.#stop.abort();
  }

  /** Asks again from the first page, keeping what is shown until the answer is there. */
  reload(): void {
    this.#load();
    this.#host.requestUpdate();
  }

  /** Adds the next page. */
  async loadMore(): Promise<void> {
    const [target, cursor, { signal }] = [this.#target, this.#cursor, this.#stop];
    if (!target || cursor === undefined || this.isLoadingMore) return;
    this.isLoadingMore = true;
    this.#host.requestUpdate();
    try {
      const page = await fetchPage({ ...target, query: { ...target.query, cursor } }, signal);
      if (!signal.aborted) this.#addPage(page);
    } catch (error) {
      if (!signal.aborted) this.failure = failureOf(error);
    }
    this.isLoadingMore = false;
    this.#host.requestUpdate();
  }

  #forget(): void {
    this.records = [];
    this.total = undefined;
    this.description = undefined;
    this.rights = undefined;
  }

  #load(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.failure = undefined;
    this.isLoadingMore = false;
    if (!this.#target) {
      this.state = 'idle';
      return;
    }
    this.isRefreshing = this.description !== undefined;
    if (!this.isRefreshing) this.state = 'loading';
    void this.#fetch(this.#target, this.#stop.signal);
  }

  async #fetch(target: ListTarget, signal: AbortSignal): Promise<void> {
    const { source, type } = target;
    try {
      const [description, rights, page] = await Promise.all([
        this.description ?? source.describe(type, { signal }),
        this.rights ?? source.rights(type, { signal }),
        fetchPage(target, signal),
      ]);
      if (signal.aborted) return;
      [this.description, this.rights] = [description, rights];
      this.#replaceWith(page);
      titlesOf(source).learn(page.records, description);
      if (source.capabilities.watch) void this.#watch(target, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.failure = failureOf(error);
      this.isStale = this.records.length > 0 && this.failure.state === 'offline';
      this.state = this.isStale ? 'ready' : this.failure.state;
    }
    this.isRefreshing = false;
    this.#host.requestUpdate();
  }

  #replaceWith(page: RecordPage): void {
    this.records = page.records;
    this.total = page.total;
    this.#cursor = page.nextCursor;
    this.isStale = false;
    this.newCount = 0;
    this.state = page.records.length > 0 ? 'ready' : 'empty';
  }

  /** Pages may overlap when records moved between two calls; each record is listed once. */
  #addPage(page: RecordPage): void {
    const known = new Set(this.records.map((record) => record.id));
    this.records = [...this.records, ...page.records.filter((record) => !known.has(record.id))];
    this.total = page.total ?? this.total;
    this.#cursor = page.nextCursor;
  }

  async #watch({ source, type, query }: ListTarget, signal: AbortSignal): Promise<void> {
    const watched = query.filter ? { type, filter: query.filter } : { type };
    try {
      for await (const change of source.watch(watched, { signal })) this.#follow(change);
    } catch {
      if (signal.aborted) return;
      this.isStale = true;
      this.#host.requestUpdate();
    }
  }

  #follow(change: RecordChange): void {
    const isShown = this.records.some(({ id }) => id === change.id);
    if (change.kind === 'created' && !isShown) this.newCount += 1;
    if (change.kind === 'deleted') this.records = this.records.filter((record) => record.id !== change.id);
    const { record } = change;
    if (change.kind === 'updated' && record) {
      this.records = this.records.map((old) =>
        old.id === record.id ? { ...record, fields: { ...old.fields, ...record.fields } } : old,
      );
    }
    this.#host.requestUpdate();
  }
}

/** Reads one page of a list: by its words where the source can search, else by its filter and order alone. */
export function fetchPage({ source, type, query, search }: ListTarget, signal: AbortSignal): Promise<RecordPage> {
  if (search && source.search) return source.search(type, search, query, { signal });
  return source.list(type, query, { signal });
}
