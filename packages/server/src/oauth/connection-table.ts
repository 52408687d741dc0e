import { z } from '@crosswalk/model';
import type { Queries } from '../database/database.ts';
import { type Sql, sql } from '../database/sql.ts';
import type { SecretName } from '../secrets/secret-store.ts';

/** Whose connection, and with whom: a user's, with a company the manifest of a plugin names. */
export interface ConnectionKey {
  readonly plugin: string;
  readonly name: string;
  readonly userId: string;
}

/** A connection as the database has it, without its tokens. */
export interface ConnectionRow extends ConnectionKey {
  readonly id: string;
  /** What the manifest said of the company when the user agreed, as a hash. */
  readonly terms: string;
  readonly account: string;
  readonly scopes: readonly string[];
  /** The company no longer accepts what it gave. */
  readonly isLost: boolean;
  /** Whether there is a refresh token. */
  readonly renews: boolean;
  readonly generation: number;
  readonly expiresAt: Date | null;
  readonly connectedAt: Date;
}

/** What a company gave, as it is sealed. */
export const Tokens = z.object({
  accessToken: z.string(),
  refreshToken: z.optional(z.string()),
  /** Where to give them back: the address that was agreed to when they were given. */
  revoke: z.optional(z.string()),
});
/** What a company gave, as it is sealed. */
export type Tokens = z.infer<typeof Tokens>;

/** What is known of new tokens beside themselves. */
export interface TokenFacts {
  readonly renews: boolean;
  readonly expiresAt: Date | null;
  readonly scopes: readonly string[];
}

const COLUMNS = sql`id, plugin, name, user_id as "userId", terms, account, scopes, is_lost as "isLost", renews, generation,
  expires_at as "expiresAt", connected_at as "connectedAt"`;
/** Longer than any question to a company lasts: whoever has not answered by then is no more. */
const RENEWER_SECONDS = 30;

export async function findConnection(queries: Queries, key: ConnectionKey): Promise<ConnectionRow | undefined> {
  const [row] = await queries.query<ConnectionRow>(sql`
    select ${COLUMNS} from oauth_connection
    where plugin = ${key.plugin} and name = ${key.name} and user_id = ${key.userId}`);
  return row;
}

export async function readConnection(queries: Queries, id: string): Promise<ConnectionRow | undefined> {
  const [row] = await queries.query<ConnectionRow>(sql`select ${COLUMNS} from oauth_connection where id = ${id}`);
  return row;
}

/** The connections of a plugin: of one user, or of all. */
export function listConnections(queries: Queries, plugin: string, userId?: string): Promise<ConnectionRow[]> {
  const ofUser = userId === undefined ? sql`` : sql`and user_id = ${userId}`;
  return queries.query<ConnectionRow>(sql`
    select ${COLUMNS} from oauth_connection where plugin = ${plugin} ${ofUser} order by name, user_id`);
}

/** Keeps a new connection, in place of the one before. Answers with its id. */
export async function writeConnection(
  queries: Queries,
  { plugin, name, userId }: ConnectionKey,
  { id, terms, account, renews, expiresAt, scopes }: TokenFacts & { id: string; terms: string; account: string },
): Promise<string> {
  const [row] = await queries.query<{ id: string }>(sql`
    insert into oauth_connection (id, plugin, name, user_id, terms, account, renews, expires_at, scopes)
    values (${id}, ${plugin}, ${name}, ${userId}, ${terms}, ${account}, ${renews}, ${expiresAt}, ${scopes}::text[])
    on conflict (plugin, name, user_id) do update set terms = excluded.terms, account = excluded.account,
      renews = excluded.renews, expires_at = excluded.expires_at, scopes = excluded.scopes, is_lost = false,
      generation = oauth_connection.generation + 1, connected_at = now(), renewer = null, renewer_until = null
    returning id`);
  return row?.id ?? id;
}

/** Takes it upon oneself to ask for newer tokens than those of a generation; `false` when somebody else does, or did. */
export async function claimRenewal(queries: Queries, row: ConnectionRow, renewer: string): Promise<boolean> {
  const rows = await queries.query(sql`
    update oauth_connection set renewer = ${renewer},
      renewer_until = now() + make_interval(secs => ${RENEWER_SECONDS}::integer)
    where id = ${row.id} and generation = ${row.generation}::integer and not is_lost
      and (renewer_until is null or renewer_until < now())
    returning id`);
  return rows.length > 0;
}

/** Lets somebody else ask. */
export async function releaseRenewal(queries: Queries, id: string, renewer: string): Promise<void> {
  await queries.query(sql`
    update oauth_connection set renewer = null, renewer_until = null where id = ${id} and renewer = ${renewer}`);
}

/** Notes that newer tokens are there; nothing when the connection ended meanwhile, or was made anew. */
export async function finishRenewal(
  queries: Queries,
  id: string,
  renewer: string,
  { renews, expiresAt, scopes }: TokenFacts,
): Promise<ConnectionRow | undefined> {
  const [row] = await queries.query<ConnectionRow>(sql`
    update oauth_connection set generation = generation + 1, renews = ${renews}, expires_at = ${expiresAt},
      scopes = ${scopes}::text[], renewer = null, renewer_until = null
    where id = ${id} and renewer = ${renewer} returning ${COLUMNS}`);
  return row;
}

/** Notes that only the user can mend the connection; nothing when it was mended meanwhile. */
export async function markLost(queries: Queries, { id, generation }: ConnectionRow): Promise<void> {
  await queries.query(sql`
    update oauth_connection set is_lost = true, renewer = null, renewer_until = null
    where id = ${id} and generation = ${generation}::integer`);
}

/** Removes the connections a condition finds. */
export function deleteConnections(queries: Queries, where: Sql): Promise<ConnectionRow[]> {
  return queries.query<ConnectionRow>(sql`delete from oauth_connection where ${where} returning ${COLUMNS}`);
}

/** Where the tokens of a connection are kept: they go with the plugin. */
export function tokensOf({ plugin, id }: Pick<ConnectionRow, 'plugin' | 'id'>): SecretName {
  return { owner: plugin, name: `connection:${id}` };
}
