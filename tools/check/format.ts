import { pathToFileURL } from 'node:url';
import { runCommand } from '../run-command.ts';

/** Generated files look as their generator writes them. */
const GENERATED = ['**/generated/**', '**/*.schema.json', '**/api.md', 'docs/sizes.*', 'package-lock.json'];

/** Says whether every file is formatted as prettier would; with `--write`, formats them instead. */
export function checkFormat(mode: '--check' | '--write' = '--check'): string[] {
  return runCommand('prettier', [mode, '--log-level', 'warn', '.', ...GENERATED.map((glob) => `!${glob}`)]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = checkFormat(process.argv.includes('--write') ? '--write' : '--check').length;
}
