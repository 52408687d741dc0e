/** `npm run bench -- NAME [--json FILE]`: runs one bench, prints its tables, and fails when a figure misses its target. */
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { formatFigures, formatPeers, reaches, type Report } from './lib/report.ts';

/** Loaded when it is run: what one measures need not be there for the others. */
const BENCHES = new Map<string, () => Promise<Pick<Report, 'figures' | 'peers'>>>([
  ['bridge', async () => (await import('./bridge/main.ts')).benchBridge()],
  ['connectors', async () => (await import('./connectors/main.ts')).benchConnectors()],
  ['server', async () => (await import('./server/main.ts')).benchServer()],
  ['start', async () => (await import('./start/main.ts')).benchStart()],
  ['sync', async () => (await import('./sync/main.ts')).benchSync()],
  ['widgets', async () => (await import('./widgets/main.ts')).benchWidgets()],
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
