import type { Queries } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { SecretName } from '../secrets/secret-store.ts';
import type { SignatureScheme } from './signatures.ts';

/** A webhook of a plugin: an address where messages come in, or one where changes are sent to. */
export interface Webhook {
  readonly id: string;
  readonly plugin: string;
  readonly direction: 'in' | 'out';
  readonly scheme: SignatureScheme;
  readonly url: string;
  readonly types: readonly string[];
}

/** A message that came in. */
export interface Delivery {
  readonly webhook: string;
  readonly delivery: string;
  readonly body: string;
  readonly receivedAt: Date;
}

const KEEP_DAYS = 30;

export async function insertWebhook(queries: Queries, webhook: Webhook, userId: string): Promise<void> {
  const { id, plugin, direction, scheme, url, types } = webhook;
  await queries.query(sql`
    insert into webhook (id, plugin, direction, scheme, url, types, created_by)
    values (${id}, ${plugin}, ${direction}, ${scheme}, ${url}, ${types}, ${userId})`);
}

export async function readWebhook(queries: Queries, id: string): Promise<Webhook | undefined> {
  const [row] = await queries.query<Webhook>(
    sql`select id, plugin, direction, scheme, url, types from webhook where id = ${id}`,
  );
  return row;
}

export function listWebhooks(queries: Queries, plugin: string): Promise<Webhook[]> {
  return queries.query<Webhook>(sql`
    select id, plugin, direction, scheme, url, types from webhook where plugin = ${plugin} order by created_at, id`);
}

/** Those that want changes of a type sent out. */
export function listOutgoing(queries: Queries): Promise<Webhook[]> {
  return queries.query<Webhook>(
    sql`select id, plugin, direction, scheme, url, types from webhook where direction = 'out' order by id`,
  );
}

/** Removes a webhook and what came in through it. Answers `false` when the plugin has none of this id. */
export async function deleteWebhook(queries: Queries, plugin: string, id: string): Promise<boolean> {
  const rows = await queries.query(sql`delete from webhook where plugin = ${plugin} and id = ${id} returning id`);
  if (rows.length > 0) await queries.query(sql`delete from webhook_delivery where webhook = ${id}`);
  return rows.length > 0;
}

/** Removes all webhooks of a plugin that goes. */
export async function deleteWebhooksOf(queries: Queries, plugin: string): Promise<void> {
  await queries.query(sql`
    delete from webhook_delivery where webhook in (select id from webhook where plugin = ${plugin})`);
  await queries.query(sql`delete from webhook where plugin = ${plugin}`);
}

/** Keeps a message; `false` when one of its id is there already. */
export async function insertDelivery(
  queries: Queries,
  webhook: string,
  delivery: string,
  body: string,
): Promise<boolean> {
  const rows = await queries.query(sql`
    insert into webhook_delivery (webhook, delivery, body) values (${webhook}, ${delivery}, ${body})
    on conflict do nothing returning delivery`);
  return rows.length > 0;
}

export async function readDelivery(queries: Queries, webhook: string, delivery: string): Promise<Delivery | undefined> {
  const [row] = await queries.query<Delivery>(sql`
    select webhook, delivery, body, received_at as "receivedAt" from webhook_delivery
    where webhook = ${webhook} and delivery = ${delivery}`);
  return row;
}

/** Forgets messages that nobody can send again any more: they are older than any signature holds. */
export async function forgetDeliveries(queries: Queries): Promise<void> {
  await queries.query(
    sql`delete from webhook_delivery where received_at < now() - make_interval(days => ${KEEP_DAYS}::integer)`,
  );
}

/** Where the secret of a webhook is kept: it goes with its plugin. */
export function secretOf({ plugin, id }: Pick<Webhook, 'plugin' | 'id'>): SecretName {
  return { owner: plugin, name: `webhook:${id}` };
}
