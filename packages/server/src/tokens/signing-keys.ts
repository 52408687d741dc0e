import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose';
import { randomUUID, type webcrypto } from 'node:crypto';
import type { Database, Queries } from '../database/database.ts';
import { jsonb, sql } from '../database/sql.ts';
import type { SecretStore } from '../secrets/secret-store.ts';

const ALGORITHM = 'ES256';
const OWNER = 'server';
const LOCK = 7_270_005;
const DAY_MS = 86_400_000;
/** A key signs for so long; its successor is published a day before it takes over, and it stays published a day after. */
const SIGNING_DAYS = 30;
const OVERLAP_DAYS = 1;
/** How long a process goes on with the key it knows, before it looks again which one signs. */
const REMEMBER_MS = 60_000;

interface KeyRow {
  id: string;
  public_key: JWK;
  signs_from: Date;
}

interface Signer {
  readonly id: string;
  readonly key: webcrypto.CryptoKey;
  readonly until: number;
}

/** The keys session tokens are signed with: made when first needed, replaced by themselves, shared by all processes of a database. */
export class SigningKeys {
  readonly #database: Database;
  readonly #secrets: SecretStore;
  readonly #now: () => number;
  #signer: Promise<Signer> | undefined;

  constructor(database: Database, secrets: SecretStore, now: () => number = Date.now) {
    this.#database = database;
    this.#secrets = secrets;
    this.#now = now;
  }

  /** Signs claims. Issue and expiry are among the claims. */
  async sign(claims: JWTPayload): Promise<string> {
    const { id, key } = await this.#currentSigner();
    return new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM, kid: id, typ: 'JWT' }).sign(key);
  }

  /** The public keys, as a JSON Web Key Set: whichever may have signed a token that still holds, and the next one. */
  async publicKeys(): Promise<{ keys: JWK[] }> {
    const rows = await this.#rows(this.#database);
    return { keys: rows.map(({ id, public_key: key }) => ({ ...key, kid: id, alg: ALGORITHM, use: 'sig' })) };
  }

  /** Lets a new key sign from now on, as after a leak. The old ones are published no longer when `revoke` is said: their tokens end at once. */
  async rotate({ revoke = false } = {}): Promise<void> {
    await this.#locked(async (queries) => {
      if (revoke) await this.#remove(queries, await this.#rows(queries));
      await this.#create(queries, this.#now());
    });
    this.#signer = undefined;
  }

  async #currentSigner(): Promise<Signer> {
    const known = await this.#signer?.catch(() => undefined);
    if (known !== undefined && known.until > this.#now()) return known;
    this.#signer = this.#loadSigner();
    return this.#signer;
  }

  async #loadSigner(): Promise<Signer> {
    const { id } = await this.#locked((queries) => this.#maintain(queries));
    const text = await this.#secrets.read(this.#database, { owner: OWNER, name: `signing:${id}` });
    if (text === undefined) throw new Error(`The signing key ${id} has no private half.`);
    return { id, key: await parsePrivateKey(text), until: this.#now() + REMEMBER_MS };
  }

  /** Makes the next key when its time has come, drops those nobody needs, and answers with the one that signs. */
  async #maintain(queries: Queries): Promise<KeyRow> {
    const now = this.#now();
    let rows = await this.#rows(queries);
    const newest = rows.at(-1);
    if (newest === undefined) await this.#create(queries, now);
    else if (newest.signs_from.getTime() < now - (SIGNING_DAYS - OVERLAP_DAYS) * DAY_MS)
      await this.#create(queries, now + OVERLAP_DAYS * DAY_MS);
    rows = await this.#rows(queries);
    const signing = rows.filter((row) => row.signs_from.getTime() <= now);
    const current = signing.at(-1) ?? rows[0];
    if (current === undefined) throw new Error('A signing key that was just made is not there.');
    const isPast = current.signs_from.getTime() < now - OVERLAP_DAYS * DAY_MS;
    if (isPast) await this.#remove(queries, signing.slice(0, -1));
    return current;
  }

  async #create(queries: Queries, signsFrom: number): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    const id = randomUUID();
    const text = JSON.stringify(await exportJWK(privateKey));
    await this.#secrets.write(queries, { owner: OWNER, name: `signing:${id}` }, text, OWNER);
    await queries.query(sql`
      insert into signing_key (id, public_key, signs_from)
      values (${id}, ${jsonb(await exportJWK(publicKey))}, ${new Date(signsFrom)})`);
  }

  async #remove(queries: Queries, rows: readonly KeyRow[]): Promise<void> {
    for (const { id } of rows) {
      await queries.query(sql`delete from signing_key where id = ${id}`);
      await this.#secrets.remove(queries, { owner: OWNER, name: `signing:${id}` });
    }
  }

  #rows(queries: Queries): Promise<KeyRow[]> {
    return queries.query<KeyRow>(
      sql`select id, public_key, signs_from from signing_key order by signs_from, created_at`,
    );
  }

  /** Processes that start together make one key, not each its own. */
  #locked<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.#database.transaction(async (queries) => {
      await queries.query(sql`select pg_advisory_xact_lock(${LOCK}::bigint)`);
      return work(queries);
    });
  }
}

async function parsePrivateKey(text: string): Promise<webcrypto.CryptoKey> {
  const key = await importJWK(JSON.parse(text) as JWK, ALGORITHM);
  return key as webcrypto.CryptoKey;
}
