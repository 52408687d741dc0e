import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../src/database/open-database.ts';
import { sql } from '../src/database/sql.ts';
import { openJobs } from '../src/jobs/boss-queue.ts';
import { countRuns } from '../src/jobs/run-rows.ts';
import { waitUntil } from './wait-until.ts';

export const KILL_QUEUE = 'kill';
export const KILL_QUEUE_OPTIONS = { retryMs: 1, attempts: 50 };
export const STEPS = ['one', 'two', 'three'];

/** What was found after the rounds; everything but the first two should be zero. */
export interface KillOutcome {
  runs: number;
  acknowledgedWrites: number;
  lostWrites: number;
  doubledWrites: number;
  lostRuns: number;
  /** Steps begun again after their result had been kept. */
  repeatedSteps: number;
  /** Effects of steps that are missing. */
  missingEffects: number;
}

interface Victim {
  child: ChildProcess;
  url: string;
}

/**
 * Two processes serve and work on one PostgreSQL while records are written and runs enqueued. In each round one of them
 * is killed at a random moment and replaced. In the end everything that was acknowledged must be there, once.
 */
export async function runKillRounds(url: string, rounds: number, random: () => number): Promise<KillOutcome> {
  const database = await openDatabase({ url });
  await database.run(
    'create table begun_step (key text, at timestamptz default clock_timestamp()); create table effect (key text primary key)',
  );
  const jobs = await openJobs(database, { worker: false });
  await jobs.define(KILL_QUEUE, KILL_QUEUE_OPTIONS);
  const victims = [await startVictim(url), await startVictim(url)];
  const load = new Load(
    () => victims.map((victim) => victim.url),
    (number) => jobs.enqueue(KILL_QUEUE, number),
  );
  try {
    for (let round = 0; round < rounds; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 300 + random() * 1_200));
      const index = random() < 0.5 ? 0 : 1;
      const victim = victims[index];
      victim?.child.kill('SIGKILL');
      victims[index] = await startVictim(url);
    }
    await load.stop();
    await waitUntil(
      async () => (await countRuns(database)).every(({ state }) => state === 'done'),
      'all runs are done',
      120_000,
    );
    return await load.judge(database);
  } finally {
    for (const { child } of victims) child.kill('SIGKILL');
    await jobs.close();
    await database.close();
  }
}

/** Writes and enqueues without pause, as clients do: a write whose answer was lost is sent again with the same key. */
class Load {
  readonly #urls: () => string[];
  readonly #enqueue: (number: number) => Promise<string>;
  readonly #acknowledged: string[] = [];
  readonly #runs: string[] = [];
  #isStopped = false;
  readonly #ended: Promise<unknown>;

  constructor(urls: () => string[], enqueue: (number: number) => Promise<string>) {
    this.#urls = urls;
    this.#enqueue = enqueue;
    this.#ended = Promise.all([this.#write(0), this.#write(1), this.#fill()]);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#ended;
  }

  async #write(writer: number): Promise<void> {
    for (let number = 0; !this.#isStopped; number += 1) {
      const name = `${writer}-${number}`;
      for (let attempt = 0; !(await this.#send(name, attempt)); attempt += 1)
        await new Promise((resolve) => setTimeout(resolve, 20));
      this.#acknowledged.push(name);
    }
  }

  async #send(name: string, attempt: number): Promise<boolean> {
    const urls = this.#urls();
    const answer = await fetch(`${urls[attempt % urls.length] ?? ''}/api/records/person`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': name },
      body: JSON.stringify({ fields: { name } }),
      signal: AbortSignal.timeout(5_000),
    }).catch(() => undefined);
    await answer?.arrayBuffer().catch(() => undefined);
    return answer?.status === 201 || answer?.status === 200;
  }

  async #fill(): Promise<void> {
    while (!this.#isStopped) {
      this.#runs.push(await this.#enqueue(this.#runs.length));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async judge(database: Awaited<ReturnType<typeof openDatabase>>): Promise<KillOutcome> {
    const count = async (statement: ReturnType<typeof sql>) =>
      (await database.query<{ count: number }>(statement))[0]?.count ?? Number.NaN;
    const people = await database.query<{ name: string }>(sql`select fields ->> 'name' as name from record`);
    const written = new Set(people.map(({ name }) => name));
    const done = await count(
      sql`select count(*)::integer as count from crosswalk_jobs.job where state = 'completed' and name = ${KILL_QUEUE}`,
    );
    const effects = await count(sql`select count(*)::integer as count from effect`);
    return {
      runs: this.#runs.length,
      acknowledgedWrites: this.#acknowledged.length,
      lostWrites: this.#acknowledged.filter((name) => !written.has(name)).length,
      doubledWrites: people.length - written.size,
      lostRuns: this.#runs.length - done,
      repeatedSteps: await count(sql`
        select count(*)::integer as count from begun_step, run_step
        where begun_step.key = run_step.run || ':' || run_step.name and begun_step.at > run_step.ended_at`),
      missingEffects: this.#runs.length * STEPS.length - effects,
    };
  }
}

async function startVictim(url: string): Promise<Victim> {
  const file = fileURLToPath(new URL('./kill-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['-C', '@crosswalk/source', '--import', 'tsx', file, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const [word, address] = line.split(' ');
    if (word === 'ready' && address !== undefined) {
      child.stdout.resume();
      return { child, url: address };
    }
  }
  await once(child, 'exit');
  throw new Error('The process ended before it was ready.');
}
