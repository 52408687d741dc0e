import { createHash } from 'node:crypto';
import type { Database, Queries } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { type AuditFilter, auditCondition } from './audit-filter.ts';

/** What a check of the chain found: how many entries are whole, the hash of the last, and the first that is not whole. */
export interface AuditCheck {
  entries: number;
  /** Note it elsewhere: whoever can change the database can also write a whole new chain, but not one with this end. */
  head: string;
  brokenAt?: string;
}

/** An entry as it is kept and exported. The salted parts are `null` once they were erased; their digests stay. */
export interface AuditLine {
  sequence: string;
  facts: string;
  actor: string | null;
  actorSalt: string | null;
  actorDigest: string;
  subject: string | null;
  subjectSalt: string | null;
  subjectDigest: string;
  hash: string;
}

/** Where a chain begins: behind the last entry that was dropped. */
export interface AuditAnchor {
  sequence: string;
  hash: string;
}

const READ_AT_ONCE = 1_000;

/** The latest entries of a filter, newest first, each with its place in the chain. What was erased is left out of them. */
export async function readAudit(database: Database, filter: AuditFilter): Promise<unknown[]> {
  const rows = await database.query<{
    sequence: string;
    facts: string;
    actor: string | null;
    subject: string | null;
  }>(sql`
    select sequence::text as sequence, facts, actor, subject from audit where ${auditCondition(filter)}
    order by audit.sequence desc limit ${filter.limit}::integer`);
  return rows.map(({ sequence, facts, actor, subject }): unknown => {
    const isErased = actor === null || subject === null;
    const [known, who, about] = [facts, actor ?? '{}', subject ?? '{}'].map(parseObject);
    return { ...known, ...who, ...about, sequence, ...(isErased && { erased: true }) };
  });
}

/** The anchor of the chain that is kept now. */
export async function readAnchor(queries: Queries): Promise<AuditAnchor> {
  const [row] = await queries.query<AuditAnchor>(sql`select sequence::text as sequence, hash from audit_anchor`);
  return row ?? { sequence: '0', hash: '' };
}

/** Every entry, oldest first, read in pieces. */
export async function* readChain(queries: Queries, after = '0'): AsyncGenerator<AuditLine> {
  for (let last = after; ;) {
    const rows = await queries.query<AuditLine>(sql`
      select sequence::text as sequence, facts, actor, actor_salt as "actorSalt", actor_digest as "actorDigest",
        subject, subject_salt as "subjectSalt", subject_digest as "subjectDigest", hash
      from audit where sequence > ${last}::bigint order by audit.sequence limit ${READ_AT_ONCE}::integer`);
    yield* rows;
    last = rows.at(-1)?.sequence ?? last;
    if (rows.length < READ_AT_ONCE) return;
  }
}

/** Goes through a chain: from the table or from an export alike. */
export async function checkChain(anchor: AuditAnchor, lines: AsyncIterable<AuditLine>): Promise<AuditCheck> {
  let head = anchor.hash;
  let entries = 0;
  for await (const line of lines) {
    const next = digest([head, line.facts, line.actorDigest, line.subjectDigest].join('\n'));
    const isWhole =
      next === line.hash &&
      fits(line.actor, line.actorSalt, line.actorDigest) &&
      fits(line.subject, line.subjectSalt, line.subjectDigest);
    if (!isWhole) return { entries, head, brokenAt: line.sequence };
    head = next;
    entries += 1;
  }
  return { entries, head };
}

/** Goes through the whole chain of a database. */
export async function checkAudit(database: Database): Promise<AuditCheck> {
  return checkChain(await readAnchor(database), readChain(database));
}

/** Drops entries older than this many days; the rest still verifies. Gives how many went. */
export async function dropAudit(database: Database, keepDays: number): Promise<number> {
  const [row] = await database.query<{ dropped: number }>(
    sql`select cw_drop_audit(now() - ${keepDays}::integer * interval '1 day') as dropped`,
  );
  return row?.dropped ?? 0;
}

/** A part fits while it is there; one that was erased is vouched for by its digest in the chain. */
function fits(part: string | null, salt: string | null, expected: string): boolean {
  return part === null ? salt === null : digest(`${salt ?? ''}${part}`) === expected;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function parseObject(text: string): object {
  return JSON.parse(text) as object;
}
