import { type Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Fault } from '@crosswalk/protocol';
import { ARCHIVE_LIMITS, assertFitting, type PluginFiles } from './plugin-archive.ts';

/** What a folder holds for an archive, with what may not be in one. */
export interface FolderContent {
  readonly files: PluginFiles;
  readonly faults: readonly Fault[];
}

/**
 * Reads the files of a plugin's folder by their paths in an archive. Left out: names that begin with a dot,
 * `node_modules`, and `except`, the archive that is being written. Nothing is read that would be too much.
 */
export async function readFolder(folder: string, except?: string): Promise<FolderContent> {
  const paths: string[] = [];
  const faults: Fault[] = [];
  for await (const { path, entry } of walk(folder)) {
    if (except !== undefined && resolve(folder, path) === resolve(except)) continue;
    if (entry.isFile()) paths.push(path);
    else faults.push({ path, expected: 'files and folders only', fix: 'Put the file itself there, not a link to it.' });
    assertFitting({ files: paths.length });
  }
  let bytes = 0;
  for (const path of paths) bytes += (await stat(join(folder, path))).size;
  assertFitting({ unpacked: bytes });
  const files = new Map<string, Uint8Array>();
  for (const path of paths) files.set(path, await readFile(join(folder, path)));
  return { files, faults };
}

async function* walk(folder: string, above = ''): AsyncGenerator<{ path: string; entry: Dirent }> {
  for (const entry of await readdir(join(folder, above), { withFileTypes: true })) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = `${above}${entry.name}`;
    // Deeper than an archive's paths can be, nothing needs to be looked for; the path itself is refused.
    if (entry.isDirectory() && path.length <= ARCHIVE_LIMITS.pathLength) yield* walk(folder, `${path}/`);
    else yield { path, entry };
  }
}
