import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository, so that every tool works from any working directory. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', '.git', '.cache', 'storybook-static', 'coverage']);

/** Lists the files under a folder of the repository (missing folder: none), as sorted paths from its root with `/`. */
export function listFiles(folder: string, accept: (path: string) => boolean): string[] {
  return walk(join(ROOT, folder))
    .map((path) => relative(ROOT, path).split(sep).join('/'))
    .filter(accept)
    .sort();
}

function walk(folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED_FOLDERS.has(entry.name) ? [] : walk(path);
    return entry.isFile() ? [path] : [];
  });
}
