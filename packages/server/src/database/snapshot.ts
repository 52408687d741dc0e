import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

/**
 * An empty, initialised database. Making one takes several seconds of work that never differs, so the first
 * is kept beside the installed library, under its version, and every later database begins as a copy.
 */
export async function readSnapshot(): Promise<Blob> {
  return (await findSnapshot()) ?? makeSnapshot(snapshotFile());
}

/** The snapshot, if one was kept. */
export async function findSnapshot(): Promise<Blob | undefined> {
  const cached = await readFile(snapshotFile()).catch(() => undefined);
  return cached && new Blob([new Uint8Array(cached)]);
}

async function makeSnapshot(file: string): Promise<Blob> {
  const database = await PGlite.create();
  const snapshot = await database.dumpDataDir('gzip');
  await database.close();
  await keep(file, new Uint8Array(await snapshot.arrayBuffer()));
  return snapshot;
}

/** Written beside and moved into place, because several processes may do this at once. A folder that cannot be written only costs time. */
async function keep(file: string, content: Uint8Array): Promise<void> {
  try {
    const draft = `${file}.${randomUUID()}`;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, content);
    await rename(draft, file);
  } catch {
    return;
  }
}

/** `node_modules/.cache/crosswalk/pglite-<version>.tar.gz` of the tree that PGlite is installed in. */
function snapshotFile(): string {
  const library = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const modules = library.slice(0, library.lastIndexOf('node_modules') + 'node_modules'.length);
  return join(modules, '.cache', 'crosswalk', `pglite-${versionOf(library)}.tar.gz`);
}

function versionOf(library: string): string {
  const manifest: unknown = createRequire(library)('../package.json');
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}
