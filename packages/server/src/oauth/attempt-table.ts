import { createHash } from 'node:crypto';
import { z } from '@crosswalk/model';
import type { Queries } from '../database/database.ts';
import { type Sql, sql } from '../database/sql.ts';
import type { SecretName } from '../secrets/secret-store.ts';
import type { ConnectionKey } from './connection-table.ts';

/** What became of an attempt to connect. */
export const OUTCOMES = ['pending', 'connected', 'denied', 'failed'] as const;
/** What became of an attempt to connect. */
export type Outcome = (typeof OUTCOMES)[number];

/** A user on the way to a company and back. */
export interface Attempt extends ConnectionKey {
  readonly id: string;
  readonly terms: string;
  readonly redirectUri: string;
  readonly outcome: Outcome;
  /** Why it failed, for the user. */
  readonly message: string;
}

/** What only whoever began the attempt knows, as it is sealed. */
export const AttemptSecrets = z.object({ verifier: z.string(), nonce: z.optional(z.string()) });
/** What only whoever began the attempt knows, as it is sealed. */
export type AttemptSecrets = z.infer<typeof AttemptSecrets>;

/** Time a user has to agree. */
export const ATTEMPT_SECONDS = 600;
const COLUMNS = sql`id, plugin, name, user_id as "userId", terms, redirect_uri as "redirectUri", outcome, message`;

export async function insertAttempt(
  queries: Queries,
  { id, plugin, name, userId, terms, redirectUri }: Omit<Attempt, 'outcome' | 'message'>,
  state: string,
): Promise<void> {
  await queries.query(sql`
    insert into oauth_attempt (id, state_hash, plugin, name, user_id, terms, redirect_uri, expires_at)
    values (${id}, ${hashOf(state)}, ${plugin}, ${name}, ${userId}, ${terms}, ${redirectUri},
      now() + make_interval(secs => ${ATTEMPT_SECONDS}::integer))`);
}

/** How many attempts of a user at a plugin are under way. */
export async function countAttempts(queries: Queries, { plugin, userId }: ConnectionKey): Promise<number> {
  const [row] = await queries.query<{ count: number }>(sql`
    select count(*)::integer as count from oauth_attempt
    where plugin = ${plugin} and user_id = ${userId} and outcome = 'pending' and expires_at > now()`);
  return row?.count ?? 0;
}

export async function readAttempt(queries: Queries, key: ConnectionKey, id: string): Promise<Attempt | undefined> {
  const [row] = await queries.query<Attempt>(sql`
    select ${COLUMNS} from oauth_attempt
    where id = ${id} and plugin = ${key.plugin} and name = ${key.name} and user_id = ${key.userId}`);
  return row;
}

/** Uses a state up: gives the attempt it was made for to the user who began it, once. Nobody else uses it up. */
export async function takeAttempt(queries: Queries, key: ConnectionKey, state: string): Promise<Attempt | undefined> {
  const [row] = await queries.query<Attempt>(sql`
    update oauth_attempt set state_hash = null
    where state_hash = ${hashOf(state)} and expires_at > now()
      and plugin = ${key.plugin} and name = ${key.name} and user_id = ${key.userId}
    returning ${COLUMNS}`);
  return row;
}

export async function endAttempt(queries: Queries, id: string, outcome: Outcome, message = ''): Promise<void> {
  await queries.query(sql`update oauth_attempt set outcome = ${outcome}, message = ${message} where id = ${id}`);
}

/** Removes the attempts a condition finds. */
export function deleteAttempts(queries: Queries, where: Sql): Promise<Attempt[]> {
  return queries.query<Attempt>(sql`delete from oauth_attempt where ${where} returning ${COLUMNS}`);
}

/** Where the secrets of an attempt are kept while it lasts. */
export function secretsOf({ plugin, id }: Pick<Attempt, 'plugin' | 'id'>): SecretName {
  return { owner: plugin, name: `connecting:${id}` };
}

/** Whoever reads the database cannot go on with what others began. */
function hashOf(state: string): string {
  return createHash('sha256').update(state).digest('base64url');
}
