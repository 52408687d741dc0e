/** `npm run bench -- server`: the server on PostgreSQL, full of records, beside a bare handler; streams, workers and kills. */
import { defineTypes, openDatabase } from '@crosswalk/server';
import { startPostgres } from '../../packages/server/test/throwaway-postgres.ts';
import { runCommand } from '../../tools/run-command.ts';
import type { Report } from '../lib/report.ts';
import { fill, TYPES } from './fill.ts';
import { benchReads } from './reads.ts';
import { benchStreams } from './streams.ts';
import { benchKills, benchWorkers } from './workers.ts';

export async function benchServer(): Promise<Pick<Report, 'figures' | 'peers'>> {
  // What is measured is what is published.
  const problems = runCommand('tsc', ['-b', 'packages/server']);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const postgres = await startPostgres();
  try {
    const url = await postgres.createDatabase();
    const database = await openDatabase({ url });
    await defineTypes(database, TYPES);
    console.error('Filling the database with 100,000 people and 1,000,000 events …');
    await fill(database);
    await database.close();
    const parts = [
      await benchReads(url),
      await benchStreams(url),
      await benchWorkers(await postgres.createDatabase()),
      await benchKills(await postgres.createDatabase()),
    ];
    return {
      figures: parts.flatMap(({ figures }) => figures),
      peers: Object.assign({}, ...parts.map(({ peers }) => peers)) as Report['peers'],
    };
  } finally {
    await postgres.remove();
  }
}
