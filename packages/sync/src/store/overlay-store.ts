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
  readonly #byIndex = new Map<string, Set<string>>();
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
      .flatMap((index) => [...(this.#byIndex.get(address(table, index)) ?? [])])
      .flatMap((key) => this.#rows.get(key) ?? [])
      .filter(({ key }) => compareCodePoints(key, after) > 0);
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

  #set(key: string, row: StoredRow | undefined): void {
    const before = this.#rows.get(key);
    for (const index of before?.indexes ?? []) this.#byIndex.get(address(before?.table ?? 'item', index))?.delete(key);
    this.#rows.set(key, row);
    for (const index of row?.indexes ?? []) {
      const place = address(row?.table ?? 'item', index);
      const known = this.#byIndex.get(place);
      if (known === undefined) this.#byIndex.set(place, new Set([key]));
      else known.add(key);
    }
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
