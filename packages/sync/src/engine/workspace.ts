import type { JsonValue } from '@crosswalk/model';
import type { RowKey, StoredRow, SyncStore, SyncTable } from '../ports.ts';
import { assertJson, parseItem, type Item } from './item.ts';
import type { IndexItem } from './item-indexes.ts';

/**
 * What one run works on: rows are read into it, changed in it, and go to the store together with `flush`. Whatever
 * happens before a flush never happened; so each flush stands where the outside world is about to be, or was, changed.
 */
export class Workspace {
  readonly #store: SyncStore;
  readonly #lease: string;
  readonly #indexItem: IndexItem;
  readonly #items = new Map<string, Item>();
  readonly #put = new Map<string, StoredRow>();
  readonly #remove = new Map<string, RowKey>();

  constructor(store: SyncStore, lease: string, indexItem: IndexItem) {
    this.#store = store;
    this.#lease = lease;
    this.#indexItem = indexItem;
  }

  /** Items with one of these indexes, as they are in the store: flush before asking for what was just changed. */
  async findItems(indexes: readonly string[], page: { after?: string; limit?: number } = {}): Promise<Item[]> {
    if (indexes.length === 0) return [];
    return (await this.#store.find('item', indexes, page)).map(parseItem);
  }

  /** Every item with one of these indexes. */
  async findAllItems(indexes: readonly string[]): Promise<Item[]> {
    const found: Item[] = [];
    for await (const page of this.pagesOfItems(indexes)) found.push(...page);
    return found;
  }

  /** Items with one of these indexes, some at a time; changing and flushing them meanwhile is allowed. */
  async *pagesOfItems(indexes: readonly string[], limit = 200): AsyncGenerator<Item[]> {
    let after = '';
    for (;;) {
      const items = await this.findItems(indexes, { after, limit });
      if (items.length > 0) yield items;
      const last = items.at(-1);
      if (last === undefined || items.length < limit) return;
      after = last.id;
    }
  }

  /** The item of this id, as it is in the store. */
  async readItem(id: string): Promise<Item | undefined> {
    const row = await this.readRow('item', id);
    return row && parseItem(row);
  }

  async readRow(table: SyncTable, key: string): Promise<StoredRow | undefined> {
    return (await this.readRows(table, [key]))[0];
  }

  async readRows(table: SyncTable, keys: readonly string[]): Promise<readonly StoredRow[]> {
    return keys.length === 0 ? [] : this.#store.read(table, keys);
  }

  /** Every row with one of these indexes. */
  async *eachRow(table: SyncTable, indexes: readonly string[]): AsyncGenerator<StoredRow> {
    let after = '';
    for (;;) {
      const rows = await this.#store.find(table, indexes, { after, limit: 100 });
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < 100) return;
      after = last.key;
    }
  }

  putItem(item: Item): void {
    this.#items.set(item.id, item);
    this.#remove.delete(`item ${item.id}`);
  }

  removeItem(id: string): void {
    this.#items.delete(id);
    this.removeRow('item', id);
  }

  putRow(table: SyncTable, key: string, value: JsonValue, indexes: readonly string[] = []): void {
    this.#remove.delete(`${table} ${key}`);
    this.#put.set(`${table} ${key}`, { table, key, value, indexes });
  }

  removeRow(table: SyncTable, key: string): void {
    this.#put.delete(`${table} ${key}`);
    this.#remove.set(`${table} ${key}`, { table, key });
  }

  /** Makes everything that was changed since the last flush last, or nothing of it. */
  async flush(): Promise<void> {
    const items = [...this.#items.values()].map((item): StoredRow => {
      return { table: 'item', key: item.id, indexes: this.#indexItem(item), value: assertJson(item) };
    });
    const put = [...this.#put.values(), ...items];
    const remove = [...this.#remove.values()];
    if (put.length + remove.length > 0) await this.#store.commit(this.#lease, { put, remove });
    this.#items.clear();
    this.#put.clear();
    this.#remove.clear();
  }
}
