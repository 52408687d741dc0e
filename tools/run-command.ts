import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './root.ts';

/** Runs an installed tool at the root with its output shown; says how it failed, or nothing. */
export function runCommand(command: string, commandArguments: readonly string[]): string[] {
  const isWindows = process.platform === 'win32';
  const program = join(ROOT, 'node_modules/.bin', isWindows ? `${command}.cmd` : command);
  const { status, error } = spawnSync(program, commandArguments, { cwd: ROOT, stdio: 'inherit', shell: isWindows });
  if (status === 0) return [];
  const line = [command, ...commandArguments].join(' ');
  return [`"${line}" failed${error === undefined ? '' : `: ${error.message}`}`];
}
