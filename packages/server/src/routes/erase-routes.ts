import { LIMITS, RecordId, TypeName, z } from '@crosswalk/model';
import { eraseRecord } from '../erase/erase-record.ts';
import { eraseUser } from '../erase/erase-user.ts';
import type { ApiCall } from '../http/api-call.ts';
import { parseBody } from '../http/parse-body.ts';
import { jsonResponse } from '../http/responses.ts';
import type { Route } from '../http/router.ts';

const EraseBody = z.union([
  z.strictObject({ type: TypeName, id: RecordId }),
  z.strictObject({ user: z.string().check(z.minLength(1), z.maxLength(LIMITS.id)) }),
]);
const Erased = z.strictObject({ isDone: z.boolean(), changed: z.record(z.string(), z.int()) });

/** Erasing, for admins: not deleting, but removing what is personal wherever it is kept. */
export const ERASE_ROUTES: readonly Route<ApiCall>[] = [
  {
    method: 'POST',
    path: '/api/erase',
    access: 'admin',
    summary: 'Erases a record, or what is kept of a user, everywhere; asked again, it goes on or says that it is done',
    body: EraseBody,
    answers: { 200: Erased },
    answer: erase,
  },
];

async function erase(call: ApiCall): Promise<Response> {
  const wanted = parseBody(EraseBody, await call.body());
  const { database, secrets, types } = call.services;
  if ('user' in wanted) return jsonResponse({ isDone: true, changed: await eraseUser(database, secrets, wanted.user) });
  const { isDone, changed } = await eraseRecord(database, types, { ...wanted, askedBy: call.user.id });
  return jsonResponse({ isDone, changed });
}
