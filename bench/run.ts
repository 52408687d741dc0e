/** `npm run bench -- NAME [--json FILE]`: runs one bench, prints its tables, and fails when a figure misses its target. */
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { benchBridge } from './bridge/main.ts';
import { benchConnectors } from './connectors/main.ts';
import { formatFigures, formatPeers, reaches, type Report } from './lib/report.ts';
import { benchServer } from './server/main.ts';
import { benchStart } from './start/main.ts';

const BENCHES = new Map([
  ['bridge', benchBridge],
  ['connectors', benchConnectors],
  ['server', benchServer],
  ['start', benchStart],
]);

const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });
const [name = ''] = positionals;
const bench = BENCHES.get(name);
if (!bench) {
  console.error(`There is no bench "${name}". Choose one of: ${[...BENCHES.keys()].join(', ')}.`);
  process.exit(2);
}

const loadBefore = loadavg()[0] ?? 0;
if (loadBefore > 1)
  console.error(`The machine is busy (load ${loadBefore.toFixed(1)}): ratios hold, single times do not.`);
const result = await bench();
const report: Report = {
  bench: name,
  at: new Date().toISOString(),
  machine: { cores: availableParallelism(), loadBefore },
  ...result,
};
console.log(formatPeers(report.peers));
console.log(`\n${formatFigures(report.figures)}`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.figures.every(reaches) ? 0 : 1;
