import {
  type CallOptions,
  type CrmRecord,
  type ListQuery,
  type ObjectDescription,
  type RecordPage,
  type Rights,
  type SourceCapabilities,
} from '@crosswalk/model';
import { typeNotFound } from '@crosswalk/protocol';
import { loadRights } from './access.ts';
import { Shared, TrytonClient } from './client.ts';
import { type Layout, loadLayout } from './layout.ts';
import type { TrytonType } from './mapping.ts';
import { type Access, TrytonReader } from './reader.ts';
import { standardTypes } from './standard-types.ts';
import type { TrytonTransport } from './transport.ts';

/** What a source over Tryton is made of. */
export interface TrytonSourceOptions {
  transport: TrytonTransport;
  /** The object types and where they are kept; those of `standardTypes()` unless given. */
  types?: readonly TrytonType[];
  /** Count what a list matches, with one more call for each page. */
  totals?: boolean;
}

type ReadOptions = CallOptions & { fields?: readonly string[] };

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
export class TrytonSource {
  readonly capabilities: SourceCapabilities;
  readonly #types: ReadonlyMap<string, KnownType>;
  readonly #reader: TrytonReader;

  constructor(options: TrytonSourceOptions) {
    const { transport, types = standardTypes(), totals = false } = options;
    const client = new TrytonClient(transport);
    const mappings = new Map(types.map((type) => [type.type, type]));
    this.#types = new Map(types.map((type) => [type.type, knownType(client, type, mappings)]));
    this.#reader = new TrytonReader(client, totals);
    this.capabilities = {
      search: true,
      searchesFields: true,
      getMany: true,
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

  async #access(type: string, signal: AbortSignal | undefined): Promise<Access> {
    const known = this.#known(type);
    const [layout, rights] = await Promise.all([known.layout.get(signal), known.rights.get(signal)]);
    return { layout, rights };
  }

  #known(type: string): KnownType {
    const known = this.#types.get(type);
    if (known === undefined) throw typeNotFound(type);
    return known;
  }
}

/** What is asked once about a type and then remembered. */
interface KnownType {
  layout: Shared<Layout>;
  rights: Shared<Rights>;
}

function knownType(client: TrytonClient, type: TrytonType, types: ReadonlyMap<string, TrytonType>): KnownType {
  const layout = new Shared(() => loadLayout(client, type, types));
  return { layout, rights: new Shared(async () => loadRights(client, await layout.get()), RIGHTS_LIFE_MS) };
}
