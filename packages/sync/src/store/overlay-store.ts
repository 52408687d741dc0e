import { compareCodePoints } from '@crosswalk/model';
import type { RowKey, StoredRow, SyncStore, SyncTable } from '../ports.ts';
import { SyncError } from '../sync-error.ts';

const DEFAULT_LIMIT = 500;

/** A store that reads from another and keeps what is written to itself: a preview runs on it and leaves no trace. */
export function createOverlayStore(base: SyncStore): SyncStore {
  return new OverlayStore(base);
}

/** A store in memory, empty at first: for pages without a server, and for tests. */
export function createMemoryStore(): SyncStore {
  return new OverlayStore(EMPTY);
}

const EMPTY: SyncStore = {
  acquire: () => Promise.resolve(),
  read: () => Promise.resolve([]),
  find: () => Promise.resolve([]),
  commit: () => Promise.resolve(),
};

class OverlayStore implements SyncStore {
  /** Rows written here; `undefined` where one of the base was removed. */
  readonly #rows = new Map<string, StoredRow | undefined>();
  readonly #byIndex = new Map<string, SortedKeys>();
  #lease = '';

  constructor(readonly base: SyncStore) {}

  async acquire(lease: string): Promise<void> {
    this.#lease = lease;
  }

  async read(table: SyncTable, keys: readonly string[]): Promise<readonly StoredRow[]> {
    const own = keys.filter((key) => this.#rows.has(address(table, key)));
    const others = keys.filter((key) => !this.#rows.has(address(table, key)));
    const found = others.length === 0 ? [] : await this.base.read(table, others);
    return [...found, ...own.flatMap((key) => this.#rows.get(address(table, key)) ?? [])];
  }

  async find(
    table: SyncTable,
    indexes: readonly string[],
    { after = '', limit = DEFAULT_LIMIT }: { after?: string; limit?: number } = {},
  ): Promise<readonly StoredRow[]> {
    const below = await this.#findBelow(table, indexes, { after, limit });
    const own = indexes
      .flatMap((index) => this.#byIndex.get(address(table, index))?.after(after, limit) ?? [])
      .flatMap((key) => this.#rows.get(address(table, key)) ?? []);
    const each = new Map([...below, ...own].map((row) => [row.key, row]));
    return [...each.values()].sort((left, right) => compareCodePoints(left.key, right.key)).slice(0, limit);
  }

  /** Rows of the base that were not written or removed here; more are asked for until the page is full. */
  async #findBelow(
    table: SyncTable,
    indexes: readonly string[],
    page: { after: string; limit: number },
  ): Promise<StoredRow[]> {
    const found: StoredRow[] = [];
    let { after } = page;
    for (;;) {
      const rows = await this.base.find(table, indexes, { after, limit: page.limit });
      found.push(...rows.filter(({ key }) => !this.#rows.has(address(table, key))));
      const last = rows.at(-1);
      if (last === undefined || rows.length < page.limit || found.length >= page.limit) return found;
      after = last.key;
    }
  }

  async commit(
    lease: string,
    batch: { readonly put: readonly StoredRow[]; readonly remove: readonly RowKey[] },
  ): Promise<void> {
    if (lease !== this.#lease) throw new SyncError('conflict', 'Another run of this sync has taken over.');
    for (const { table, key } of batch.remove) this.#set(address(table, key), undefined);
    for (const row of batch.put) this.#set(address(row.table, row.key), structuredCloneOf(row));
  }

  #set(place: string, row: StoredRow | undefined): void {
    const before = this.#rows.get(place);
    if (before !== undefined)
      for (const index of before.indexes) this.#byIndex.get(address(before.table, index))?.delete(before.key);
    this.#rows.set(place, row);
    if (row === undefined) return;
    for (const index of row.indexes) {
      const at = address(row.table, index);
      const keys = this.#byIndex.get(at) ?? new SortedKeys();
      this.#byIndex.set(at, keys);
      keys.add(row.key);
    }
  }
}

/** Keys in order, a page at a time. Taking keys away, which is what happens while pages are worked on, costs no new sorting. */
class SortedKeys {
  readonly #keys = new Set<string>();
  #sorted: string[] = [];
  readonly #inSorted = new Set<string>();
  #isSorted = true;

  add(key: string): void {
    this.#keys.add(key);
    if (!this.#inSorted.has(key)) this.#isSorted = false;
  }

  delete(key: string): void {
    this.#keys.delete(key);
  }

  after(key: string, limit: number): string[] {
    this.#sort();
    const found: string[] = [];
    for (let place = this.#placeAfter(key); place < this.#sorted.length && found.length < limit; place += 1) {
      const one = this.#sorted[place];
      if (one !== undefined && this.#keys.has(one)) found.push(one);
    }
    return found;
  }

  #sort(): void {
    if (this.#isSorted) return;
    this.#sorted = [...this.#keys].sort(compareCodePoints);
    this.#inSorted.clear();
    for (const key of this.#sorted) this.#inSorted.add(key);
    this.#isSorted = true;
  }

  /** First place whose key comes after this one, by halving. */
  #placeAfter(key: string): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareCodePoints(this.#sorted[middle] ?? '', key) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function address(table: SyncTable, key: string): string {
  return `${table}\u0000${key}`;
}

/** What is kept must not change when whoever wrote it goes on working with it; rows are JSON. */
function structuredCloneOf(row: StoredRow): StoredRow {
  return parseRow(JSON.stringify(row));
}

function parseRow(text: string): StoredRow {
  return JSON.parse(text) as StoredRow;
}
