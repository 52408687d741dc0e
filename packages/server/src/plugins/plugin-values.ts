import type { JsonValue } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import type { Database } from '../database/database.ts';
import { jsonb, sql } from '../database/sql.ts';

/** Whose values: each plugin has a store of its own for each user. */
export interface ValueOwner {
  plugin: string;
  userId: string;
}

/** Most keys one owner may have, and most bytes of one value as JSON. */
export const VALUE_LIMITS = { keys: 1_000, bytes: 65_536 } as const;

/** A value, `null` when there is none. */
export async function readValue(database: Database, { plugin, userId }: ValueOwner, key: string): Promise<JsonValue> {
  const [row] = await database.query<{ value: JsonValue }>(sql`
    select value from plugin_value where plugin = ${plugin} and user_id = ${userId} and key = ${key}`);
  return row?.value ?? null;
}

/** Keeps a value under a key, in place of the one before. */
export async function writeValue(
  database: Database,
  { plugin, userId }: ValueOwner,
  key: string,
  value: JsonValue,
): Promise<void> {
  const actual = Buffer.byteLength(JSON.stringify(value));
  if (actual > VALUE_LIMITS.bytes)
    throw new CrosswalkError('too_large', 'The value is too large.', {
      details: { limit: VALUE_LIMITS.bytes, actual },
    });
  const written = await database.query(sql`
    insert into plugin_value (plugin, user_id, key, value)
    select ${plugin}::text, ${userId}::text, ${key}::text, ${jsonb(value)}
    where (select count(*) from plugin_value where plugin = ${plugin} and user_id = ${userId} and key <> ${key}) < ${VALUE_LIMITS.keys}::integer
    on conflict (plugin, user_id, key) do update set value = excluded.value
    returning key`);
  if (written.length === 0)
    throw new CrosswalkError('too_large', 'There are too many keys.', {
      details: { limit: VALUE_LIMITS.keys, actual: VALUE_LIMITS.keys + 1 },
    });
}

/** Forgets a value; there being none is no failure. */
export async function deleteValue(database: Database, { plugin, userId }: ValueOwner, key: string): Promise<void> {
  await database.query(sql`delete from plugin_value where plugin = ${plugin} and user_id = ${userId} and key = ${key}`);
}

/** The keys that begin so, in code point order. */
export async function listKeys(database: Database, { plugin, userId }: ValueOwner, prefix: string): Promise<string[]> {
  const rows = await database.query<{ key: string }>(sql`
    select key from plugin_value where plugin = ${plugin} and user_id = ${userId} and starts_with(key, ${prefix}::text) order by key`);
  return rows.map((row) => row.key);
}
