import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { checkExport, exportAudit } from '../audit/audit-export.ts';
import { type AuditCheck, checkAudit } from '../audit/audit-table.ts';
import { backUp } from '../backup/back-up.ts';
import { restore } from '../backup/restore.ts';
import type { Database } from '../database/database.ts';
import { openBareDatabase } from '../database/open-database.ts';
import { eraseRecord } from '../erase/erase-record.ts';
import { eraseUser } from '../erase/erase-user.ts';
import { TypeRegistry } from '../records/type-registry.ts';
import { openKeyRing } from '../secrets/key-ring.ts';
import { SecretStore } from '../secrets/secret-store.ts';
import { CommandError } from './command-error.ts';
import { openExisting } from './open-database.ts';
import type { CommandLine, Settings } from './settings.ts';

/** What a command says when it is done. */
type Done = Record<string, unknown>;

/** Writes a back-up beside its place and moves it there whole, so that no half of one is ever taken for a back-up. */
export async function backUpCommand({ settings, extras }: CommandLine): Promise<Done> {
  const file = assertExtra(extras, 'file');
  const draft = `${file}.part`;
  return withDatabase(settings, async (database) => {
    try {
      const zip = createGzip();
      const writing = pipeline(zip, createWriteStream(draft, { flags: 'w', mode: 0o600 }));
      const failed = writing.then(
        () => undefined,
        (error: unknown) => error,
      );
      const { rows } = await backUp(database, (lines) => Promise.race([write(zip, lines), failed.then(rethrow)]));
      zip.end();
      await writing;
      await rename(draft, file);
      return { file, rows };
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  });
}

/** Fills an empty database from a back-up. */
export async function restoreCommand({ settings, extras }: CommandLine): Promise<Done> {
  const file = assertExtra(extras, 'file');
  await assertReadable(file);
  const input = createReadStream(file).pipe(createGunzip());
  const { databaseUrl, data } = settings;
  const database = await openBareDatabase(databaseUrl === undefined ? { folder: data } : { url: databaseUrl });
  try {
    const { rows } = await restore(database, createInterface({ input }));
    return { file, rows };
  } finally {
    await database.close();
  }
}

/** `audit verify`: of the database, or of an export; `--expect` compares the end of the chain with one noted before. */
export async function verifyAudit({ settings, extras }: CommandLine): Promise<Done> {
  const file = extras.get('file');
  const check: AuditCheck =
    file === undefined
      ? await withDatabase(settings, checkAudit)
      : await assertReadable(file).then(() => checkExport(createReadStream(file)));
  if (check.brokenAt !== undefined)
    throw new CommandError(
      'chain_broken',
      `The audit was changed: entry ${check.brokenAt} does not follow from the ${check.entries} before it. Compare with an export or a back-up from before.`,
    );
  const expected = extras.get('expect');
  if (expected !== undefined && expected !== check.head)
    throw new CommandError('chain_broken', `The audit ends with ${check.head}, not with what was expected.`);
  return { ...check };
}

/** `audit export`: to a file, or to the standard output. */
export async function exportAuditCommand({ settings, extras }: CommandLine): Promise<Done | undefined> {
  const file = extras.get('file');
  await withDatabase(settings, async (database) => {
    const output = file === undefined ? process.stdout : createWriteStream(file, { mode: 0o600 });
    for await (const line of exportAudit(database)) await write(output, line);
    if (file !== undefined) {
      output.end();
      await finished(output);
    }
  });
  return file === undefined ? undefined : { file };
}

/** Erases a record (`--type`, `--id`) or what is kept of a user (`--user`). */
export async function eraseCommand({ settings, extras }: CommandLine): Promise<Done> {
  const user = extras.get('user');
  if (user !== undefined) {
    const secrets = await secretsOf(settings);
    return withDatabase(settings, async (database) => ({
      isDone: true,
      changed: await eraseUser(database, secrets, user),
    }));
  }
  const [type, id] = [assertExtra(extras, 'type'), assertExtra(extras, 'id')];
  return withDatabase(settings, async (database) => {
    const { isDone, changed } = await eraseRecord(database, await TypeRegistry.load(database), {
      type,
      id,
      askedBy: 'command',
    });
    return { isDone, changed };
  });
}

/** Seals every secret with the first key of the ring, so that older keys can be taken away. */
export async function rotateSecrets({ settings }: CommandLine): Promise<Done> {
  const secrets = await secretsOf(settings);
  return withDatabase(settings, async (database) => ({ ...(await secrets.rotate(database)) }));
}

async function secretsOf({ secretKey, secretKeyFile }: Settings): Promise<SecretStore> {
  return new SecretStore(await openKeyRing({ text: secretKey, file: secretKeyFile }));
}

async function withDatabase<T>(settings: Settings, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openExisting(settings);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

function assertExtra(extras: ReadonlyMap<string, string>, name: string): string {
  const value = extras.get(name);
  if (value === undefined) throw new CommandError('bad_option', `Name it with --${name}. See crosswalk-server --help.`);
  return value;
}

async function assertReadable(file: string): Promise<void> {
  const stream: Readable = createReadStream(file);
  await Promise.race([once(stream, 'open'), once(stream, 'error').then(([error]) => rethrow(error))]).catch(
    (cause: unknown) => {
      throw new CommandError('bad_file', `The file ${file} cannot be read. Correct --file.`, { cause });
    },
  );
  stream.destroy();
}

async function write(output: Writable, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain');
}

function rethrow(error: unknown): void {
  if (error instanceof Error) throw error;
}
