import {
  type BatchOperation,
  type CallOptions,
  concernsWatcher,
  type CrmRecord,
  LIMITS,
  type ListQuery,
  matchesFilter,
  matchesSearch,
  type ObjectDescription,
  projectFields,
  queryWords,
  readableFields,
  type RecordChange,
  type RecordFields,
  type RecordPage,
  type RecordSource,
  type Rights,
  type SourceCapabilities,
  visibleChange,
  type WatchQuery,
} from '@crosswalk/model';
import {
  assertAllowed,
  assertQuery,
  assertShape,
  assertWrite,
  invalidInput,
  recordNotFound,
  typeNotFound,
} from '@crosswalk/protocol';
import { ChangeLog } from './change-log.ts';
import { pageOf } from './memory-page.ts';
import { pause } from './pause.ts';
import { RecordTable } from './record-table.ts';

/** What a memory source is made of. */
export interface MemorySourceOptions {
  descriptions: readonly ObjectDescription[];
  records?: Iterable<CrmRecord>;
  /** The signed-in user's rights on a type; everything is allowed where there are none. Asked on every call, so they may change. */
  rights?: (type: string) => Rights | undefined;
  /** How long each call takes, in milliseconds. */
  latencyMs?: number;
  /** Runs before each call and may throw, to play an outage: `new CrosswalkError('offline', …)`. */
  before?: (call: string) => void;
  now?: () => Date;
}

const ALL_RIGHTS: Rights = { read: true, create: true, update: true, delete: true };

/**
 * A `RecordSource` over records in memory, for tests, stories and offline work. It keeps the same rules as a
 * server: versions, field checks, the user's rights, filters, paging and live changes.
 */
export function createMemorySource(options: MemorySourceOptions): MemorySource {
  return new MemorySource(options);
}

/** See `createMemorySource`. */
export class MemorySource implements Required<RecordSource> {
  readonly capabilities: SourceCapabilities;
  readonly #options: MemorySourceOptions;
  readonly #descriptions: ReadonlyMap<string, ObjectDescription>;
  readonly #table: RecordTable;
  readonly #changes = new ChangeLog();

  constructor(options: MemorySourceOptions) {
    this.#options = options;
    this.#descriptions = new Map(options.descriptions.map((description) => [description.type, description]));
    this.#table = new RecordTable(options.records ?? [], options.now ?? (() => new Date()));
    this.capabilities = {
      search: true,
      searchesFields: true,
      batch: true,
      getMany: true,
      watch: true,
      resumes: true,
      optimisticConcurrency: true,
      totals: true,
      types: [...this.#descriptions.keys()],
    };
  }

  /** Memory has no gate of its own: what a plugin may do is the host's matter here. */
  actingFor(): this {
    return this;
  }

  describe(type: string, options?: CallOptions): Promise<ObjectDescription> {
    return this.#answer('describe', options, () => this.#describe(type));
  }

  rights(type: string, options?: CallOptions): Promise<Rights> {
    return this.#answer('rights', options, () => this.#rightsOn(this.#describe(type).type));
  }

  get(type: string, id: string, options: CallOptions & { fields?: readonly string[] } = {}): Promise<CrmRecord> {
    const { fields } = options;
    return this.#answer('get', options, () => {
      assertQuery(this.#describe(type), this.#rightsOn(type), fields === undefined ? {} : { fields: [...fields] });
      const record = this.#table.find(type, id);
      if (record === undefined) throw recordNotFound(type, id);
      return this.#show(record, fields);
    });
  }

  getMany(
    type: string,
    ids: readonly string[],
    options: CallOptions & { fields?: readonly string[] } = {},
  ): Promise<CrmRecord[]> {
    const { fields } = options;
    return this.#answer('getMany', options, () => {
      assertQuery(this.#describe(type), this.#rightsOn(type), fields === undefined ? {} : { fields: [...fields] });
      if (ids.length > LIMITS.values) throw invalidInput([{ path: 'ids', expected: `at most ${LIMITS.values}` }]);
      return ids.flatMap((id) => this.#table.find(type, id) ?? []).map((record) => this.#show(record, fields));
    });
  }

  list(type: string, query: ListQuery = {}, options?: CallOptions): Promise<RecordPage> {
    return this.#answer('list', options, () => this.#find(type, query, () => true));
  }

  search(type: string, text: string, query: ListQuery = {}, options?: CallOptions): Promise<RecordPage> {
    return this.#answer('search', options, () => {
      const description = this.#describe(type);
      const searched = readableFields(description, this.#rightsOn(type), query.fields);
      const words = queryWords(text);
      const sort = query.sort ?? [{ field: description.titleField, direction: 'asc' }];
      return this.#find(type, { ...query, sort }, (record) => matchesSearch(searched, words, record));
    });
  }

  create(type: string, fields: RecordFields, options?: CallOptions): Promise<CrmRecord> {
    return this.#answer('create', options, () => this.#writeOne({ kind: 'create', type, fields }));
  }

  update(
    type: string,
    id: string,
    fields: RecordFields,
    options: CallOptions & { ifVersion?: string } = {},
  ): Promise<CrmRecord> {
    return this.#answer('update', options, () =>
      this.#writeOne({ kind: 'update', type, id, fields, ...versionPart(options) }),
    );
  }

  async delete(type: string, id: string, options: CallOptions & { ifVersion?: string } = {}): Promise<void> {
    await this.#answer('delete', options, () => this.#write([{ kind: 'delete', type, id, ...versionPart(options) }]));
  }

  batch(operations: readonly BatchOperation[], options?: CallOptions): Promise<(CrmRecord | null)[]> {
    return this.#answer('batch', options, () => {
      assertShape('records.batch', { operations });
      return this.#write(operations);
    });
  }

  watch(query: WatchQuery, { signal, after }: CallOptions & { after?: string } = {}): AsyncIterable<RecordChange> {
    return this.#watch(query, after === undefined ? this.#changes.end : Number(after), signal);
  }

  async *#watch(query: WatchQuery, after: number, signal: AbortSignal | undefined): AsyncGenerator<RecordChange, void> {
    const description = this.#describe(query.type);
    assertQuery(description, this.#rightsOn(query.type), query.filter === undefined ? {} : { filter: query.filter });
    for await (const change of this.#changes.read(after, signal)) {
      const seen =
        concernsWatcher(description, query, change) && visibleChange(description, this.#rightsOn(query.type), change);
      if (seen) yield structuredClone(seen);
    }
  }

  /** Every call goes through here: it takes its time, may be stopped, and never hands out the store's own objects. */
  async #answer<T>(call: string, options: CallOptions | undefined, work: () => T): Promise<T> {
    await pause(this.#options.latencyMs ?? 0, options?.signal);
    this.#options.before?.(call);
    return structuredClone(work());
  }

  #describe(type: string): ObjectDescription {
    const description = this.#descriptions.get(type);
    if (description === undefined) throw typeNotFound(type);
    return description;
  }

  #rightsOn(type: string): Rights {
    return this.#options.rights?.(type) ?? ALL_RIGHTS;
  }

  #find(type: string, query: ListQuery, isWanted: (record: CrmRecord) => boolean): RecordPage {
    const description = this.#describe(type);
    const { filter } = query;
    assertQuery(description, this.#rightsOn(type), query);
    const matching = this.#table
      .all(type)
      .filter((record) => isWanted(record) && (!filter || matchesFilter(description, filter, record)));
    const page = pageOf(description, query, matching);
    return { ...page, records: page.records.map((record) => this.#show(record, query.fields)) };
  }

  #write(operations: readonly BatchOperation[]): (CrmRecord | null)[] {
    const { results, changes } = this.#table.apply(operations, (operation) => this.#assertMay(operation));
    for (const change of changes) this.#changes.append(change);
    return results.map((record) => record && this.#show(record));
  }

  #writeOne(operation: BatchOperation): CrmRecord {
    const [record] = this.#write([operation]);
    if (!record) throw new TypeError(`a ${operation.kind} has no record`);
    return record;
  }

  #assertMay(operation: BatchOperation): void {
    const { kind, type } = operation;
    const description = this.#describe(type);
    if (kind === 'delete') assertAllowed(type, this.#rightsOn(type), kind);
    else assertWrite(description, this.#rightsOn(type), kind, operation.fields);
  }

  #show(record: CrmRecord, fields?: readonly string[]): CrmRecord {
    const readable = readableFields(this.#describe(record.type), this.#rightsOn(record.type), fields);
    return { ...record, fields: projectFields(record.fields, readable) };
  }
}

function versionPart({ ifVersion }: { ifVersion?: string }): { ifVersion?: string } {
  return ifVersion === undefined ? {} : { ifVersion };
}
