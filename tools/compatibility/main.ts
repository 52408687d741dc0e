/** `npm run compatibility`: runs the contract of sources over every system and writes `docs/compatibility.md` from what came out. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { ROOT } from '../root.ts';
import { runContract, type SystemReport } from './run-contract.ts';
import { SYSTEMS } from './systems.ts';
import { tableOf } from './table.ts';

const FILE = join(ROOT, 'docs', 'compatibility.md');

async function main(): Promise<number> {
  const missing = SYSTEMS.flatMap(({ name, whyNot }) => {
    const reason = whyNot();
    return reason === false ? [] : [`${name}: ${reason}`];
  });
  if (missing.length > 0) {
    console.error(`The table is written only from all systems. Not here:\n${missing.join('\n')}`);
    return 2;
  }
  const reports: SystemReport[] = [];
  for (const { name, open } of SYSTEMS) {
    const report = await runContract(name, open);
    reports.push(report);
    const kept = [...report.verdicts.values()].filter((verdict) => verdict === 'kept').length;
    console.log(`${name}: ${kept} of ${report.verdicts.size} rules kept`);
  }
  const rules = readFileSync(join(ROOT, 'packages', 'testing', 'SPEC.md'), 'utf8');
  const text = await format(tableOf(reports, rules), { parser: 'markdown', printWidth: 120, singleQuote: true });
  writeFileSync(FILE, text);
  const failures = reports.flatMap((report) => report.failures);
  if (failures.length > 0) console.error(failures.join('\n'));
  return failures.length > 0 ? 1 : 0;
}

process.exit(await main());
