import { JsonValue, RUN_STATES, type RunDetail, type RunState, RunStep, type RunSummary } from '@crosswalk/model';
import type { Queries } from '../database/database.ts';
import { joinSql, type Sql, sql } from '../database/sql.ts';
import { JOBS } from './run-step-table.ts';

/** Which runs to list. Newest first; `before` is the id of the last run of the page before. */
export interface RunFilter {
  queue?: string;
  state?: RunState;
  before?: string;
  limit: number;
}

interface RunRow {
  id: string;
  queue: string;
  state: string;
  run_group: string | null;
  retry_count: number;
  retry_limit: number;
  created_on: Date;
  start_after: Date;
  started_on: Date | null;
  completed_on: Date | null;
  output: unknown;
  data: unknown;
}

/** The states of a run and what they are called in the table. */
const STATES: Readonly<Record<RunState, string>> = {
  waiting: 'created',
  retrying: 'retry',
  running: 'active',
  done: 'completed',
  failed: 'failed',
  cancelled: 'cancelled',
};

const COLUMNS = sql`id, name as queue, state::text as state, singleton_key as run_group,
  retry_count, retry_limit, created_on, start_after, started_on, completed_on, output, data`;
/** The machinery has queues of its own. */
const OURS = sql`name not like '\\_\\_%'`;

/** A page of runs. */
export async function listRuns(queries: Queries, { queue, state, before, limit }: RunFilter): Promise<RunSummary[]> {
  const conditions: Sql[] = [OURS];
  if (queue !== undefined) conditions.push(sql`name = ${queue}`);
  if (state !== undefined) conditions.push(sql`state::text = ${STATES[state]}`);
  if (before !== undefined)
    conditions.push(sql`(created_on, id) < (select created_on, id from ${JOBS} where id = ${before}::uuid)`);
  const rows = await queries.query<RunRow>(sql`
    select ${COLUMNS} from ${JOBS} where ${joinSql(conditions, sql` and `)}
    order by created_on desc, id desc limit ${limit}::integer`);
  return rows.map(toSummary);
}

/** How many runs each queue has in each state. */
export async function countRuns(queries: Queries): Promise<{ queue: string; state: RunState; count: number }[]> {
  const rows = await queries.query<{ queue: string; state: string; count: number }>(sql`
    select name as queue, state::text as state, count(*)::integer as count from ${JOBS} where ${OURS} group by 1, 2 order by 1, 2`);
  return rows.map(({ queue, state, count }) => ({ queue, state: stateOf(state), count }));
}

/** One run with its steps; `undefined` when there is none, or it is no longer kept. */
export async function readRun(queries: Queries, id: string): Promise<RunDetail | undefined> {
  const [row] = await queries.query<RunRow>(sql`select ${COLUMNS} from ${JOBS} where id = ${id}::uuid and ${OURS}`);
  if (row === undefined) return undefined;
  const summary = toSummary(row);
  return {
    ...summary,
    input: JsonValue.parse(inputOf(row.data)),
    ...(summary.state === 'done' && { result: JsonValue.parse(resultOf(row.output)) }),
    steps: await readSteps(queries, id),
  };
}

/** The queue of a run, for whoever knows only its id. */
export async function queueOf(queries: Queries, id: string): Promise<string | undefined> {
  const [row] = await queries.query<{ name: string }>(sql`select name from ${JOBS} where id = ${id}::uuid and ${OURS}`);
  return row?.name;
}

/** Those of the attempts that still hold their run. */
export async function stillHeld(
  queries: Queries,
  held: readonly { run: string; attempt: number }[],
): Promise<Set<string>> {
  const rows = await queries.query<{ id: string; retry_count: number }>(sql`
    select id, retry_count from ${JOBS} where id = any(${held.map(({ run }) => run)}::uuid[]) and state = 'active'`);
  const counts = new Map(rows.map(({ id, retry_count }) => [id, retry_count]));
  return new Set(held.filter(({ run, attempt }) => counts.get(run) === attempt - 1).map(({ run }) => run));
}

/** Forgets the steps of runs that are no longer kept. */
export async function forgetSteps(queries: Queries): Promise<void> {
  await queries.query(sql`delete from run_step where not exists (select from ${JOBS} where id = run_step.run)`);
}

/** What is kept as the input of a run is inside an object, because pg-boss keeps only objects. */
export function inputOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'input' in data ? data.input : null;
}

async function readSteps(queries: Queries, run: string): Promise<RunStep[]> {
  const rows = await queries.query<{
    name: string;
    input_hash: string;
    attempt: number;
    started_at: Date;
    ended_at: Date | null;
    result: unknown;
  }>(sql`
    select name, input_hash, attempt, started_at, ended_at, result from run_step where run = ${run}::uuid order by started_at, name`);
  return rows.map(({ name, input_hash: inputHash, attempt, started_at: startedAt, ended_at: endedAt, result }) =>
    RunStep.parse({
      name,
      inputHash,
      attempt,
      startedAt: startedAt.toISOString(),
      ...(endedAt && { endedAt: endedAt.toISOString(), result: result ?? null }),
    }),
  );
}

function toSummary(row: RunRow): RunSummary {
  const state = stateOf(row.state);
  const begun = row.started_on === null ? 0 : 1;
  const error = errorOf(row.output);
  return {
    id: row.id,
    queue: row.queue,
    state,
    ...(row.run_group !== null && row.run_group !== row.id && { group: row.run_group }),
    attempt: row.retry_count + begun,
    attempts: row.retry_limit + 1,
    createdAt: row.created_on.toISOString(),
    startAt: row.start_after.toISOString(),
    ...(row.started_on && { startedAt: row.started_on.toISOString() }),
    ...(row.completed_on && { endedAt: row.completed_on.toISOString() }),
    ...(state !== 'done' && error && { error }),
  };
}

function stateOf(state: string): RunState {
  return RUN_STATES.find((each) => STATES[each] === state) ?? 'waiting';
}

/** What a failed attempt left: our own `{ code, message }`, or what the watch over dead processes writes. */
function errorOf(output: unknown): RunSummary['error'] {
  const inner = typeof output === 'object' && output !== null && 'value' in output ? output.value : output;
  if (typeof inner !== 'object' || inner === null || !('message' in inner)) return undefined;
  const code = 'code' in inner && typeof inner.code === 'string' ? { code: inner.code } : {};
  return { ...code, message: String(inner.message).slice(0, 2_000) };
}

function resultOf(output: unknown): unknown {
  return typeof output === 'object' && output !== null && 'result' in output ? output.result : null;
}
