import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

/** A key and the name it is known by; the name is no secret. */
export interface SecretKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** The keys secrets are sealed with: new ones with the first, old ones with whichever they name. */
export interface KeyRing {
  /** Absent when the server has no key: then nothing secret can be kept. */
  readonly current: SecretKey | undefined;
  find(id: string): SecretKey | undefined;
}

/** Where keys come from. */
export interface KeyRingOptions {
  /** Keys as text, one a line, the current one first: what `CROSSWALK_SECRET_KEY` holds. */
  text?: string | undefined;
  /** A file with such text: what `CROSSWALK_SECRET_KEY_FILE` names. */
  file?: string | undefined;
  /** Makes the file, readable by its owner only, when it is not there: for a machine that nobody sets up. */
  create?: boolean;
}

/** The keys cannot be used; the message says why and what to do. */
export class KeyUnavailable extends Error {
  override readonly name = 'KeyUnavailable';
}

const KEY_BYTES = 32;

/** A new key as a line of text: a name, a colon, 32 random bytes in base64. */
export function createKey(): string {
  const bytes = randomBytes(KEY_BYTES);
  return `${nameOf(bytes)}:${bytes.toString('base64')}`;
}

/** Reads the keys, from text or from a file. With neither there is no key, and whatever needs one says so. */
export async function openKeyRing({ text, file, create = false }: KeyRingOptions): Promise<KeyRing> {
  if (text !== undefined && text.trim() !== '') return parseKeys(text, 'CROSSWALK_SECRET_KEY');
  if (file === undefined) return keyRing([]);
  return parseKeys(await readKeyFile(file, create), file);
}

/** A ring of keys that are there already, the current one first. */
export function keyRing(keys: readonly SecretKey[]): KeyRing {
  const byId = new Map(keys.map((key) => [key.id, key]));
  return { current: keys[0], find: (id) => byId.get(id) };
}

async function readKeyFile(file: string, create: boolean): Promise<string> {
  try {
    if (create) await writeFile(file, `${createKey()}\n`, { mode: 0o600, flag: 'wx' }).catch(unlessThere);
    return await readFile(file, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new KeyUnavailable(
      `The key file ${file} cannot be read (${reason}). Make one with "crosswalk-server new-key > ${file}", or correct CROSSWALK_SECRET_KEY_FILE.`,
      { cause },
    );
  }
}

function unlessThere(error: unknown): void {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
}

/** Never repeats what it read: it could be a key with a slip of the pen. */
function parseKeys(text: string, place: string): KeyRing {
  const lines = text.split(/[\r\n,]+/).map((line) => line.trim());
  const keys = lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line, index) => parseKey(line, index, place));
  if (keys.length === 0)
    throw new KeyUnavailable(`${place} holds no key. Put in the output of "crosswalk-server new-key".`);
  if (new Set(keys.map(({ id }) => id)).size < keys.length)
    throw new KeyUnavailable(`${place} names a key twice. Give each line its own name.`);
  return keyRing(keys);
}

function parseKey(line: string, index: number, place: string): SecretKey {
  const [, id, encoded = ''] = /^(?:([A-Za-z0-9_-]{1,40}):)?([A-Za-z0-9+/_-]+={0,2})$/.exec(line) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.length !== KEY_BYTES)
    throw new KeyUnavailable(
      `Key ${index + 1} in ${place} is not ${KEY_BYTES} bytes in base64. Make one with "crosswalk-server new-key", or with "openssl rand -base64 32".`,
    );
  return { id: id ?? nameOf(bytes), bytes };
}

function nameOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 8);
}
