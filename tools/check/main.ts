import { checkPacked } from '../../test/packed/packed.ts';
import { checkSizes } from '../../test/sizes/sizes.ts';
import { runCommand } from '../run-command.ts';
import { checkGenerated } from './generated.ts';
import { checkImports } from './imports.ts';
import { checkSpecRules } from './spec-rules.ts';
import { checkSurface } from './surface.ts';

/** Every check, in the order in which a failure is cheapest to learn of; each answers with the problems it found. */
const CHECKS = new Map<string, () => readonly string[]>([
  ['imports', checkImports],
  ['spec', checkSpecRules],
  ['format', () => runCommand('prettier', ['--check', '--log-level', 'warn', '.'])],
  ['generated', checkGenerated],
  ['types', () => runCommand('tsc', ['-b'])],
  ['surface', checkSurface],
  ['lint', () => runCommand('eslint', ['.'])],
  ['build', () => runCommand('vite', ['build'])],
  ['sizes', checkSizes],
  ['packed', checkPacked],
]);

function runCheck(name: string): boolean {
  const check = CHECKS.get(name);
  if (check === undefined) throw new Error(`There is no check "${name}"; there are: ${[...CHECKS.keys()].join(', ')}`);
  const startedAt = performance.now();
  const problems = check();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${problems.length === 0 ? '✔' : '✖'} ${name} (${seconds} s)`);
  for (const problem of problems) console.log(`    ${problem}`);
  return problems.length === 0;
}

const chosen = process.argv.slice(2);
const names = chosen.length > 0 ? chosen : [...CHECKS.keys()];
const failed = names.filter((name) => !runCheck(name));
console.log(failed.length === 0 ? `\nall ${names.length} checks passed` : `\nfailed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
