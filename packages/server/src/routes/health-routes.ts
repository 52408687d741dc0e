import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import { sql } from '../database/sql.ts';
import type { ApiCall } from '../http/api-call.ts';
import { HttpError, jsonResponse } from '../http/responses.ts';
import type { Route } from '../http/router.ts';
import { countRuns } from '../jobs/run-rows.ts';

const Status = z.strictObject({ status: z.literal('ok') });

/** For whoever runs the server: is the process alive, and can it do its work. */
export const HEALTH_ROUTES: readonly Route<ApiCall>[] = [
  {
    method: 'GET',
    path: '/healthz',
    access: 'public',
    summary: 'Whether the process is alive',
    answers: { 200: Status },
    answer: () => jsonResponse({ status: 'ok' }),
  },
  {
    method: 'GET',
    path: '/readyz',
    access: 'public',
    summary: 'Whether the server can do its work now: its database answers and it is not stopping',
    answers: { 200: Status },
    answer: isReady,
  },
  {
    method: 'GET',
    path: '/metrics',
    access: 'public',
    summary: 'Figures for Prometheus, where the operator offers them',
    answers: { 200: { mediaType: 'text/plain; version=0.0.4', description: 'The text format of Prometheus.' } },
    answer: showMetrics,
  },
];

async function isReady({ services }: ApiCall): Promise<Response> {
  if (services.closing.aborted) throw new CrosswalkError('offline', 'This server is stopping. Another one answers.');
  await services.database.query(sql`select 1 as one`);
  return jsonResponse({ status: 'ok' });
}

async function showMetrics({ services, request }: ApiCall): Promise<Response> {
  const { metricsAccess, metrics, streams, feed, jobs, database } = services;
  if (metricsAccess === undefined) throw new CrosswalkError('not_found', 'There is nothing at this address.');
  if (metricsAccess.token !== undefined) assertToken(request, metricsAccess.token);
  const runs = jobs === undefined ? [] : await countRuns(database).catch(() => []);
  const text = metrics.render([
    { name: 'crosswalk_streams', help: 'Open streams of changes.', samples: [{ value: streams.total }] },
    { name: 'crosswalk_change_sequence', help: 'The newest change known.', samples: [{ value: feed.end }] },
    {
      name: 'crosswalk_runs',
      help: 'Runs by queue and state.',
      samples: runs.map(({ queue, state, count }) => ({ labels: { queue, state }, value: count })),
    },
  ]);
  return new Response(text, {
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
  });
}

function assertToken(request: Request, token: string): void {
  const hashes = [request.headers.get('authorization') ?? '', `Bearer ${token}`].map((text) =>
    createHash('sha256').update(text).digest(),
  );
  const [given, wanted] = hashes;
  if (given === undefined || wanted === undefined || !timingSafeEqual(given, wanted))
    throw new HttpError(401, 'permission_denied', 'Send the token of the metrics: "Authorization: Bearer …".');
}
