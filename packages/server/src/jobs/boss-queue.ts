import { createHash, randomUUID } from 'node:crypto';
import type {
  EnqueueOptions,
  JsonValue,
  QueueOptions,
  RunContext,
  RunQueue,
  ScheduleOptions,
  WorkOptions,
} from '@crosswalk/model';
import { CrosswalkError, invalidInput } from '@crosswalk/protocol';
import type { PgBoss } from 'pg-boss';
import type { Database, Queries } from '../database/database.ts';
import { startBoss } from './boss.ts';
import { listRuns, queueOf, readRun } from './run-rows.ts';
import { RunWorkers } from './run-workers.ts';

/** How a process opens the jobs of its database. */
export interface JobsOptions {
  /** Works on runs and watches over those of others (`true`), or only enqueues, looks and steers. */
  worker?: boolean;
  /** Gets failures of the machinery itself. */
  onProblem?: (problem: { code: string; error?: unknown }) => void;
  /** How long runs under way get to end when the process stops, before they are handed to others (10,000). */
  graceMs?: number;
}

/** The jobs of a database. `enqueueWithin` keeps a run in the transaction of what it is about: both are kept, or neither. */
export interface Jobs extends RunQueue {
  enqueueWithin(queries: Queries, queue: string, input: JsonValue, options?: EnqueueOptions): Promise<string>;
  /** Begins all failed runs of a queue again; gives how many. */
  replayAll(queue: string): Promise<number>;
  /** Makes a failed run stop holding up its group, by forgetting it. `false` when it is not failed. */
  dismiss(id: string): Promise<boolean>;
  /** Takes no more runs, lets those under way end within the grace, and hands the rest to other processes. */
  close(): Promise<void>;
}

/** What the schedules of pg-boss may be called. */
const SCHEDULE_NAME = /^[\w./-]{1,200}$/;
const DAY_MS = 86_400_000;
const DEFAULTS = { attempts: 5, retryMs: 1_000, retryMaxMs: 3_600_000, timeoutMs: 900_000, keepMs: 30 * DAY_MS };
const REPLAYED_AT_ONCE = 500;
/** The shortest silence after which a process counts as dead. */
const HEARTBEAT_SECONDS = 10;
/** Orders that an index of the database keeps, so that no two processes can break them between them. */
const POLICIES = { none: 'standard', serial: 'singleton', strict: 'key_strict_fifo' } as const;
const QUEUE_NAME = /^[a-z][a-z0-9-]{0,62}$/;

/** Opens the jobs of a database: on embedded and served ones alike. */
export async function openJobs(
  database: Database,
  { worker = true, onProblem = () => undefined, graceMs = 10_000 }: JobsOptions = {},
): Promise<Jobs> {
  const boss = await startBoss(database, { worker, onProblem });
  return new BossQueue(database, boss, new RunWorkers({ database, boss, graceMs, onProblem }));
}

class BossQueue implements Jobs {
  readonly #database: Database;
  readonly #boss: PgBoss;
  readonly #workers: RunWorkers;
  readonly #groups = new Map<string, NonNullable<QueueOptions['groups']>>();

  constructor(database: Database, boss: PgBoss, workers: RunWorkers) {
    this.#database = database;
    this.#boss = boss;
    this.#workers = workers;
  }

  async define(queue: string, options: QueueOptions = {}): Promise<void> {
    if (!QUEUE_NAME.test(queue))
      throw invalidInput([{ path: 'queue', expected: 'small letters, digits and dashes, at most 63' }]);
    const { attempts, retryMs, retryMaxMs, timeoutMs, keepMs } = { ...DEFAULTS, ...options };
    const settings = {
      retryLimit: attempts - 1,
      retryDelay: toSeconds(retryMs),
      retryDelayMax: toSeconds(retryMaxMs),
      retryBackoff: true,
      expireInSeconds: toSeconds(timeoutMs),
      deleteAfterSeconds: toSeconds(keepMs),
      retentionSeconds: toSeconds(keepMs),
      heartbeatSeconds: HEARTBEAT_SECONDS,
      notify: true,
    };
    const groups = options.groups ?? 'none';
    const policy = POLICIES[groups];
    this.#groups.set(queue, groups);
    const existing = await this.#boss.getQueue(queue);
    if (existing === null) return this.#boss.createQueue(queue, { policy, ...settings });
    if (existing.policy !== policy)
      throw new CrosswalkError(
        'conflict',
        `The queue "${queue}" exists with another order of its groups. Give the new one another name.`,
      );
    await this.#boss.updateQueue(queue, settings);
  }

  enqueue(queue: string, input: JsonValue, options: EnqueueOptions = {}): Promise<string> {
    return this.#send(queue, input, options);
  }

  enqueueWithin(queries: Queries, queue: string, input: JsonValue, options: EnqueueOptions = {}): Promise<string> {
    const executeSql = async (text: string, values?: unknown[]) => queries.execute(text, values);
    return this.#send(queue, input, options, { executeSql });
  }

  async #send(
    queue: string,
    input: JsonValue,
    { key, group, delayMs, priority }: EnqueueOptions,
    db?: { executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }> },
  ): Promise<string> {
    const groups = this.#groups.get(queue);
    if (groups === undefined) throw new CrosswalkError('not_found', `Define the queue "${queue}" before using it.`);
    const id = key === undefined ? randomUUID() : idOfKey(queue, key);
    await this.#boss.send(
      queue,
      { input },
      {
        id,
        ...(groups !== 'none' && { singletonKey: group ?? id }),
        ...(delayMs !== undefined && { startAfter: new Date(Date.now() + delayMs) }),
        ...(priority !== undefined && { priority }),
        ...(db && { db }),
      },
    );
    return id;
  }

  work(
    queue: string,
    handler: (run: RunContext) => Promise<JsonValue | undefined>,
    { concurrency = 1 }: WorkOptions = {},
  ): Promise<() => Promise<void>> {
    return this.#workers.start({ queue, handler, concurrency });
  }

  async schedule(queue: string, name: string, input: JsonValue, { cron, timeZone = 'UTC' }: ScheduleOptions) {
    if (!SCHEDULE_NAME.test(name))
      throw invalidInput([{ path: 'name', expected: 'letters, digits and _ - . / only, at most 200 of them' }]);
    try {
      this.#boss.previewSchedule(cron, { tz: timeZone, count: 1 });
    } catch {
      throw invalidInput([
        { path: 'cron', expected: 'five fields as in crontab, such as "0 7 * * 1-5", and an IANA time zone' },
      ]);
    }
    await this.#boss.schedule(queue, cron, { input }, { tz: timeZone, key: name, missed: 'once' });
  }

  unschedule(queue: string, name: string): Promise<void> {
    return this.#boss.unschedule(queue, name);
  }

  async cancel(id: string): Promise<boolean> {
    const run = await readRun(this.#database, id);
    if (run === undefined || !['waiting', 'retrying', 'running'].includes(run.state)) return false;
    await this.#boss.cancel(run.queue, id);
    await this.#workers.check();
    return (await readRun(this.#database, id))?.state === 'cancelled';
  }

  async replay(id: string): Promise<boolean> {
    const queue = await queueOf(this.#database, id);
    if (queue === undefined) return false;
    const { affected } = parseAffected(await this.#boss.retry(queue, id));
    return affected > 0;
  }

  async replayAll(queue: string): Promise<number> {
    let replayed = 0;
    for (;;) {
      const failed = await listRuns(this.#database, { queue, state: 'failed', limit: REPLAYED_AT_ONCE });
      if (failed.length === 0) return replayed;
      await this.#boss.retry(
        queue,
        failed.map(({ id }) => id),
      );
      replayed += failed.length;
      if (failed.length < REPLAYED_AT_ONCE) return replayed;
    }
  }

  async dismiss(id: string): Promise<boolean> {
    const run = await readRun(this.#database, id);
    if (run?.state !== 'failed') return false;
    await this.#boss.deleteJob(run.queue, id);
    return true;
  }

  async close(): Promise<void> {
    await this.#workers.stop();
    await this.#boss.stop({ graceful: true, timeout: 1_000 });
  }
}

function toSeconds(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1_000));
}

/** One id for one key of a queue: what makes enqueuing the same key again find the run that is there. */
function idOfKey(queue: string, key: string): string {
  const hex = createHash('sha256').update(`${queue}\n${key}`).digest('hex');
  // Version 8 of RFC 9562 is for ids made in a way of one's own.
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

function parseAffected(response: object): { affected: number } {
  return { affected: 'affected' in response ? Number(response.affected) : 0 };
}
