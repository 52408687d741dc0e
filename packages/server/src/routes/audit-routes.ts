import { LIMITS, z } from '@crosswalk/model';
import { PluginId } from '@crosswalk/protocol';
import { exportAudit } from '../audit/audit-export.ts';
import { checkAudit, readAudit } from '../audit/audit-table.ts';
import type { ApiCall } from '../http/api-call.ts';
import { parseBody, parseQuery } from '../http/parse-body.ts';
import { emptyResponse, jsonResponse, streamResponse } from '../http/responses.ts';
import type { Route } from '../http/router.ts';

const label = z.string().check(z.maxLength(LIMITS.label));
const AuditEntry = z.looseObject({
  plugin: PluginId,
  operation: label,
  outcome: label,
  scope: z.optional(z.nullable(z.string().check(z.maxLength(4_000)))),
  fields: z.optional(z.array(label).check(z.maxLength(LIMITS.fields))),
});
const AuditBody = z.strictObject({ entries: z.array(AuditEntry).check(z.minLength(1), z.maxLength(500)) });
const sequence = z.string().check(z.regex(/^\d{1,18}$/));
const AuditParameters = z.strictObject({
  plugin: z.optional(label),
  /** For admins: what was done on the pages of one user. */
  user: z.optional(label),
  recordType: z.optional(label),
  recordId: z.optional(label),
  /** A scope or the beginning of one: `records.person`. */
  scope: z.optional(z.string().check(z.maxLength(4_000))),
  /** `ok`, a code, or `refused` for whatever is not `ok`. */
  outcome: z.optional(label),
  since: z.optional(z.iso.datetime({ offset: true })),
  until: z.optional(z.iso.datetime({ offset: true })),
  /** The `sequence` of the last entry of the page before. */
  before: z.optional(sequence),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1_000))),
});
const ReadEntry = z.extend(AuditEntry, { sequence });
const AuditList = z.strictObject({ entries: z.array(ReadEntry).check(z.maxLength(1_000)) });
const Check = z.strictObject({ entries: z.int(), head: z.string(), brokenAt: z.optional(z.string()) });

/** What plugins did: appended by hosts, read by admins in whole and by everybody else as far as it was done in their name. */
export const AUDIT_ROUTES: readonly Route<ApiCall>[] = [
  {
    method: 'POST',
    path: '/api/audit',
    summary: 'Appends entries; the server adds who and when',
    body: AuditBody,
    answers: { 204: null },
    answer: append,
  },
  {
    method: 'GET',
    path: '/api/audit',
    summary: 'The latest entries of a filter, newest first, in pages: all of them for admins, their own for others',
    query: AuditParameters,
    answers: { 200: AuditList },
    answer: read,
  },
  {
    method: 'GET',
    path: '/api/audit/check',
    access: 'admin',
    summary: 'Whether anybody changed or removed an entry since it was written',
    answers: { 200: Check },
    answer: async ({ services }) => jsonResponse(await checkAudit(services.database)),
  },
  {
    method: 'GET',
    path: '/api/audit/export',
    access: 'admin',
    summary: 'The whole chain, to be kept and checked elsewhere',
    answers: { 200: { mediaType: 'application/x-ndjson', description: 'The anchor, then one entry a line.' } },
    answer: ({ services }) => streamResponse('application/x-ndjson', exportAudit(services.database)),
  },
];

async function append(call: ApiCall): Promise<Response> {
  const { entries } = parseBody(AuditBody, await call.body());
  await call.services.audit.append(call.user.id, entries);
  return emptyResponse();
}

async function read(call: ApiCall): Promise<Response> {
  const { user, limit = 100, ...named } = parseQuery(AuditParameters, call.query);
  // What is absent stands there as undefined, and means the same.
  const wanted = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  const userId = call.user.roles.includes('admin') ? (user ?? null) : call.user.id;
  return jsonResponse({ entries: await readAudit(call.services.database, { ...wanted, userId, limit }) });
}
