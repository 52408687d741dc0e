import { sql } from '../database/sql.ts';
import type { ApiCall } from '../http/api-call.ts';
import { jsonResponse } from '../http/responses.ts';
import type { Route } from '../http/router.ts';

/** For whoever runs the server: is the process alive, and can it do its work. */
export const HEALTH_ROUTES: readonly Route<ApiCall>[] = [
  { method: 'GET', path: '/healthz', answer: () => jsonResponse({ status: 'ok' }) },
  { method: 'GET', path: '/readyz', answer: isReady },
];

async function isReady({ services }: ApiCall): Promise<Response> {
  await services.database.query(sql`select 1 as one`);
  return jsonResponse({ status: 'ok' });
}
