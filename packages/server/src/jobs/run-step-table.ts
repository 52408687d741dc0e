import { createHash } from 'node:crypto';
import { type JsonValue, JsonValue as JsonSchema } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import type { Queries } from '../database/database.ts';
import { jsonb, Sql, sql } from '../database/sql.ts';
import { JOB_SCHEMA } from './boss.ts';

/** Which attempt at which run a step belongs to. */
export interface Attempt {
  run: string;
  queue: string;
  attempt: number;
}

/** What became of the beginning of a step: it may be done now, or it was done before. */
export type StepStart = { isDone: false } | { isDone: true; result: JsonValue };

interface StepRow {
  input_hash: string;
  result: unknown;
  is_done: boolean;
}

/**
 * Begins a step, or finds what it gave when it was finished before. Only the attempt that holds the run may begin one:
 * a process that was cut off, and whose run another has taken over, gets no further than its next step.
 */
export async function beginStep(queries: Queries, held: Attempt, name: string, input: JsonValue): Promise<StepStart> {
  const hash = hashOf(input);
  const begun = await queries.query(sql`
    insert into run_step (run, name, input_hash, attempt)
    select id, ${name}::text, ${hash}::text, ${held.attempt}::integer from ${JOBS}
    where name = ${held.queue} and id = ${held.run}::uuid and state = 'active' and retry_count = ${held.attempt - 1}::integer
    on conflict (run, name) do update set attempt = excluded.attempt, started_at = now()
      where run_step.ended_at is null and run_step.input_hash = excluded.input_hash
    returning run`);
  if (begun.length > 0) return { isDone: false };
  const row = await readStep(queries, held.run, name);
  if (row !== undefined && row.input_hash !== hash)
    throw new CrosswalkError(
      'conflict',
      `The step "${name}" was begun with another input before. Give each step of a run a name of its own.`,
    );
  if (row?.is_done === true) return { isDone: true, result: JsonSchema.parse(row.result) };
  throw new RunLost();
}

/** Keeps the result of a step, unless another process was first: then that one's result counts. */
export async function finishStep(queries: Queries, run: string, name: string, result: JsonValue): Promise<JsonValue> {
  const kept = await queries.query(sql`
    update run_step set result = ${jsonb(result)}, ended_at = now()
    where run = ${run}::uuid and name = ${name} and ended_at is null returning run`);
  if (kept.length > 0) return result;
  return JsonSchema.parse((await readStep(queries, run, name))?.result ?? null);
}

/** The run is no longer this process's: it was cancelled, ran out of time, or another has taken it over. */
export class RunLost extends Error {
  override readonly name = 'RunLost';

  constructor() {
    super('This run was cancelled or taken over.');
  }
}

/** The table of jobs, for the statements of this folder. */
export const JOBS = new Sql([`${JOB_SCHEMA}.job`], []);

async function readStep(queries: Queries, run: string, name: string): Promise<StepRow | undefined> {
  const [row] = await queries.query<StepRow>(sql`
    select input_hash, result, ended_at is not null as is_done from run_step where run = ${run}::uuid and name = ${name}`);
  return row;
}

/** The same for the same input, whatever the order of its keys. */
function hashOf(input: JsonValue): string {
  return createHash('sha256').update(JSON.stringify(input, sortKeys)).digest('base64url');
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}
