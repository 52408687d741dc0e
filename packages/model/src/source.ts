import type { RecordChange } from './change.ts';
import type { ObjectDescription, Rights } from './object-description.ts';
import type { BatchOperation, ListQuery, RecordPage, WatchQuery } from './query.ts';
import type { CrmRecord, RecordFields } from './record.ts';

/** What every call takes: a way to stop it. A stopped call rejects with the code `cancelled`. */
export interface CallOptions {
  signal?: AbortSignal;
}

/** What a source can do beyond the required calls. Whatever is absent is not there. */
export interface SourceCapabilities {
  search?: boolean;
  /** `search` looks only into the `fields` of its query where it has them, so that a reader who sees fewer fields finds no record through the others. */
  searchesFields?: boolean;
  batch?: boolean;
  /** A batch may hold only creations, only changes, or only deletions, of one type: the source has a transaction for each of them alone. Any other batch is `unsupported`, and nothing of it is done. */
  batchesOneKind?: boolean;
  /** `getMany` reads several records in one go. */
  getMany?: boolean;
  watch?: boolean;
  /** `watch` goes on from `after` without a gap. Without it a watch begins now, whatever `after` says. */
  resumes?: boolean;
  /** `update` and `delete` honour `ifVersion` without a window between check and write. */
  optimisticConcurrency?: boolean;
  /** `list` returns `total`. */
  totals?: boolean;
  /** Object types it knows. */
  types: readonly string[];
}

/**
 * Whatever supplies records: a CRM's API, our server, a memory fake, or the bridge itself.
 * Widgets, host and engines read and write only through this port, and one contract suite
 * in `@crosswalk/testing` runs over every implementation.
 *
 * Rejections carry `code` from the closed list in `@crosswalk/protocol`: `not_found`, `conflict`
 * (stale `ifVersion`, with `details.currentVersion`), `invalid_input` (with `details.faults`), `offline`, `permission_denied`, …
 */
export interface RecordSource {
  readonly capabilities: SourceCapabilities;
  describe(type: string, options?: CallOptions): Promise<ObjectDescription>;
  /** The signed-in user's own rights on a type, asked before anything is tried. */
  rights(type: string, options?: CallOptions): Promise<Rights>;
  /**
   * The same records for one plugin that acts for the signed-in user: whoever keeps them checks for themselves what the
   * plugin may do, and need not trust the page to have checked it. A host uses it where it is there.
   */
  actingFor?(plugin: string): RecordSource;
  get(type: string, id: string, options?: CallOptions & { fields?: readonly string[] }): Promise<CrmRecord>;
  /** Several records of a type, in the order of their ids; what is not there is left out. At most 200 ids (`LIMITS.values`). Callers use `getRecords`, which does without it too. */
  getMany?(
    type: string,
    ids: readonly string[],
    options?: CallOptions & { fields?: readonly string[] },
  ): Promise<CrmRecord[]>;
  list(type: string, query?: ListQuery, options?: CallOptions): Promise<RecordPage>;
  search?(type: string, text: string, query?: ListQuery, options?: CallOptions): Promise<RecordPage>;
  create(type: string, fields: RecordFields, options?: CallOptions): Promise<CrmRecord>;
  update(
    type: string,
    id: string,
    fields: RecordFields,
    options?: CallOptions & { ifVersion?: string },
  ): Promise<CrmRecord>;
  delete(type: string, id: string, options?: CallOptions & { ifVersion?: string }): Promise<void>;
  /** All or nothing, in order. The results stand in the order of the operations; a deletion's result is `null`. */
  batch?(operations: readonly BatchOperation[], options?: CallOptions): Promise<(CrmRecord | null)[]>;
  /** Changes from now on, until the signal stops them. */
  watch(query: WatchQuery, options?: CallOptions & { after?: string }): AsyncIterable<RecordChange>;
}
