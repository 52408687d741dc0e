import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeSizes } from '../test/sizes/sizes.ts';
import { writeSurface } from './check/surface.ts';
import { ROOT, listFiles } from './root.ts';
import { runCommand } from './run-command.ts';

/** The scripts of the packages that write sources, schemas and the like from what is written once. */
export function generatorScripts(): string[] {
  return listFiles('packages', (path) => /^packages\/[^/]+\/scripts\//.test(path)).filter((path) =>
    /^generate.*\.ts$/.test(basename(path)),
  );
}

/** Runs one generator as `npm run generate` does; says how it failed, or nothing. */
export function runGenerator(script: string): string[] {
  const { status } = spawnSync(process.execPath, ['-C', '@crosswalk/source', '--import', 'tsx', script], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  return status === 0 ? [] : [`${script} failed`];
}

/** Writes everything that is generated and committed: package sources and schemas, surface reports, sizes. */
export function generateAll(): string[] {
  const problems = [...generatorScripts().flatMap(runGenerator), ...runCommand('tsc', ['-b'])];
  if (problems.length > 0) return problems;
  writeSurface();
  problems.push(...runCommand('vite', ['build']));
  if (problems.length === 0) writeSizes();
  return problems;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const problems = generateAll();
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
