import { type JsonValue, JsonValue as JsonValueSchema } from './json.ts';
import { z } from './zod.ts';

/**
 * Durable work. A *run* is one piece of work in a named queue: it is kept from the moment `enqueue` resolved until it
 * has ended, whatever happens to the process that works on it. Its *steps* remember their results, so that a run that
 * is begun again repeats none that was finished. Engines are written against these shapes; the server implements them.
 */

/** What a run can be in. `failed` is the dead letter: every attempt was used up, and it waits for somebody to replay it. */
export const RUN_STATES = ['waiting', 'retrying', 'running', 'done', 'failed', 'cancelled'] as const;
/** One of the states of a run. */
export type RunState = (typeof RUN_STATES)[number];

const label = z.string().check(z.maxLength(512));

/** A run as its monitor shows it. Times are RFC 3339. */
export const RunSummary = z.strictObject({
  id: z.uuid(),
  queue: label,
  state: z.enum(RUN_STATES),
  group: z.optional(label),
  /** Attempts begun so far, and how many there may be. */
  attempt: z.int(),
  attempts: z.int(),
  createdAt: z.iso.datetime(),
  /** Not before this time: a delay, or the pause before a retry. */
  startAt: z.iso.datetime(),
  startedAt: z.optional(z.iso.datetime()),
  endedAt: z.optional(z.iso.datetime()),
  /** Why the last attempt failed. */
  error: z.optional(z.strictObject({ code: z.optional(label), message: z.string().check(z.maxLength(2_000)) })),
});
/** A run as its monitor shows it. */
export type RunSummary = z.infer<typeof RunSummary>;

/** One step of a run: what it was given is kept only as a hash. */
export const RunStep = z.strictObject({
  name: label,
  inputHash: z.string(),
  /** The attempt of the run in which it was begun last. */
  attempt: z.int(),
  startedAt: z.iso.datetime(),
  endedAt: z.optional(z.iso.datetime()),
  result: z.optional(JsonValueSchema),
});
/** One step of a run. */
export type RunStep = z.infer<typeof RunStep>;

/** A run with what it was given, what came of it and its steps. */
export const RunDetail = z.extend(RunSummary, {
  input: JsonValueSchema,
  result: z.optional(JsonValueSchema),
  steps: z.array(RunStep).check(z.maxLength(10_000)),
});
/** A run with what it was given, what came of it and its steps. */
export type RunDetail = z.infer<typeof RunDetail>;

/** How a queue treats its runs. What is absent keeps the default in brackets. */
export interface QueueOptions {
  /**
   * What runs of the same `group` mean to each other (`none`). `serial`: one at a time, the oldest first; one that waits
   * for its retry lets others pass. `strict`: none passes an older one; a failed one holds up its group until it is
   * replayed or dismissed.
   */
  readonly groups?: 'none' | 'serial' | 'strict';
  /** How often a run is begun before it counts as failed (5). A process that dies uses up an attempt. */
  readonly attempts?: number;
  /** Pause before the first retry (1,000); it doubles each time up to `retryMaxMs` (an hour). */
  readonly retryMs?: number;
  readonly retryMaxMs?: number;
  /** How long one attempt may take (15 minutes). */
  readonly timeoutMs?: number;
  /** How long runs that ended are kept (30 days), and with them the memory of their keys. */
  readonly keepMs?: number;
}

/** How a run is put into a queue. */
export interface EnqueueOptions {
  /** Whoever enqueues the same key again gets the run that is there already, also after it ended, for as long as it is kept. */
  readonly key?: string;
  /** Runs of the same group are kept in order as the queue says. */
  readonly group?: string;
  readonly delayMs?: number;
  /** Higher comes first (0). */
  readonly priority?: number;
}

/** What a worker gets of the run it works on. */
export interface RunContext {
  readonly id: string;
  readonly queue: string;
  readonly input: JsonValue;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** Ends when the run was cancelled, ran out of time, was taken over, or the process is stopping. */
  readonly signal: AbortSignal;
  /**
   * Does one thing of the run once: a step of this name that was finished before, also by a process that has died since,
   * is not done again, and its result is given back. A process may die between doing and remembering, so whatever the
   * step changes elsewhere must carry the idempotency key. The same name with another input is a mistake and fails.
   */
  step<Result extends JsonValue>(
    name: string,
    input: JsonValue,
    work: (step: StepContext) => Promise<Result>,
  ): Promise<Result>;
}

/** What the work of a step gets. */
export interface StepContext {
  /** `run:step`, the same each time this step is tried. */
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
}

/** How a process works on a queue. */
export interface WorkOptions {
  /** Runs worked on at once in this process (1). */
  readonly concurrency?: number;
}

/** When a schedule enqueues. */
export interface ScheduleOptions {
  /** Five fields, as in crontab: minute, hour, day of month, month, day of week. */
  readonly cron: string;
  /** IANA name, such as `Europe/Berlin` (UTC). */
  readonly timeZone?: string;
}

/**
 * The port through which engines get durable work done. Runs are at least once, finished steps exactly once; see
 * `RunContext.step`.
 */
export interface RunQueue {
  /** Sets how a queue works. Call it at every start, before anything else with that queue; calling it again changes the options. */
  define(queue: string, options?: QueueOptions): Promise<void>;
  /** Keeps a run; when this resolves, nothing loses it. Gives its id. */
  enqueue(queue: string, input: JsonValue, options?: EnqueueOptions): Promise<string>;
  /** Works on the runs of a queue until stopped. A handler that throws is tried again as the queue says; what it returns is kept. */
  work(
    queue: string,
    handler: (run: RunContext) => Promise<JsonValue | undefined>,
    options?: WorkOptions,
  ): Promise<() => Promise<void>>;
  /** Enqueues by the clock, once whatever the number of processes. The name identifies the schedule within its queue. */
  schedule(queue: string, name: string, input: JsonValue, options: ScheduleOptions): Promise<void>;
  unschedule(queue: string, name: string): Promise<void>;
  /** Ends a run that has not ended. One that is being worked on is told through its signal. `false` when there was nothing to end. */
  cancel(id: string): Promise<boolean>;
  /** Begins a failed run again, with one attempt more; finished steps stay finished. `false` when it is not failed. */
  replay(id: string): Promise<boolean>;
}
