import { z } from '@crosswalk/model';
import { sql } from '../database/sql.ts';
import type { ApiCall } from '../http/api-call.ts';
import { jsonResponse } from '../http/responses.ts';
import type { Route } from '../http/router.ts';

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
];

async function isReady({ services }: ApiCall): Promise<Response> {
  await services.database.query(sql`select 1 as one`);
  return jsonResponse({ status: 'ok' });
}
