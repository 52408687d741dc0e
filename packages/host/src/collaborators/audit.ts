import type { ErrorCode } from '@crosswalk/protocol';

/** One line of the audit: what a plugin did or was refused. Holds names of fields, never their values. */
export interface AuditEntry {
  /** RFC 3339 instant. */
  readonly at: string;
  /** Id of the user on whose page it happened. */
  readonly who: string;
  readonly plugin: string;
  readonly view: string;
  /** Name of the operation, or `host.grant`, `host.revoke`, `panel.open`, `panel.stop` for what the page itself did. */
  readonly operation: string;
  /** The scopes it needed; `null` when it needs none. */
  readonly scope: string | null;
  /** Keys of the fields that were read or written. */
  readonly fields?: readonly string[];
  /** What it was about: one record, several, or the type as a whole. */
  readonly record?: { readonly type: string; readonly id?: string; readonly ids?: readonly string[] };
  readonly outcome: 'ok' | ErrorCode;
  readonly deniedBy?: 'manifest' | 'admin' | 'user';
  /** Calls of the same panel refused since the last entry and not written one by one: it was flooding. */
  readonly repeated?: number;
  /** How long it took. */
  readonly ms: number;
}

/** Where audit entries go. `write` must not throw and is not waited for. */
export interface Audit {
  write(entry: AuditEntry): void;
  /** The latest entries of one plugin, newest first, for the page's own "what did it do". */
  recent(plugin: string, limit: number): Promise<readonly AuditEntry[]>;
}

/** Keeps the latest entries in memory. */
export function memoryAudit(capacity = 1_000): Audit & { readonly entries: readonly AuditEntry[] } {
  const entries: AuditEntry[] = [];
  return {
    entries,
    write: (entry) => {
      entries.push(entry);
      if (entries.length > capacity * 2) entries.splice(0, entries.length - capacity);
    },
    recent: (plugin, limit) => {
      const own = entries.filter((entry) => entry.plugin === plugin);
      return Promise.resolve(own.slice(-limit).reverse());
    },
  };
}
