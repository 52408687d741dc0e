import { openDatabase, openJobs, sql } from '@crosswalk/server';
import { runKillRounds } from '../../packages/server/test/kill-rounds.ts';
import type { Figure } from '../lib/report.ts';
import { median } from '../lib/stats.ts';
import { BenchProcess } from './processes.ts';

const JOBS_PER_WORKER = 150;
const ROUNDS = 3;
const KILLS = 20;

/** Jobs that wait 40 ms each, two at a time in each process: one process beside four. */
export async function benchWorkers(
  url: string,
): Promise<{ figures: Figure[]; peers: Record<string, Record<string, number>> }> {
  const rates: Record<number, number[]> = { 1: [], 4: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const workers of [1, 4]) rates[workers]?.push(await measure(url, workers, `bench-${round}-${workers}`));
  }
  const [one, four] = [median(rates[1] ?? []), median(rates[4] ?? [])];
  return {
    figures: [
      {
        name: '4 workers: jobs of 40 ms a second',
        value: four / one,
        unit: '× one worker',
        target: { at: 'least', bound: 3 },
      },
    ],
    peers: { '1 worker': { 'jobs a second': one }, '4 workers': { 'jobs a second': four } },
  };
}

async function measure(url: string, workers: number, queue: string): Promise<number> {
  const database = await openDatabase({ url });
  const jobs = await openJobs(database, { worker: false });
  await jobs.define(queue);
  const total = JOBS_PER_WORKER * workers;
  for (let number = 0; number < total; number += 1) await jobs.enqueue(queue, number);
  const processes = Array.from({ length: workers }, () => BenchProcess.start('./worker-process.ts', [url, queue]));
  try {
    for (const process of processes) await process.next();
    for (const process of processes) process.tell('go');
    for (;;) {
      const [row] = await database.query<{ left: number; seconds: number }>(sql`
        select count(*) filter (where state <> 'completed')::integer as left,
          extract(epoch from max(completed_on) - min(started_on))::float8 as seconds
        from crosswalk_jobs.job where name = ${queue}`);
      if (row?.left === 0) return total / row.seconds;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  } finally {
    for (const process of processes) process.stop();
    await jobs.close();
    await database.close();
  }
}

/** Servers and workers killed at random moments under load. */
export async function benchKills(
  url: string,
): Promise<{ figures: Figure[]; peers: Record<string, Record<string, number>> }> {
  const { runs, acknowledgedWrites, ...wrong } = await runKillRounds(url, KILLS, Math.random);
  const figure = (name: string, value: number): Figure => ({
    name: `${KILLS} × kill -9: ${name}`,
    value,
    unit: '',
    target: { at: 'most', bound: 0 },
  });
  return {
    figures: [
      figure('acknowledged writes lost', wrong.lostWrites),
      figure('writes done twice', wrong.doubledWrites),
      figure('jobs lost', wrong.lostRuns),
      figure('finished steps repeated', wrong.repeatedSteps),
      figure('effects missing', wrong.missingEffects),
    ],
    peers: { 'kill -9': { runs, 'acknowledged writes': acknowledgedWrites } },
  };
}
