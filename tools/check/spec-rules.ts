import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, listFiles } from '../root.ts';

const RULE = /^\s*[-*] \*\*([A-Z][A-Z0-9]*-\d+[a-z]?)\*\*/gm;
const TITLE = /['"`]((?:\[[A-Z][A-Z0-9]*-\d+[a-z]?(?:, ?[A-Z][A-Z0-9]*-\d+[a-z]?)*\] ?)+)/g;
const ID = /[A-Z][A-Z0-9]*-\d+[a-z]?/g;

const isSpec = (path: string): boolean => path.endsWith('/SPEC.md');

/** Finds rules of a SPEC.md that no test names, rules written twice, and tests that name a rule nobody wrote. */
export function checkSpecRules(): string[] {
  const rules = new Map<string, string>();
  const problems: string[] = [];
  for (const file of ['packages', 'demo'].flatMap((folder) => listFiles(folder, isSpec))) {
    for (const [, id = ''] of read(file).matchAll(RULE)) {
      const first = rules.get(id);
      if (first !== undefined) problems.push(`${file}: ${id} is already a rule of ${first}`);
      rules.set(id, file);
    }
  }
  const tested = testedRules();
  for (const [id, file] of rules) if (!tested.has(id)) problems.push(`${file}: no test is named after ${id}`);
  for (const [id, file] of tested) if (!rules.has(id)) problems.push(`${file}: ${id} is not a rule of any SPEC.md`);
  return problems;
}

/** Titles stand in test files, and in the contract suites that several test files run. */
function testedRules(): Map<string, string> {
  const files = ['packages', 'test', 'demo'].flatMap((folder) => listFiles(folder, (path) => path.endsWith('.ts')));
  return new Map(
    files.flatMap((file) =>
      [...read(file).matchAll(TITLE)].flatMap(([title]) =>
        (title.match(ID) ?? []).map((id): [string, string] => [id, file]),
      ),
    ),
  );
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
