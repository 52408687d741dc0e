import { LIMITS, z } from '@crosswalk/model';
import { invalidInput, PluginId } from '@crosswalk/protocol';
import type { ApiCall } from '../http/api-call.ts';
import { parseBody } from '../http/parse-body.ts';
import { emptyResponse, jsonResponse } from '../http/responses.ts';
import type { Route } from '../http/router.ts';
import { assertAdmin } from './assert-admin.ts';
import { appendAudit, checkAudit, readAudit } from '../plugins/audit-table.ts';

/** What plugins did: appended by hosts, read by admins in whole and by everybody else as far as it was done in their name. */
export const AUDIT_ROUTES: readonly Route<ApiCall>[] = [
  { method: 'POST', path: '/api/audit', answer: append },
  { method: 'GET', path: '/api/audit', answer: read },
  { method: 'GET', path: '/api/audit/check', answer: check },
];

const label = z.string().check(z.maxLength(LIMITS.label));
const AuditBody = z.strictObject({
  entries: z
    .array(
      z.looseObject({
        plugin: PluginId,
        operation: label,
        outcome: label,
        scope: z.optional(z.nullable(z.string().check(z.maxLength(4_000)))),
        fields: z.optional(z.array(label).check(z.maxLength(LIMITS.fields))),
      }),
    )
    .check(z.minLength(1), z.maxLength(500)),
});

async function append(call: ApiCall): Promise<Response> {
  const { entries } = parseBody(AuditBody, await call.body());
  await appendAudit(call.services.database, call.user.id, entries);
  return emptyResponse();
}

async function read(call: ApiCall): Promise<Response> {
  const limit = Number(call.query.get('limit') ?? 100);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1_000)
    throw invalidInput([{ path: 'limit', expected: 'a whole number from 1 to 1000' }]);
  const userId = call.user.roles.includes('admin') ? null : call.user.id;
  return jsonResponse({
    entries: await readAudit(call.services.database, { plugin: call.query.get('plugin'), userId, limit }),
  });
}

/** Whether anybody changed or removed an entry since it was written; for admins. */
async function check(call: ApiCall): Promise<Response> {
  assertAdmin(call);
  return jsonResponse(await checkAudit(call.services.database));
}
