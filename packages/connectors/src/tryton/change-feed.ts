import type { RecordChange } from '@crosswalk/model';
import type { TrytonClient } from './client.ts';
import { type FeedState, shortPrint } from './feed-state.ts';
import type { Layout } from './layout.ts';
import type { Access } from './reader.ts';
import { fingerprint, recordOf, versionOf } from './record.ts';
import { childrenOf, idsOf, type Row, rowsOf, textOf, writeInstant } from './wire.ts';

/** How far a look goes back before the newest mark: a transaction that began earlier may end later. */
const OVERLAP_SECONDS = 10;
/** Rows read in one call. */
const ROWS_AT_ONCE = 5_000;

/** What one look found, and what is known after it. */
export interface Look {
  changes: RecordChange[];
  state: FeedState;
}

/** How thorough a look is. */
export interface LookOptions {
  /** Compare all ids as well, by which deletions and removed children show; a look without it only sees what was written. */
  isComparing: boolean;
  signal?: AbortSignal | undefined;
}

/**
 * Finds what changed in Tryton, which has no log of changes: by the dates of writing of records and their children, and by
 * comparing which records and children are there. A handful of calls, whatever the number of records.
 */
export class ChangeFeed {
  readonly #client: TrytonClient;

  constructor(client: TrytonClient) {
    this.#client = client;
  }

  /** What is known now; changes are told from here on. */
  async begin({ layout, rights }: Access, signal?: AbortSignal): Promise<FeedState> {
    const models = [layout.mapping.model, ...layout.lists.values()];
    const newest = await Promise.all(models.map((model) => this.#newestMark(model, signal)));
    const nothing = { newest: Math.max(0, ...newest), seen: new Map(), ids: new Set<number>(), children: new Map() };
    return (await this.look({ layout, rights }, nothing, { isComparing: true, signal })).state;
  }

  /** What changed since a state. */
  async look(access: Access, state: FeedState, { isComparing, signal }: LookOptions): Promise<Look> {
    const { layout } = access;
    const [written, ids, children] = await Promise.all([
      this.#writtenSince(layout, state.newest - OVERLAP_SECONDS, signal),
      isComparing ? this.#allIds(layout, signal) : undefined,
      isComparing ? this.#childPrints(layout, signal) : state.children,
    ]);
    const suspects = ids === undefined ? [] : suspectsOf(state, ids, children);
    const rows = await this.#rows(layout, [...new Set([...written, ...suspects])], signal);
    return compare(access, state, { rows, ids: ids ?? idsAfter(state.ids, written, rows), children });
  }

  /** The newest mark of a model, by its last creation and its last change. */
  async #newestMark(model: string, signal: AbortSignal | undefined): Promise<number> {
    const orders = [[['id', 'DESC']], [['write_date', 'DESC NULLS LAST']]];
    const options = { signal, context: { active_test: false } };
    const found = await Promise.all(
      orders.map((order) => this.#client.call(model, 'search_read', [[], 0, 1, order, ['_timestamp']], options)),
    );
    return Math.max(0, ...found.flatMap(rowsOf).map(markOf));
  }

  /** Archived records and children count too: being archived is a change. */
  async #writtenSince({ mapping, lists }: Layout, seconds: number, signal: AbortSignal | undefined): Promise<number[]> {
    const since = writeInstant(new Date(Math.max(0, seconds) * 1_000).toISOString());
    const dates = ['write_date', 'create_date'];
    const columns = [...dates, ...Array.from(lists.keys(), (list) => dates.map((date) => `${list}.${date}`)).flat()];
    const domain = ['OR', ...columns.map((column) => [[column, '>=', since]])];
    const options = { signal, context: { active_test: false } };
    return idsOf(await this.#client.call(mapping.model, 'search', [domain, 0, null, null], options));
  }

  async #allIds({ mapping }: Layout, signal: AbortSignal | undefined): Promise<Set<number>> {
    const domain = mapping.domain ?? [];
    return new Set(idsOf(await this.#client.call(mapping.model, 'search', [domain, 0, null, null], { signal })));
  }

  /** Which children each record has. Their parents are read in the order of the children, so that one call does for a list. */
  async #childPrints({ lists, parentColumns }: Layout, signal: AbortSignal | undefined): Promise<Map<number, string>> {
    const known = new Map<number, string>();
    for (const [list, model] of lists) {
      const parent = parentColumns.get(list) ?? '';
      const rows = rowsOf(
        await this.#client.call(model, 'search_read', [[], 0, null, [['id', 'ASC']], [parent]], { signal }),
      );
      for (const row of rows) {
        const id = Number(row[parent]);
        known.set(id, fingerprint(`${known.get(id) ?? ''}${list}${textOf(row['id'])}`));
      }
    }
    return new Map(Array.from(known, ([id, print]) => [id, shortPrint(print)]));
  }

  async #rows({ mapping, columns }: Layout, ids: readonly number[], signal: AbortSignal | undefined): Promise<Row[]> {
    const rows: Row[] = [];
    for (let from = 0; from < ids.length; from += ROWS_AT_ONCE) {
      const domain = [mapping.domain ?? [], ['id', 'in', ids.slice(from, from + ROWS_AT_ONCE)]];
      rows.push(
        ...rowsOf(await this.#client.call(mapping.model, 'search_read', [domain, 0, null, null, columns], { signal })),
      );
    }
    return rows;
  }
}

/** What is there now, as far as a look went. */
interface Found {
  rows: readonly Row[];
  ids: ReadonlySet<number>;
  children: ReadonlyMap<number, string>;
}

/** Records that are new here, or whose children are not the ones they were, though nothing was written. */
function suspectsOf(state: FeedState, ids: ReadonlySet<number>, children: ReadonlyMap<number, string>): number[] {
  if (state.ids.size === 0) return [];
  return [...ids].filter((id) => !state.ids.has(id) || state.children.get(id) !== children.get(id));
}

/** Without a comparison of all ids, records are taken to be there still, except those that were written and cannot be read: they were archived. */
function idsAfter(known: ReadonlySet<number>, written: readonly number[], rows: readonly Row[]): ReadonlySet<number> {
  const ids = new Set(known);
  for (const id of written) ids.delete(id);
  for (const row of rows) ids.add(Number(row['id']));
  return ids;
}

function compare(access: Access, state: FeedState, { rows, ids, children }: Found): Look {
  const { layout } = access;
  const versions = new Map(rows.map((row) => [Number(row['id']), versionOf(layout, row)] as const));
  const news = rows.filter((row) => state.seen.get(Number(row['id'])) !== versions.get(Number(row['id'])));
  const gone = [...state.ids].filter((id) => !ids.has(id));
  const newest = Math.max(state.newest, ...rows.map((row) => newestOf(layout, row)));
  const recent = rows.filter((row) => newestOf(layout, row) >= newest - OVERLAP_SECONDS);
  return {
    changes: [
      ...news.map((row) => changeOf(access, state.ids.has(Number(row['id'])) ? 'updated' : 'created', row)),
      ...gone.map((id) => deletionOf(layout, id)),
    ].sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0)),
    state: {
      newest,
      seen: new Map(recent.map((row) => [Number(row['id']), versions.get(Number(row['id'])) ?? ''])),
      ids,
      children,
    },
  };
}

function changeOf({ layout, rights }: Access, kind: 'created' | 'updated', row: Row): RecordChange {
  const record = recordOf(layout, rights, row);
  const at = record.updatedAt ?? new Date().toISOString();
  return { sequence: `${record.id}.${record.version}`, kind, type: record.type, id: record.id, record, at };
}

/** Nobody knows when it went; it is told with the time it was missed. */
export function deletionOf({ mapping }: Layout, id: number | string): RecordChange {
  const at = new Date().toISOString();
  return { sequence: `${id}.gone.${at}`, kind: 'deleted', type: mapping.type, id: String(id), at };
}

function newestOf(layout: Layout, row: Row): number {
  const children = Array.from(layout.lists.keys(), (list) => childrenOf(row, list)).flat();
  return Math.max(0, ...[row, ...children].map(markOf));
}

function markOf(row: Row): number {
  const mark = Number(textOf(row['_timestamp']));
  return Number.isFinite(mark) ? mark : 0;
}
