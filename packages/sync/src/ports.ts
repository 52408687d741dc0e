import type { ExternalId, JsonValue, ObjectDescription, RecordFields } from '@crosswalk/model';

/** What every port call takes: a way to stop it. */
export interface PortOptions {
  readonly signal?: AbortSignal;
}

/** A record as one system has it, before any mapping. */
export interface SyncRecord {
  /** Opaque, unique within the system and type. */
  readonly id: string;
  readonly fields: RecordFields;
  /** Opaque; given back as `ifVersion`. */
  readonly version?: string;
  /** RFC 3339 UTC. Without it a change counts from when it was read. */
  readonly updatedAt?: string;
  readonly externalIds?: readonly ExternalId[];
}

/** One thing a system tells about its records. `unreadable` is a record it could not make sense of: it is reported, and what was known of it stays. */
export type SyncChange =
  | { readonly kind: 'record'; readonly record: SyncRecord }
  | { readonly kind: 'deleted' | 'erased'; readonly id: string; readonly at?: string }
  | { readonly kind: 'unreadable'; readonly id?: string; readonly expected: string };

/** Some changes, and how to go on. */
export interface ChangePage {
  readonly changes: readonly SyncChange[];
  /** Where the next call goes on. Opaque. */
  readonly cursor: string;
  readonly more: boolean;
  /** The cursor was too old to go on from: everything has to be read again from the beginning. */
  readonly expired?: boolean;
}

/** One write. All are idempotent: doing one twice leaves what doing it once leaves. */
export type SyncWrite =
  | {
      readonly kind: 'create';
      /** The same key never makes two records: asked again, a system answers with the record it made. */
      readonly key: string;
      readonly fields: RecordFields;
      /** It was begun before and nobody knows how it ended: a system that keeps no keys looks for the record first. */
      readonly isRepeated: boolean;
    }
  | { readonly kind: 'update'; readonly id: string; readonly fields: RecordFields; readonly ifVersion?: string }
  | { readonly kind: 'delete'; readonly id: string; readonly ifVersion?: string }
  | { readonly kind: 'erase'; readonly id: string };

/** What became of one write. `refused` carries a code of the closed list of errors; only this write failed. */
export type SyncWriteResult =
  | { readonly status: 'done'; readonly record?: SyncRecord }
  | { readonly status: 'refused'; readonly code: string; readonly message: string };

/**
 * One system that takes part. A call that rejects says that the system as a whole cannot work now: the run stops there
 * and is resumed later. What is wrong with a single record is told in its result or change.
 */
export interface SyncSystem {
  describe(options?: PortOptions): Promise<ObjectDescription>;
  /** From the beginning without a cursor: every record there is, in pages; then, cursor by cursor, whatever changed. */
  changes(cursor: string | undefined, options?: PortOptions): Promise<ChangePage>;
  /** Records as they are now; what is not there is left out. */
  get(ids: readonly string[], options?: PortOptions): Promise<readonly SyncRecord[]>;
  /** Results in the order of the writes. Absent for systems that are only read. */
  write?(writes: readonly SyncWrite[], options?: PortOptions): Promise<readonly SyncWriteResult[]>;
}

/** Tables of a `SyncStore`. */
export type SyncTable = 'item' | 'review' | 'progress' | 'tombstone' | 'sighting';

/** One thing to keep. `indexes` are texts it is found by; the store knows nothing of what they mean. */
export interface StoredRow {
  readonly table: SyncTable;
  readonly key: string;
  readonly indexes: readonly string[];
  readonly value: JsonValue;
}

/** A row to take away. */
export interface RowKey {
  readonly table: SyncTable;
  readonly key: string;
}

/**
 * Where one sync keeps what it knows: links, each source's own last values, provenance, cursors, doubtful pairs.
 * Four calls, so that any database can be it: rows by key, rows by index, and one commit that is all or nothing.
 */
export interface SyncStore {
  /** From now on only commits with this lease are taken. Fences off a run that hangs or was thought dead. */
  acquire(lease: string): Promise<void>;
  /** Those that exist, in any order. */
  read(table: SyncTable, keys: readonly string[]): Promise<readonly StoredRow[]>;
  /** Rows that have one of the indexes, each once, ordered by key in code point order. */
  find(
    table: SyncTable,
    indexes: readonly string[],
    page?: { readonly after?: string; readonly limit?: number },
  ): Promise<readonly StoredRow[]>;
  /** All or nothing. Rejects with the code `conflict` when another lease was acquired since. */
  commit(
    lease: string,
    batch: { readonly put: readonly StoredRow[]; readonly remove: readonly RowKey[] },
  ): Promise<void>;
}

/** What the engine would otherwise take from its surroundings. */
export interface SyncSurroundings {
  /** RFC 3339 UTC with milliseconds. */
  now(): string;
  /**
   * A short text for these parts: the same for the same parts, different for others, and not to be turned back without
   * a secret (an HMAC). Keys of creations, and what remains of an erased record, are made with it.
   */
  idFor(...parts: readonly string[]): string;
  /** Different at each call. */
  newLease(): string;
}
