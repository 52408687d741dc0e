import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { makeFolder } from './make-folder.ts';

/** Who holds a folder. `born` tells a process from a later one that got the same number. */
interface Holder {
  pid: number;
  born: string;
  host: string;
  since: string;
  token: string;
}

/** Folders held by this very process, which the process number alone cannot tell from a leftover. */
const heldHere = new Set<string>();

/** The folder is in use, or cannot be written; the message says by whom or why, and what to do. */
export class FolderUnavailable extends Error {
  override readonly name = 'FolderUnavailable';
}

/**
 * Takes a folder for this process alone. A lock whose holder is no longer alive is taken over.
 * Returns how to let go.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = resolve(folder);
  await makeFolder(path).catch((error: unknown) => {
    throw cannotWrite(path, error);
  });
  const file = join(path, 'lock.json');
  const token = randomUUID();
  if (!(await tryCreate(file, token, path))) await takeOver(file, token, path);
  heldHere.add(path);
  return async () => {
    heldHere.delete(path);
    const holder = await readHolder(file);
    if (holder?.token === token) await rm(file, { force: true });
  };
}

async function tryCreate(file: string, token: string, path: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(JSON.stringify(await describeSelf(token)));
    await handle.close();
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw cannotWrite(path, error);
  }
}

/** Moves a dead holder's lock out of the way. The move is atomic, so of two processes that try it one wins; the loser puts a living lock back. */
async function takeOver(file: string, token: string, path: string): Promise<void> {
  const holder = await readHolder(file);
  if (holder !== undefined && (await isAlive(holder, path))) throw inUse(path, holder);
  const aside = `${file}.${token}`;
  await rename(file, aside).catch(() => undefined);
  const moved = await readHolder(aside);
  if (moved !== undefined && moved.token !== holder?.token) {
    await rename(aside, file);
    throw inUse(path, moved);
  }
  await rm(aside, { force: true });
  if (!(await tryCreate(file, token, path))) throw inUse(path, await readHolder(file));
}

async function describeSelf(token: string): Promise<Holder> {
  return {
    pid: process.pid,
    born: await bornAt(process.pid),
    host: hostname(),
    since: new Date().toISOString(),
    token,
  };
}

async function isAlive(holder: Holder, path: string): Promise<boolean> {
  // Another machine's processes cannot be asked, so its lock counts.
  if (holder.host !== hostname()) return true;
  if (holder.pid === process.pid) return heldHere.has(path);
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
  return (await bornAt(holder.pid)) === holder.born;
}

/** When a process began, in the kernel's ticks; empty where the system does not tell. */
async function bornAt(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

async function readHolder(file: string): Promise<Holder | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  try {
    const holder: unknown = JSON.parse(text ?? '');
    return isHolder(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isHolder(value: unknown): value is Holder {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'token' in value &&
    'host' in value
  );
}

function inUse(path: string, holder: Holder | undefined): FolderUnavailable {
  const who =
    holder === undefined ? 'another process' : `process ${holder.pid} on ${holder.host} since ${holder.since}`;
  return new FolderUnavailable(
    `The data folder ${path} is in use by ${who}. Stop that process, or start with another folder.`,
  );
}

function cannotWrite(path: string, error: unknown): FolderUnavailable {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  return new FolderUnavailable(
    `The data folder ${path} cannot be written (${reason}). Give this user write access to it, or start with another folder.`,
  );
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
