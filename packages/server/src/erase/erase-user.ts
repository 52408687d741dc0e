import { listTables, nameOf } from '../backup/backup-tables.ts';
import type { Database } from '../database/database.ts';
import { Sql, sql } from '../database/sql.ts';
import { removeConnectionsOfUser } from '../oauth/remove-connections.ts';
import type { SecretStore } from '../secrets/secret-store.ts';

/**
 * Erases what is kept of a user of the CRM: their values, documents and answers in every table with a `user_id`, who
 * acted in the audit, who last wrote what, and connections with other companies, whose tokens are given back. Records they wrote stay. Gives the rows changed, by table; doing it again
 * finds nothing.
 */
export async function eraseUser(
  database: Database,
  secrets: SecretStore,
  userId: string,
): Promise<Record<string, number>> {
  return database.transaction(async (queries) => {
    await queries.run('set local statement_timeout = 0');
    const [actor] = await queries.query<{ changed: number }>(sql`select cw_erase_actor(${userId}) as changed`);
    // Before the rows go that say which tokens are this user's.
    const connections = await removeConnectionsOfUser(queries, secrets, userId);
    const changed: Record<string, number> = { audit: actor?.changed ?? 0 };
    for (const table of await listTables(queries)) {
      if (table.schema !== 'public' || table.name === 'audit') continue;
      const name = new Sql([nameOf(table)], []);
      if (table.columns.includes('user_id')) {
        const rows = await queries.query(sql`delete from ${name} where user_id = ${userId} returning 1 as one`);
        changed[table.name] = rows.length + (table.name === 'oauth_connection' ? connections : 0);
      }
      for (const column of ['updated_by', 'installed_by', 'asked_by'].filter((each) => table.columns.includes(each)))
        await queries.query(
          sql`update ${name} set ${new Sql([column], [])} = '' where ${new Sql([column], [])} = ${userId}`,
        );
    }
    return changed;
  });
}
