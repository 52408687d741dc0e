import { randomUUID } from 'node:crypto';
import { z } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import type { Queries } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { readPlugin } from '../registry/plugin-table.ts';
import { useSettings } from '../secrets/plugin-settings.ts';
import type { SecretName, SecretStore } from '../secrets/secret-store.ts';
import type { Tokens } from './connection-table.ts';

/** All that is needed to give tokens back when plugin, settings and user are gone; sealed. */
export const Revocation = z.object({
  url: z.string(),
  tokens: z.array(z.object({ token: z.string(), hint: z.enum(['refresh_token', 'access_token']) })),
  clientId: z.string(),
  clientSecret: z.optional(z.string()),
  clientAuth: z.optional(z.enum(['basic', 'post'])),
});
/** All that is needed to give tokens back when plugin, settings and user are gone; sealed. */
export type Revocation = z.infer<typeof Revocation>;

/** Tokens that are to be given back now. */
export interface DueRevocation {
  readonly id: string;
  readonly plugin: string;
  readonly attempts: number;
}

/** Told when there are some. */
export const REVOCATION_CHANNEL = 'crosswalk_revocation';
/** Others leave it alone so long, and after a failure it rests as long and longer. */
const FIRST_WAIT_SECONDS = 60;
const AT_ONCE = 20;

/**
 * Notes, in the transaction that ends a connection, that its tokens are to be given back. Nothing where the company has
 * no address for it, or the server no longer has what the tokens are sealed with.
 */
export async function noteRevocation(
  queries: Queries,
  secrets: SecretStore,
  { plugin, name, tokens }: { plugin: string; name: string; tokens: Tokens },
): Promise<void> {
  if (tokens.revoke === undefined) return;
  const client = await clientOf(queries, secrets, plugin, name).catch(unlessRefused);
  if (client === undefined) return;
  const { accessToken, refreshToken } = tokens;
  const revocation: Revocation = {
    ...client,
    url: tokens.revoke,
    tokens: [
      ...(refreshToken === undefined ? [] : [{ token: refreshToken, hint: 'refresh_token' as const }]),
      { token: accessToken, hint: 'access_token' },
    ],
  };
  const id = randomUUID();
  await secrets.write(queries, secretOf(id), JSON.stringify(revocation), '');
  await queries.query(sql`insert into oauth_revocation (id, plugin) values (${id}, ${plugin})`);
  await queries.query(sql`select pg_notify(${REVOCATION_CHANNEL}, '')`);
}

/** Takes what is due. Whoever takes it has a minute, then it is due again. */
export function takeRevocations(queries: Queries): Promise<DueRevocation[]> {
  return queries.query<DueRevocation>(sql`
    update oauth_revocation set attempts = attempts + 1,
      next_at = now() + make_interval(secs => (${FIRST_WAIT_SECONDS}::integer * power(2, least(attempts, 12)))::integer)
    where id in (
      select id from oauth_revocation where next_at <= now() order by next_at limit ${AT_ONCE}::integer for update skip locked)
    returning id, plugin, attempts`);
}

export async function readRevocation(queries: Queries, secrets: SecretStore, id: string): Promise<Revocation> {
  return Revocation.parse(JSON.parse((await secrets.read(queries, secretOf(id))) ?? '{}'));
}

/** Forgets what was given back, or will never be. */
export async function deleteRevocation(queries: Queries, secrets: SecretStore, id: string): Promise<void> {
  await secrets.remove(queries, secretOf(id));
  await queries.query(sql`delete from oauth_revocation where id = ${id}`);
}

async function clientOf(
  queries: Queries,
  secrets: SecretStore,
  plugin: string,
  name: string,
): Promise<Pick<Revocation, 'clientId' | 'clientSecret' | 'clientAuth'> | undefined> {
  const row = await readPlugin(queries, plugin);
  const declared = new Map(Object.entries(row?.manifest.oauth ?? {})).get(name);
  if (row === undefined || declared === undefined) return undefined;
  const { clientId, clientSecret, clientAuth } = declared;
  const names = [clientId, ...(clientSecret === undefined ? [] : [clientSecret])];
  const settings = await useSettings(queries, secrets, row.manifest, names);
  const text = (setting: string) => String(settings.get(setting)?.value ?? '');
  return {
    clientId: text(clientId),
    ...(clientSecret !== undefined && { clientSecret: text(clientSecret) }),
    ...(clientAuth !== undefined && { clientAuth }),
  };
}

/** Settings that were taken away, or a key this server no longer has, must not keep a plugin or user from going. */
function unlessRefused(error: unknown): undefined {
  if (error instanceof CrosswalkError && error.code === 'unsupported') return undefined;
  throw error;
}

function secretOf(id: string): SecretName {
  return { owner: 'server', name: `revocation:${id}` };
}
