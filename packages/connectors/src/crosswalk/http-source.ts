import {
  type BatchOperation,
  type CallOptions,
  checkFilter,
  concernsWatcher,
  type CrmRecord,
  type ListQuery,
  type ObjectDescription,
  type RecordChange,
  type RecordFields,
  type RecordPage,
  type RecordSource,
  type Rights,
  type SourceCapabilities,
  STANDARD_TYPES,
  type WatchQuery,
} from '@crosswalk/model';
import { CrosswalkError, invalidInput } from '@crosswalk/protocol';
import { ChangeStream } from './change-stream.ts';
import { type HttpCall, HttpClient, type HttpOptions } from './http-client.ts';
import { RememberedAnswers } from './remembered-answers.ts';

/** How to reach the server, and which types it has where that differs from the standard ones. */
export interface HttpSourceOptions extends HttpOptions {
  types?: readonly string[];
}

/** A record source over HTTP can do everything a source may do. */
export type HttpSource = Required<RecordSource>;

/**
 * Reads and writes the records of a Crosswalk server from a page, or from anywhere that has `fetch`.
 *
 * ```ts
 * const source = createHttpSource({ baseUrl: '' });
 * const page = await source.list('person', { sort: [{ field: 'name', direction: 'asc' }] });
 * ```
 */
export function createHttpSource(options: HttpSourceOptions): HttpSource {
  return new CrosswalkHttpSource(options);
}

class CrosswalkHttpSource implements HttpSource {
  readonly capabilities: SourceCapabilities;
  readonly #options: HttpSourceOptions;
  readonly #client: HttpClient;
  /** For what concerns the page and no single plugin: types, and the one stream of changes. */
  readonly #pageClient: HttpClient;
  readonly #stream: ChangeStream;
  readonly #descriptions: RememberedAnswers<ObjectDescription>;
  readonly #rights: RememberedAnswers<Rights>;

  constructor(options: HttpSourceOptions, page?: CrosswalkHttpSource) {
    this.#options = options;
    this.#client = new HttpClient(options);
    this.#pageClient = page === undefined ? this.#client : page.#client;
    this.#stream = page === undefined ? new ChangeStream(this.#client) : page.#stream;
    this.#descriptions = page === undefined ? new RememberedAnswers() : page.#descriptions;
    this.#rights = page === undefined ? new RememberedAnswers() : page.#rights;
    this.capabilities = {
      search: true,
      searchesFields: true,
      batch: true,
      getMany: true,
      watch: true,
      resumes: true,
      optimisticConcurrency: true,
      totals: true,
      types: options.types ?? STANDARD_TYPES,
    };
  }

  actingFor(plugin: string): HttpSource {
    const { headers: given } = this.#options;
    const headers = async () => {
      const all = new Headers(typeof given === 'function' ? await given() : given);
      all.set('crosswalk-plugin', plugin);
      return all;
    };
    return new CrosswalkHttpSource({ ...this.#options, headers }, this);
  }

  async describe(type: string, { signal }: CallOptions = {}): Promise<ObjectDescription> {
    const path = `/api/types/${part(type)}`;
    return this.#descriptions.ask(type, () => this.#readPage({ method: 'GET', path }), signal);
  }

  async rights(type: string, { signal }: CallOptions = {}): Promise<Rights> {
    const path = `/api/types/${part(type)}/rights`;
    return this.#rights.ask(type, () => this.#readPage({ method: 'GET', path }), signal);
  }

  async get(
    type: string,
    id: string,
    { fields, signal }: CallOptions & { fields?: readonly string[] } = {},
  ): Promise<CrmRecord> {
    const query = fields === undefined ? '' : `?fields=${fields.map(encodeURIComponent).join()}`;
    return this.#read<CrmRecord>({ method: 'GET', path: `${recordPath(type, id)}${query}`, signal });
  }

  async getMany(
    type: string,
    ids: readonly string[],
    { fields, signal }: CallOptions & { fields?: readonly string[] } = {},
  ): Promise<CrmRecord[]> {
    const body = { ids, ...(fields && { fields }) };
    const path = `/api/records/${part(type)}/get`;
    return (await this.#read<{ records: CrmRecord[] }>({ method: 'POST', path, body, signal })).records;
  }

  async list(type: string, query: ListQuery = {}, { signal }: CallOptions = {}): Promise<RecordPage> {
    return this.#read<RecordPage>({ method: 'POST', path: `/api/records/${part(type)}/list`, body: query, signal });
  }

  async search(type: string, text: string, query: ListQuery = {}, { signal }: CallOptions = {}): Promise<RecordPage> {
    return this.#read<RecordPage>({
      method: 'POST',
      path: `/api/records/${part(type)}/search`,
      body: { ...query, text },
      signal,
    });
  }

  async create(type: string, fields: RecordFields, { signal }: CallOptions = {}): Promise<CrmRecord> {
    return this.#write<CrmRecord>({ method: 'POST', path: `/api/records/${part(type)}`, body: { fields }, signal });
  }

  async update(
    type: string,
    id: string,
    fields: RecordFields,
    { signal, ifVersion }: CallOptions & { ifVersion?: string } = {},
  ): Promise<CrmRecord> {
    return this.#write<CrmRecord>({
      method: 'PATCH',
      path: recordPath(type, id),
      body: { fields },
      signal,
      ...ifMatch(ifVersion),
    });
  }

  async delete(
    type: string,
    id: string,
    { signal, ifVersion }: CallOptions & { ifVersion?: string } = {},
  ): Promise<void> {
    await this.#write({ method: 'DELETE', path: recordPath(type, id), signal, ...ifMatch(ifVersion) });
  }

  async batch(operations: readonly BatchOperation[], { signal }: CallOptions = {}): Promise<(CrmRecord | null)[]> {
    const { results } = await this.#write<{ results: (CrmRecord | null)[] }>({
      method: 'POST',
      path: '/api/batch',
      body: { operations },
      signal,
    });
    return results;
  }

  async *watch(
    query: WatchQuery,
    { signal, after }: CallOptions & { after?: string } = {},
  ): AsyncGenerator<RecordChange, void> {
    if (signal?.aborted === true) return;
    const description = await this.describe(query.type, signal ? { signal } : {}).catch(unlessCancelled);
    if (description === undefined) return;
    const faults = query.filter === undefined ? [] : checkFilter(description, query.filter);
    if (faults.length > 0) throw invalidInput(faults);
    const subscription = this.#stream.subscribe(query.type, after === undefined ? undefined : Number(after));
    const stop = () => this.#stream.unsubscribe(subscription);
    signal?.addEventListener('abort', stop);
    try {
      for (let change = await subscription.next(); change !== undefined; change = await subscription.next()) {
        if (concernsWatcher(description, query, change)) yield change;
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      stop();
    }
  }

  #readPage<T>(call: HttpCall): Promise<T> {
    return this.#pageClient.json(call).then((data) => parseAnswer<T>(data));
  }

  #read<T>(call: HttpCall): Promise<T> {
    return this.#client.json(call).then((data) => parseAnswer<T>(data));
  }

  #write<T>(call: HttpCall): Promise<T> {
    return this.#read<T>({ ...call, headers: { ...call.headers, 'idempotency-key': newKey() } });
  }
}

/** A key by which the server knows a repeated write. Not `randomUUID`, which pages without TLS do not have. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(36)).join('-');
}

/** The server checked what it sends, and it is the CRM's own; its answers are taken at their word. */
function parseAnswer<T>(data: unknown): T {
  return data as T;
}

function recordPath(type: string, id: string): string {
  return `/api/records/${part(type)}/${part(id)}`;
}

/** A part of a path. Dots alone would be taken for folders, so they are sent in a spelling that is not. */
function part(text: string): string {
  if (text === '.' || text === '..' || text === '')
    throw new CrosswalkError('not_found', 'There is no record with this id.');
  return encodeURIComponent(text);
}

function ifMatch(version: string | undefined): { headers?: Record<string, string> } {
  return version === undefined ? {} : { headers: { 'if-match': `"${version}"` } };
}

function unlessCancelled(error: unknown): undefined {
  if (!(error instanceof CrosswalkError) || error.code !== 'cancelled') throw error;
}
