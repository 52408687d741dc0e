import { randomUUID } from 'node:crypto';
import type { Database, Queries } from '../database/database.ts';
import { Gathered } from '../database/gathered.ts';
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
const WRITTEN_TOGETHER = 1_000;

/** Appends entries of one user within a transaction: they are kept with what they tell of, or not at all. */
export async function appendAudit(queries: Queries, userId: string, entries: readonly AuditRow[]): Promise<void> {
  const at = new Date().toISOString();
  await appendRows(
    queries,
    entries.map((entry) => toRow(entry, userId, at)),
  );
}

/**
 * Appends to the audit. Entries that come while others are being written go together with the next statement; each
 * caller learns when its own are kept.
 */
export class AuditWriter {
  readonly #rows: Gathered<object, undefined>;

  constructor(database: Database) {
    this.#rows = new Gathered(
      async (rows) => {
        await appendRows(database, rows);
        return rows.map(() => undefined);
      },
      { atOnce: 2, most: WRITTEN_TOGETHER },
    );
  }

  /** Appends entries of one user. Resolves when they are kept. */
  async append(userId: string, entries: readonly AuditRow[]): Promise<void> {
    const at = new Date().toISOString();
    await Promise.all(entries.map((entry) => this.#rows.add(toRow(entry, userId, at))));
  }
}

async function appendRows(queries: Queries, rows: readonly object[]): Promise<void> {
  await queries.query(sql`select cw_append_audit(${jsonb(rows)})`.prepared('append_audit'));
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
    salt: randomUUID(),
  };
}
