import { z } from '@crosswalk/model';
import { Connection, CrosswalkError } from '@crosswalk/protocol';
import type { ApiCall } from '../http/api-call.ts';
import { publicOrigin } from '../http/public-origin.ts';
import { emptyResponse, jsonResponse } from '../http/responses.ts';
import type { Route } from '../http/router.ts';
import { OUTCOMES } from '../oauth/attempt-table.ts';
import type { ConnectionKey } from '../oauth/connection-table.ts';
import { actingOf } from './acting-of.ts';
import { assertAdmin } from './assert-admin.ts';
import { callbackPage } from './callback-page.ts';
import { pluginOf } from './plugin-parameter.ts';

const UserConnection = z.extend(Connection, { user: z.string() });
const Page = { mediaType: 'text/html', description: 'A page for the user, who then goes back to the CRM.' };

/** Users' connections with other companies, for plugins. */
export const CONNECTION_ROUTES: readonly Route<ApiCall>[] = [
  {
    method: 'GET',
    path: '/api/plugins/:plugin/connections',
    forPlugins: true,
    summary: 'The companies a plugin can be connected with, and how the user’s connection with each stands.',
    answers: { 200: z.object({ connections: z.array(Connection) }) },
    answer: list,
  },
  {
    method: 'GET',
    path: '/api/plugins/:plugin/connections/users',
    access: 'admin',
    summary: 'Every connection users made, without anything secret.',
    answers: { 200: z.object({ connections: z.array(UserConnection) }) },
    answer: listAll,
  },
  {
    method: 'POST',
    path: '/api/plugins/:plugin/connections/:name/attempts',
    forPlugins: true,
    summary: 'Begins to connect the user: `url` is the company’s page, for a window of its own, good for ten minutes.',
    answers: { 201: z.object({ id: z.string(), url: z.string(), expiresAt: z.string() }) },
    answer: begin,
  },
  {
    method: 'GET',
    path: '/api/plugins/:plugin/connections/:name/attempts/:attempt',
    forPlugins: true,
    summary: 'What became of an attempt to connect; `pending` while the user has not come back.',
    answers: { 200: z.object({ outcome: z.enum(OUTCOMES), message: z.string() }) },
    answer: readOutcome,
  },
  {
    method: 'GET',
    path: '/api/plugins/:plugin/connections/:name/callback',
    summary:
      'Where the company sends the user back to; as registered there. Takes a state once, of the user who began.',
    query: z.object({
      state: z.optional(z.string()),
      code: z.optional(z.string()),
      error: z.optional(z.string()),
      iss: z.optional(z.string()),
    }),
    answers: { 200: Page, 400: Page },
    answer: finish,
  },
  {
    method: 'DELETE',
    path: '/api/plugins/:plugin/connections/:name',
    forPlugins: true,
    summary: 'Ends the user’s connection, or for admins that of `user`; the tokens are given back to the company.',
    query: z.strictObject({ user: z.optional(z.string()) }),
    answers: { 204: null },
    answer: disconnect,
  },
];

async function list(call: ApiCall): Promise<Response> {
  const { plugin } = await actingOf(call);
  return jsonResponse({ connections: await call.services.connections.list(plugin.manifest, call.user.id) });
}

async function listAll(call: ApiCall): Promise<Response> {
  const { manifest } = await call.services.plugins.require(pluginOf(call));
  return jsonResponse({ connections: await call.services.connections.listAll(manifest) });
}

async function begin(call: ApiCall): Promise<Response> {
  const { plugin } = await actingOf(call);
  const { connections, issuer } = call.services;
  const key = keyOf(call);
  const path = `/api/plugins/${key.plugin}/connections/${key.name}/callback`;
  const redirectUri = publicOrigin(call.request, issuer) + path;
  return jsonResponse(await connections.begin(plugin.manifest, key, redirectUri), { status: 201 });
}

async function readOutcome(call: ApiCall): Promise<Response> {
  await actingOf(call);
  const { outcome, message } = await call.services.connections.attempt(keyOf(call), call.parameter('attempt'));
  return jsonResponse({ outcome, message });
}

async function finish(call: ApiCall): Promise<Response> {
  const { plugin } = await actingOf(call);
  const ended = await call.services.connections.finish(plugin.manifest, keyOf(call), call.query);
  return callbackPage(ended, call.request.headers.get('accept-language') ?? '');
}

async function disconnect(call: ApiCall): Promise<Response> {
  const key = keyOf(call);
  const user = call.query.get('user') ?? key.userId;
  if (user !== key.userId) assertAdminsOwn(call);
  else await actingOf(call);
  await call.services.connections.disconnect({ ...key, userId: user }, call.user.id);
  return emptyResponse();
}

/** A plugin ends only connections of the user it acts for, whoever that is. */
function assertAdminsOwn(call: ApiCall): void {
  if (call.acting === undefined) return assertAdmin(call);
  throw new CrosswalkError('permission_denied', 'A plugin may not ask for this.', {
    details: { deniedBy: 'manifest' },
  });
}

function keyOf(call: ApiCall): ConnectionKey {
  return { plugin: pluginOf(call), name: call.parameter('name'), userId: call.user.id };
}
