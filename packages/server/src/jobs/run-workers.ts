import type { JsonValue, RunContext } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import type { JobResult, JobWithMetadata, PgBoss } from 'pg-boss';
import type { Database } from '../database/database.ts';
import { createRunContext } from './run-context.ts';
import { inputOf, stillHeld } from './run-rows.ts';
import { type Attempt, RunLost } from './run-step-table.ts';

/** One queue a process works on. */
export interface QueueWork {
  queue: string;
  handler: (run: RunContext) => Promise<JsonValue | undefined>;
  concurrency: number;
}

/** What the workers of a process stand on. */
export interface RunWorkersOptions {
  database: Database;
  boss: PgBoss;
  graceMs: number;
  onProblem: (problem: { code: string; error?: unknown }) => void;
}

/** How often a process asks whether its runs are still its own. */
const CHECK_MS = 2_000;

interface Held extends Attempt {
  stop: AbortController;
}

/** The runs a process has in hand: works on them, ends those that were cancelled or taken over, hands back the rest when it stops. */
export class RunWorkers {
  readonly #options: RunWorkersOptions;
  readonly #held = new Set<Held>();
  readonly #queues = new Set<string>();
  readonly #handedBack: Attempt[] = [];
  #checking: ReturnType<typeof setInterval> | undefined;
  #isStopping = false;

  constructor(options: RunWorkersOptions) {
    this.#options = options;
  }

  /** Starts work on a queue; gives how to stop it. */
  async start(work: QueueWork): Promise<() => Promise<void>> {
    const { boss, onProblem } = this.#options;
    this.#checking ??= setInterval(() => void this.check().catch(onProblemOf(onProblem)), CHECK_MS).unref();
    this.#queues.add(work.queue);
    const ids = await Promise.all(Array.from({ length: work.concurrency }, () => this.#startOne(work)));
    return async () => {
      await Promise.all(ids.map((id) => boss.offWork(work.queue, { id, wait: true })));
    };
  }

  async #startOne(work: QueueWork): Promise<string> {
    const { boss } = this.#options;
    const settings = {
      batchSize: 1,
      includeMetadata: true,
      perJobResults: true,
      pollingIntervalSeconds: 1,
      notifyPollingIntervalSeconds: 2,
      heartbeatRefreshSeconds: 3,
    } as const;
    const id = await boss.work(work.queue, settings, async (jobs: JobWithMetadata[]) => {
      const results = await Promise.all(jobs.map((job) => this.#run(work, job)));
      // Where there was one run there may be another: it is asked for at once instead of after the pause between looks.
      boss.notifyWorker(id);
      return results;
    });
    return id;
  }

  async #run({ queue, handler }: QueueWork, job: JobWithMetadata): Promise<JobResult> {
    const stop = new AbortController();
    const held: Held = { run: job.id, queue, attempt: job.retryCount + 1, stop };
    this.#held.add(held);
    try {
      const input = parseInput(inputOf(job.data));
      const signal = AbortSignal.any([stop.signal, job.signal]);
      const result = await handler(createRunContext(this.#options.database, held, input, signal));
      return { id: job.id, status: 'completed', output: { result: result ?? null } };
    } catch (error) {
      if (this.#isStopping && stop.signal.aborted) this.#handedBack.push(held);
      else this.#report(error);
      return { id: job.id, status: isFinal(error) ? 'deadletter' : 'failed', output: failureOf(error) };
    } finally {
      this.#held.delete(held);
    }
  }

  /** Ends the runs that are no longer this process's, through their signals. */
  async check(): Promise<void> {
    if (this.#held.size === 0) return;
    const held = [...this.#held];
    const own = await stillHeld(this.#options.database, held);
    for (const each of held) if (!own.has(each.run) && this.#held.has(each)) each.stop.abort(new RunLost());
  }

  /** Takes nothing new, waits for the runs under way, then tells them to stop and gives them to others without using up an attempt. */
  async stop(): Promise<void> {
    const { boss, graceMs } = this.#options;
    this.#isStopping = true;
    clearInterval(this.#checking);
    const ended = Promise.all([...this.#queues].map((queue) => boss.offWork(queue, { wait: true })));
    const timer = setTimeout(() => {
      for (const { stop } of this.#held) stop.abort(new RunLost());
    }, graceMs);
    // What does not listen to its signal is left to the watch of other processes.
    await Promise.race([ended, delay(graceMs + 2_000)]);
    clearTimeout(timer);
    for (const held of this.#handedBack) await this.#handBack(held);
  }

  async #handBack({ run, queue }: Attempt): Promise<void> {
    const { boss } = this.#options;
    const [job] = await boss.findJobs(queue, { id: run });
    if (job?.state === 'failed') await boss.retry(queue, run);
    else if (job?.state === 'retry')
      await boss.update(queue, undefined, { id: run, startAfter: new Date(), retryLimit: job.retryLimit + 1 });
  }

  /** A failed attempt is ordinary; what went wrong inside is for the log. */
  #report(error: unknown): void {
    if (!(error instanceof RunLost)) this.#options.onProblem({ code: 'run_failed', error });
  }
}

/** Failures that no later attempt can mend end the run at once. */
function isFinal(error: unknown): boolean {
  return (
    error instanceof CrosswalkError && !error.retryable && error.code !== 'host_error' && error.code !== 'internal'
  );
}

/** What is kept of a failure: never a stack. */
function failureOf(error: unknown): { code?: string; message: string } {
  const message = (error instanceof Error ? error.message : String(error)).slice(0, 2_000);
  return error instanceof CrosswalkError ? { code: error.code, message } : { message };
}

function parseInput(value: unknown): JsonValue {
  return value as JsonValue;
}

function onProblemOf(onProblem: RunWorkersOptions['onProblem']): (error: unknown) => void {
  return (error) => onProblem({ code: 'job_error', error });
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
