import { joinSql, type Sql, sql } from '../database/sql.ts';

/** Which entries to read, newest first. Whatever is absent or `null` lets every entry through. */
export interface AuditFilter {
  plugin?: string | null;
  userId?: string | null;
  /** What an entry is about: all of a type, or one record of it. */
  recordType?: string;
  recordId?: string;
  /** A scope, or the beginning of one up to a dot or a colon: `records.person` finds all that was done with people. */
  scope?: string;
  /** `ok`, one of the codes, or `refused` for everything that is not `ok`. */
  outcome?: string;
  /** RFC 3339 instants: not before, and before. */
  since?: string;
  until?: string;
  /** Only entries older than the one with this sequence: the next page. */
  before?: string;
  limit: number;
}

/** The filter as a condition on the table of the audit. */
export function auditCondition(filter: AuditFilter): Sql {
  const { plugin, userId, recordType, recordId, scope, outcome, since, until, before } = filter;
  const conditions: Sql[] = [sql`true`];
  if (plugin != null) conditions.push(sql`plugin = ${plugin}`);
  if (userId != null) conditions.push(sql`user_id = ${userId}`);
  if (before !== undefined) conditions.push(sql`sequence < ${before}::bigint`);
  if (since !== undefined) conditions.push(sql`at >= ${since}::timestamptz`);
  if (until !== undefined) conditions.push(sql`at < ${until}::timestamptz`);
  if (outcome !== undefined) conditions.push(outcomeIs(outcome));
  if (scope !== undefined) conditions.push(scopeBegins(scope));
  if (recordType !== undefined) conditions.push(sql`subject::jsonb #>> '{record,type}' = ${recordType}`);
  if (recordId !== undefined)
    conditions.push(
      sql`(subject::jsonb #>> '{record,id}' = ${recordId} or subject::jsonb #> '{record,ids}' ? ${recordId})`,
    );
  return joinSql(conditions, sql` and `);
}

function outcomeIs(outcome: string): Sql {
  return outcome === 'refused' ? sql`facts::jsonb ->> 'outcome' <> 'ok'` : sql`facts::jsonb ->> 'outcome' = ${outcome}`;
}

/** An entry names several scopes with spaces between; a change of a grant puts a sign before each. */
function scopeBegins(scope: string): Sql {
  return sql`exists (
    select from regexp_split_to_table(facts::jsonb ->> 'scope', ' ') as part
    where ltrim(part, '+-') = ${scope} or starts_with(ltrim(part, '+-'), ${`${scope}.`}) or starts_with(ltrim(part, '+-'), ${`${scope}:`}))`;
}
