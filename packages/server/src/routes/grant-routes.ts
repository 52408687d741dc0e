import { z } from '@crosswalk/model';
import {
  changeGrant,
  ConsentScopes,
  listConsents,
  readGrant,
  RoleScopes,
  Scopes,
  UserConsent,
  writeConsent,
} from '../grants/grant-table.ts';
import type { ApiCall } from '../http/api-call.ts';
import { parseBody } from '../http/parse-body.ts';
import { emptyResponse, jsonResponse } from '../http/responses.ts';
import type { Route } from '../http/router.ts';
import { pluginOf } from './plugin-parameter.ts';

const GrantChangeBody = z.strictObject({
  give: z.optional(Scopes),
  takeBack: z.optional(Scopes),
  /** Concerns those who have this role; everybody when absent. */
  role: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
});
const ShownGrant = z.object({
  /** What the admin gave that holds for this user, by their roles too. */
  admin: Scopes,
  agreed: Scopes,
  withdrawn: Scopes,
  /** For admins: what is given to everybody, and to each role. */
  everyone: z.optional(Scopes),
  roles: z.optional(RoleScopes),
  /** For admins: what each user agreed to and took back. */
  users: z.optional(z.array(UserConsent).check(z.maxLength(1_000))),
});

/** What plugins may do: given by admins, to everybody or by role; agreed to and withdrawn by each user for themselves. */
export const GRANT_ROUTES: readonly Route<ApiCall>[] = [
  {
    method: 'GET',
    path: '/api/plugins/:plugin/grant',
    summary: 'What a plugin may do for the user who asks, as lists of scopes.',
    answers: { 200: ShownGrant },
    answer: getGrant,
  },
  {
    method: 'PATCH',
    path: '/api/plugins/:plugin/grant',
    access: 'admin',
    summary: 'Gives scopes, and takes scopes back: to everybody, or to those who have a role.',
    body: GrantChangeBody,
    answers: { 204: null },
    answer: patchGrant,
  },
  {
    method: 'PUT',
    path: '/api/plugins/:plugin/consent',
    summary: 'What the user agreed to beyond what is required, and what they took back.',
    body: ConsentScopes,
    answers: { 204: null },
    answer: putConsent,
  },
];

async function getGrant(call: ApiCall): Promise<Response> {
  const { database, plugins } = call.services;
  const { id } = await plugins.require(pluginOf(call));
  const { everyone, roles, ...own } = await readGrant(database, id, call.user);
  if (!call.user.roles.includes('admin')) return jsonResponse(own);
  return jsonResponse({ ...own, everyone, roles, users: await listConsents(database, id) });
}

async function patchGrant(call: ApiCall): Promise<Response> {
  const { give, takeBack, role } = parseBody(GrantChangeBody, await call.body());
  const change = { ...(give && { give }), ...(takeBack && { takeBack }), ...(role !== undefined && { role }) };
  const scope = [...(takeBack ?? []).map((each) => `-${each}`), ...(give ?? []).map((each) => `+${each}`)].join(' ');
  await call.services.registry.change(
    pluginOf(call),
    call.user.id,
    { operation: 'grant.changed', scope },
    (queries, { id }) => changeGrant(queries, id, change, call.user.id),
  );
  return emptyResponse();
}

async function putConsent(call: ApiCall): Promise<Response> {
  const consent = parseBody(ConsentScopes, await call.body());
  const note = { operation: 'consent.changed', scope: consent.agreed.join(' '), isOwn: true };
  await call.services.registry.change(pluginOf(call), call.user.id, note, (queries, { id }) =>
    writeConsent(queries, id, consent, call.user.id),
  );
  return emptyResponse();
}
