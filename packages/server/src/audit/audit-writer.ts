import { randomBytes } from 'node:crypto';
import type { Database, Queries } from '../database/database.ts';
import { jsonb, sql } from '../database/sql.ts';

/** One thing a plugin did or was refused. The server adds who sent it and when it arrived; it trusts the page for neither. */
export interface AuditRow {
  plugin: string;
  [key: string]: unknown;
}

/** What says nothing about a person. Everything else of an entry can be erased without breaking the chain. */
const FACTS: ReadonlySet<string> = new Set([
  'plugin',
  'operation',
  'scope',
  'fields',
  'outcome',
  'deniedBy',
  'repeated',
  'ms',
]);
const WRITTEN_AT_ONCE = 1_000;

interface Waiting {
  readonly row: object;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Appends entries of one user within a transaction: they are kept with what they tell of, or not at all. */
export async function appendAudit(queries: Queries, userId: string, entries: readonly AuditRow[]): Promise<void> {
  const at = new Date().toISOString();
  await appendRows(
    queries,
    entries.map((entry) => toRow(entry, userId, at)),
  );
}

/**
 * Appends to the audit. Entries that come while others are being written go together with the next statement, so that
 * many cost little more than one; each caller learns when its own are kept.
 */
export class AuditWriter {
  readonly #database: Database;
  readonly #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Appends entries of one user. Resolves when they are kept. */
  async append(userId: string, entries: readonly AuditRow[]): Promise<void> {
    const at = new Date().toISOString();
    const kept = entries.map(
      (entry) =>
        new Promise<void>((done, failed) => {
          this.#waiting.push({ row: toRow(entry, userId, at), done, failed });
        }),
    );
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
    await Promise.all(kept);
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, WRITTEN_AT_ONCE);
      try {
        await appendRows(
          this.#database,
          batch.map(({ row }) => row),
        );
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
  }
}

async function appendRows(queries: Queries, rows: readonly object[]): Promise<void> {
  await queries.query(sql`select cw_append_audit(${jsonb(rows)})`);
}

function toRow(entry: AuditRow, userId: string, at: string): object {
  const facts: Record<string, unknown> = { at };
  const subject: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(entry)) {
    if (key === 'at' || key === 'who') continue;
    (FACTS.has(key) ? facts : subject)[key] = value;
  }
  return {
    at,
    plugin: entry.plugin,
    user_id: userId,
    facts: JSON.stringify(facts),
    actor: JSON.stringify({ who: userId }),
    subject: JSON.stringify(subject),
    salt: randomBytes(16).toString('hex'),
  };
}
