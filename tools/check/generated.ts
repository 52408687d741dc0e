import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatorScripts, runGenerator } from '../generate.ts';
import { ROOT, listFiles } from '../root.ts';

/** Runs the generators of all packages and names the files that were not what they write. */
export function checkGenerated(): string[] {
  return generatorScripts().flatMap((script) => {
    const folder = script.split('/').slice(0, 2).join('/');
    const before = contents(folder);
    const problems = runGenerator(script);
    const changed = [...contents(folder)].filter(([path, text]) => before.get(path) !== text);
    return [...problems, ...changed.map(([path]) => `${path}: was stale; it has been written anew, commit it`)];
  });
}

function contents(folder: string): Map<string, string> {
  return new Map(listFiles(folder, () => true).map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
}
