import { CrosswalkError } from '@crosswalk/protocol';
import type { Queries } from '../database/database.ts';
import { type Sql, sql } from '../database/sql.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { deleteAttempts, secretsOf } from './attempt-table.ts';
import { type ConnectionKey, type ConnectionRow, deleteConnections, Tokens, tokensOf } from './connection-table.ts';
import { noteRevocation } from './revocation-table.ts';

/** Removes one connection with its tokens, which are then given back. Answers whether there was one. */
export async function removeConnection(
  queries: Queries,
  secrets: SecretStore,
  { plugin, name, userId }: ConnectionKey,
): Promise<boolean> {
  return (await remove(queries, secrets, sql`plugin = ${plugin} and name = ${name} and user_id = ${userId}`)) > 0;
}

/** Removes every connection of a plugin that goes, and whatever users were about to connect. */
export async function removeConnectionsOfPlugin(queries: Queries, secrets: SecretStore, plugin: string): Promise<void> {
  await remove(queries, secrets, sql`plugin = ${plugin}`);
}

/** Removes every connection of a user who is erased. Answers how many there were. */
export async function removeConnectionsOfUser(queries: Queries, secrets: SecretStore, userId: string): Promise<number> {
  return remove(queries, secrets, sql`user_id = ${userId}`);
}

async function remove(queries: Queries, secrets: SecretStore, where: Sql): Promise<number> {
  for (const attempt of await deleteAttempts(queries, where)) await secrets.remove(queries, secretsOf(attempt));
  const connections = await deleteConnections(queries, where);
  for (const connection of connections) {
    const tokens = await readTokens(queries, secrets, connection);
    if (tokens !== undefined) await noteRevocation(queries, secrets, { ...connection, tokens });
    await secrets.remove(queries, tokensOf(connection));
  }
  return connections.length;
}

/** Tokens of a connection that ends; `undefined` where the server no longer has the key to them, which keeps nobody from ending it. */
async function readTokens(
  queries: Queries,
  secrets: SecretStore,
  connection: ConnectionRow,
): Promise<Tokens | undefined> {
  try {
    const sealed = await secrets.read(queries, tokensOf(connection));
    return sealed === undefined ? undefined : Tokens.parse(JSON.parse(sealed));
  } catch (error) {
    if (error instanceof CrosswalkError && error.code === 'unsupported') return undefined;
    throw error;
  }
}
