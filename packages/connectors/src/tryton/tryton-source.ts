import {
  type BatchOperation,
  type CallOptions,
  type CrmRecord,
  type ListQuery,
  type ObjectDescription,
  type RecordChange,
  type RecordFields,
  type RecordPage,
  type RecordSource,
  type Rights,
  type SourceCapabilities,
  type WatchQuery,
} from '@crosswalk/model';
import { assertAllowed, assertQuery, assertShape, typeNotFound } from '@crosswalk/protocol';
import { loadRights } from './access.ts';
import { ChangeFeed } from './change-feed.ts';
import { Shared, TrytonClient } from './client.ts';
import { packState, unpackState } from './feed-state.ts';
import { cutLayout, type Layout, loadLayout } from './layout.ts';
import { LiveChanges, type LiveOptions } from './live-changes.ts';
import type { TrytonType } from './mapping.ts';
import { type Access, TrytonReader } from './reader.ts';
import { standardTypes } from './standard-types.ts';
import type { TrytonTransport } from './transport.ts';
import { TrytonWriter, type Written } from './writer.ts';

/** What a source over Tryton is made of. */
export interface TrytonSourceOptions extends LiveOptions {
  transport: TrytonTransport;
  /** The object types and where they are kept; those of `standardTypes()` unless given. */
  types?: readonly TrytonType[];
  /** Count what a list matches, with one more call for each page. */
  totals?: boolean;
  /**
   * The database under Tryton. On `sqlite` versions are exact to the second only, so that two writers within one second
   * can both win; the source then does not claim optimistic concurrency.
   */
  database?: 'postgresql' | 'sqlite';
}

/** Changes since a cursor, and the cursor to go on from. */
export interface ChangesPage {
  changes: RecordChange[];
  /** Opaque text, with some characters for each record that has children. */
  cursor: string;
}

type ReadOptions = CallOptions & { fields?: readonly string[] };
type WriteOptions = CallOptions & { ifVersion?: string };

/** How long what the user may do is remembered. Tryton itself refuses at once whatever is no longer allowed. */
const RIGHTS_LIFE_MS = 60_000;

/**
 * Reads and writes the records of a Tryton CRM, with the rights of the user its transport acts for.
 *
 * ```ts
 * const transport = fetchTransport({ url: 'https://tryton.example.com/crm/', user, password });
 * const source = createTrytonSource({ transport });
 * const page = await source.list('person', { sort: [{ field: 'name', direction: 'asc' }] });
 * ```
 */
export function createTrytonSource(options: TrytonSourceOptions): TrytonSource {
  return new TrytonSource(options);
}

/** See `createTrytonSource`. */
export class TrytonSource implements RecordSource {
  readonly capabilities: SourceCapabilities;
  readonly #types: ReadonlyMap<string, KnownType>;
  readonly #reader: TrytonReader;
  readonly #writer: TrytonWriter;
  readonly #feed: ChangeFeed;
  readonly #writing = new Set<Promise<unknown>>();

  constructor(options: TrytonSourceOptions) {
    const { transport, types = standardTypes(), totals = false, database = 'postgresql' } = options;
    const client = new TrytonClient(transport);
    const mappings = new Map(types.map((type) => [type.type, type]));
    this.#feed = new ChangeFeed(client);
    this.#reader = new TrytonReader(client, totals);
    this.#writer = new TrytonWriter({
      client,
      reader: this.#reader,
      onWritten: (written, access) => this.#tell(written, access),
    });
    this.#types = new Map(types.map((type) => [type.type, this.#makeKnown(client, type, mappings, options)]));
    this.capabilities = {
      search: true,
      searchesFields: true,
      batch: true,
      batchesOneKind: true,
      getMany: true,
      watch: true,
      ...(database === 'postgresql' ? { optimisticConcurrency: true } : {}),
      ...(totals ? { totals: true } : {}),
      types: [...mappings.keys()],
    };
  }

  async describe(type: string, { signal }: CallOptions = {}): Promise<ObjectDescription> {
    const { description } = await this.#known(type).layout.get(signal);
    return structuredClone(description);
  }

  async rights(type: string, { signal }: CallOptions = {}): Promise<Rights> {
    return structuredClone(await this.#known(type).rights.get(signal));
  }

  async get(type: string, id: string, options: ReadOptions = {}): Promise<CrmRecord> {
    return this.#reader.get(await this.#access(type, options.signal), id, options);
  }

  async getMany(type: string, ids: readonly string[], options: ReadOptions = {}): Promise<CrmRecord[]> {
    return this.#reader.getMany(await this.#access(type, options.signal), ids, options);
  }

  async list(type: string, query: ListQuery = {}, options: CallOptions = {}): Promise<RecordPage> {
    return this.#reader.list(await this.#access(type, options.signal), query, options);
  }

  async search(type: string, text: string, query: ListQuery = {}, options: CallOptions = {}): Promise<RecordPage> {
    return this.#reader.search(await this.#access(type, options.signal), text, query, options);
  }

  async create(type: string, fields: RecordFields, options: CallOptions = {}): Promise<CrmRecord> {
    return this.#writeOne({ kind: 'create', type, fields }, options);
  }

  async update(type: string, id: string, fields: RecordFields, options: WriteOptions = {}): Promise<CrmRecord> {
    return this.#writeOne({ kind: 'update', type, id, fields, ...versionPart(options) }, options);
  }

  async delete(type: string, id: string, options: WriteOptions = {}): Promise<void> {
    await this.#write([{ kind: 'delete', type, id, ...versionPart(options) }], options);
  }

  /** All or nothing. Creations, changes and deletions, and different types, need batches of their own (`unsupported`). */
  async batch(operations: readonly BatchOperation[], options: CallOptions = {}): Promise<(CrmRecord | null)[]> {
    assertShape('records.batch', { operations });
    return this.#write(operations, options);
  }

  async *watch(
    query: WatchQuery,
    { signal }: CallOptions & { after?: string } = {},
  ): AsyncGenerator<RecordChange, void> {
    if (signal?.aborted === true) return;
    const { layout, rights } = await this.#access(query.type, undefined);
    assertQuery(layout.description, rights, query.filter === undefined ? {} : { filter: query.filter });
    yield* this.#known(query.type).live.watch(query, signal);
  }

  /**
   * What changed since a cursor, children and deletions included, in at most five calls to Tryton. Without a cursor it
   * tells nothing and gives the cursor of now: take it first, then list everything, and go on from it.
   */
  async changesSince(type: string, cursor?: string, { signal }: CallOptions = {}): Promise<ChangesPage> {
    const access = await this.#access(type, signal);
    assertAllowed(type, access.rights, 'read');
    if (cursor === undefined) return { changes: [], cursor: packState(await this.#feed.begin(access, signal)) };
    const { changes, state } = await this.#feed.look(access, unpackState(cursor), { isComparing: true, signal });
    return { changes, cursor: packState(state) };
  }

  async #writeOne(operation: BatchOperation, options: CallOptions): Promise<CrmRecord> {
    const [record] = await this.#write([operation], options);
    if (!record) throw new TypeError(`a ${operation.kind} has no record`);
    return record;
  }

  async #write(operations: readonly BatchOperation[], options: CallOptions): Promise<(CrmRecord | null)[]> {
    const types = [...new Set(operations.map(({ type }) => type))];
    const accesses = await Promise.all(types.map((type) => this.#access(type, options.signal)));
    const byType = new Map(accesses.map((access) => [access.layout.mapping.type, access]));
    const work = this.#writer.write(operations, byType, options);
    this.#writing.add(work);
    return work.finally(() => this.#writing.delete(work));
  }

  #tell(written: Written, access: Access): void {
    this.#known(access.layout.mapping.type).live.tell(written, access);
  }

  async #access(type: string, signal: AbortSignal | undefined): Promise<Access> {
    const known = this.#known(type);
    const [layout, rights] = await Promise.all([known.layout.get(signal), known.rights.get(signal)]);
    return { layout: cutLayout(layout, rights), rights };
  }

  #makeKnown(client: TrytonClient, type: TrytonType, types: ReadonlyMap<string, TrytonType>, options: LiveOptions) {
    const layout = new Shared(() => loadLayout(client, type, types));
    const rights = new Shared(async () => loadRights(client, await layout.get()), RIGHTS_LIFE_MS);
    const live = new LiveChanges({
      ...options,
      feed: this.#feed,
      type: type.type,
      access: () => this.#access(type.type, undefined),
      quiet: () => Promise.allSettled(this.#writing),
    });
    return { layout, rights, live };
  }

  #known(type: string): KnownType {
    const known = this.#types.get(type);
    if (known === undefined) throw typeNotFound(type);
    return known;
  }
}

/** What is kept for a type: what was asked about it once, and who watches it. */
interface KnownType {
  layout: Shared<Layout>;
  rights: Shared<Rights>;
  live: LiveChanges;
}

function versionPart({ ifVersion }: WriteOptions): { ifVersion?: string } {
  return ifVersion === undefined ? {} : { ifVersion };
}
