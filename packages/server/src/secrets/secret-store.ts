import { CrosswalkError } from '@crosswalk/protocol';
import type { Database, Queries } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { KeyRing, SecretKey } from './key-ring.ts';
import { seal, unseal } from './sealed-text.ts';

/** Whose secret, and which: a plugin's setting, a token, a signing key of the server itself. */
export interface SecretName {
  /** The id of a plugin, or `server`. Whatever a plugin owns goes with it. */
  owner: string;
  name: string;
}

/** What may be known of a secret: that it is there, since when, and who entered it. */
export interface SecretNotice {
  name: string;
  updatedAt: string;
  updatedBy: string;
}

interface SecretRow {
  owner: string;
  name: string;
  key_id: string;
  sealed: string;
}

/** Everything the server keeps secret, sealed in one table. What is read here goes into a request or a signature and nowhere else. */
export class SecretStore {
  readonly #keys: KeyRing;

  constructor(keys: KeyRing) {
    this.#keys = keys;
  }

  /** The secret, or `undefined` when none was entered. */
  async read(queries: Queries, { owner, name }: SecretName): Promise<string | undefined> {
    const [row] = await queries.query<SecretRow>(
      sql`select owner, name, key_id, sealed from secret where owner = ${owner} and name = ${name}`,
    );
    return row && this.#open(row);
  }

  /** Keeps a secret in place of the one before. */
  async write(queries: Queries, { owner, name }: SecretName, text: string, userId: string): Promise<void> {
    const key = this.#assertKey();
    await queries.query(sql`
      insert into secret (owner, name, key_id, sealed, updated_by)
      values (${owner}, ${name}, ${key.id}, ${seal(key, bindingOf(owner, name), text)}, ${userId})
      on conflict (owner, name) do update set key_id = excluded.key_id, sealed = excluded.sealed,
        updated_by = excluded.updated_by, updated_at = now()`);
  }

  async remove(queries: Queries, { owner, name }: SecretName): Promise<void> {
    await queries.query(sql`delete from secret where owner = ${owner} and name = ${name}`);
  }

  /** Which secrets an owner has whose names begin so. */
  async list(queries: Queries, owner: string, prefix: string): Promise<SecretNotice[]> {
    const rows = await queries.query<{ name: string; updated_at: Date; updated_by: string }>(sql`
      select name, updated_at, updated_by from secret
      where owner = ${owner} and starts_with(name, ${prefix}::text) order by name`);
    return rows.map((row) => ({ name: row.name, updatedAt: row.updated_at.toISOString(), updatedBy: row.updated_by }));
  }

  /** Seals everything anew that is not sealed with the current key. Safe while the server runs, and to repeat. */
  async rotate(database: Database): Promise<{ rotated: number; keyId: string }> {
    const key = this.#assertKey();
    let rotated = 0;
    for (;;) {
      const count = await database.transaction((queries) => this.#rotateSome(queries, key));
      rotated += count;
      if (count === 0) return { rotated, keyId: key.id };
    }
  }

  async #rotateSome(queries: Queries, key: SecretKey): Promise<number> {
    const rows = await queries.query<SecretRow>(sql`
      select owner, name, key_id, sealed from secret where key_id <> ${key.id}
      order by owner, name limit 100 for update`);
    for (const row of rows) {
      const sealed = seal(key, bindingOf(row.owner, row.name), this.#open(row));
      await queries.query(
        sql`update secret set key_id = ${key.id}, sealed = ${sealed} where owner = ${row.owner} and name = ${row.name}`,
      );
    }
    return rows.length;
  }

  #open(row: SecretRow): string {
    const key = this.#keys.find(row.key_id);
    if (key === undefined)
      throw new CrosswalkError(
        'unsupported',
        `The secret ${row.name} of ${row.owner} is sealed with the key ${row.key_id}, which this server was not given. Add that key as a further line of CROSSWALK_SECRET_KEY or its file, or enter the secret again.`,
      );
    const text = unseal(key, bindingOf(row.owner, row.name), row.sealed);
    if (text === undefined)
      throw new CrosswalkError(
        'unsupported',
        `The secret ${row.name} of ${row.owner} does not open with the key ${row.key_id}: the key is another one of that name, or the secret was changed in the database. Give the server the right key, or enter the secret again.`,
      );
    return text;
  }

  #assertKey(): SecretKey {
    const { current } = this.#keys;
    if (current !== undefined) return current;
    throw new CrosswalkError(
      'unsupported',
      'This server has no key to keep secrets with. Make one with "crosswalk-server new-key", and give it to the server as CROSSWALK_SECRET_KEY, or as a file that CROSSWALK_SECRET_KEY_FILE names.',
    );
  }
}

/** A secret that is moved to another owner or name does not open there. */
function bindingOf(owner: string, name: string): string {
  return JSON.stringify(['crosswalk-secret', owner, name]);
}
