import { RUN_STATES, RunDetail, RunSummary, z } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import type { ApiCall } from '../http/api-call.ts';
import { parseBody, parseQuery } from '../http/parse-body.ts';
import { emptyResponse, jsonResponse } from '../http/responses.ts';
import type { Route } from '../http/router.ts';
import type { Jobs } from '../jobs/boss-queue.ts';
import { countRuns, listRuns, readRun } from '../jobs/run-rows.ts';

const queueName = z.string().check(z.maxLength(63));
const ListParameters = z.strictObject({
  queue: z.optional(queueName),
  state: z.optional(z.enum(RUN_STATES)),
  before: z.optional(z.uuid()),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500))),
});
const RunList = z.strictObject({
  runs: z.array(RunSummary).check(z.maxLength(500)),
  counts: z
    .array(z.strictObject({ queue: queueName, state: z.enum(RUN_STATES), count: z.int() }))
    .check(z.maxLength(10_000)),
});
const ReplayBody = z.strictObject({ queue: queueName });
const Replayed = z.strictObject({ replayed: z.int() });
const Nothing = z.strictObject({});

/** The monitor of the jobs, for admins: what waits, runs, has failed and why, and how to steer it. */
export const JOB_ROUTES: readonly Route<ApiCall>[] = [
  {
    method: 'GET',
    path: '/api/jobs',
    access: 'admin',
    summary: 'Runs from the newest on, and how many there are in each queue and state',
    query: ListParameters,
    answers: { 200: RunList },
    answer: list,
  },
  {
    method: 'POST',
    path: '/api/jobs/replay',
    access: 'admin',
    summary: 'Begins all failed runs of a queue again',
    body: ReplayBody,
    answers: { 200: Replayed },
    answer: replayAll,
  },
  {
    method: 'GET',
    path: '/api/jobs/:run',
    access: 'admin',
    summary: 'One run with its input, result, last failure and steps',
    answers: { 200: RunDetail },
    answer: read,
  },
  steering('cancel', 'Ends a run that has not ended', 'It has ended already.'),
  steering(
    'replay',
    'Begins a failed run again; its finished steps stay finished',
    'Only a failed run can be replayed.',
  ),
  steering(
    'dismiss',
    'Forgets a failed run, so that it no longer holds up its group',
    'Only a failed run can be dismissed.',
  ),
];

/** A route that steers one run, or says why that cannot be. */
function steering(action: 'cancel' | 'replay' | 'dismiss', summary: string, refusal: string): Route<ApiCall> {
  return {
    method: 'POST',
    path: `/api/jobs/:run/${action}`,
    access: 'admin',
    summary,
    body: Nothing,
    answers: { 204: null },
    answer: (call) => steer(call, action, refusal),
  };
}

async function list(call: ApiCall): Promise<Response> {
  const { limit = 100, queue, state, before } = parseQuery(ListParameters, call.query);
  jobsOf(call);
  const { database } = call.services;
  const runs = await listRuns(database, {
    limit,
    ...(queue !== undefined && { queue }),
    ...(state !== undefined && { state }),
    ...(before !== undefined && { before }),
  });
  return jsonResponse({ runs, counts: await countRuns(database) });
}

async function read(call: ApiCall): Promise<Response> {
  jobsOf(call);
  return jsonResponse((await readRun(call.services.database, runOf(call))) ?? missing());
}

async function replayAll(call: ApiCall): Promise<Response> {
  const { queue } = parseBody(ReplayBody, await call.body());
  return jsonResponse({ replayed: await jobsOf(call).replayAll(queue) });
}

async function steer(call: ApiCall, action: 'cancel' | 'replay' | 'dismiss', refusal: string): Promise<Response> {
  parseBody(Nothing, await call.body());
  const run = runOf(call);
  const jobs = jobsOf(call);
  if (await jobs[action](run)) return emptyResponse();
  if ((await readRun(call.services.database, run)) === undefined) missing();
  throw new CrosswalkError('conflict', refusal);
}

function jobsOf({ services }: ApiCall): Jobs {
  if (services.jobs === undefined)
    throw new CrosswalkError('unsupported', 'This server was started without jobs. Pass `jobs` to createApp.');
  return services.jobs;
}

function runOf(call: ApiCall): string {
  const run = z.uuid().safeParse(call.parameter('run'));
  return run.success ? run.data : missing();
}

function missing(): never {
  throw new CrosswalkError('not_found', 'There is no such run, or it is no longer kept.');
}
