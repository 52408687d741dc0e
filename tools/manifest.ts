import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readPackages } from './packages.ts';
import { ROOT } from './root.ts';

/** Writes `dist/custom-elements.json` of every package with elements: editors, Storybook and type generators read it. */
export function writeManifests(): string[] {
  const analyzer = join(ROOT, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
  const config = join('..', '..', 'tools/custom-elements-manifest.config.js');
  return readPackages()
    .filter(({ dependencies }) => dependencies.has('lit'))
    .filter(({ folder }) => {
      const program = [analyzer, 'analyze', '--config', config];
      return spawnSync(process.execPath, program, { cwd: join(ROOT, folder), stdio: 'inherit' }).status !== 0;
    })
    .map(({ folder }) => `${folder}: its custom-elements manifest could not be written`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = writeManifests().length;
