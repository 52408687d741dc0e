import { randomBytes } from 'node:crypto';
import { TypeName, z } from '@crosswalk/model';
import { CrosswalkError, invalidInput } from '@crosswalk/protocol';
import type { ApiCall } from '../http/api-call.ts';
import { parseBody } from '../http/parse-body.ts';
import { publicOrigin } from '../http/public-origin.ts';
import { readBytes } from '../http/request-body.ts';
import { emptyResponse, jsonResponse } from '../http/responses.ts';
import type { Route } from '../http/router.ts';
import type { Jobs } from '../jobs/boss-queue.ts';
import { receiveMessage, WEBHOOK_LIMIT } from '../webhooks/incoming-webhooks.ts';
import { createWebhookSecret, SIGNATURE_SCHEMES } from '../webhooks/signatures.ts';
import { deleteWebhook, insertWebhook, listWebhooks, secretOf, type Webhook } from '../webhooks/webhook-table.ts';
import { pluginOf } from './plugin-parameter.ts';

const Scheme = z.enum(SIGNATURE_SCHEMES);
const WebhookBody = z.union([
  z.strictObject({
    direction: z.literal('in'),
    scheme: Scheme,
    /** The secret the sender gave; one is made when absent. */
    secret: z.optional(z.string().check(z.minLength(16), z.maxLength(500))),
  }),
  z.strictObject({
    direction: z.literal('out'),
    url: z.string().check(z.maxLength(1_000)),
    types: z.array(TypeName).check(z.minLength(1), z.maxLength(20)),
  }),
]);
const Shown = z.object({
  id: z.string(),
  direction: z.enum(['in', 'out']),
  scheme: Scheme,
  url: z.string(),
  types: z.array(z.string()),
  /** Where messages come in, on this server. */
  path: z.optional(z.string()),
});

/** Webhooks of plugins, in and out. What failed is among the jobs, where it is replayed. */
export const WEBHOOK_ROUTES: readonly Route<ApiCall>[] = [
  {
    method: 'GET',
    path: '/api/plugins/:plugin/webhooks',
    access: 'admin',
    summary: 'The webhooks of a plugin, without their secrets.',
    answers: { 200: z.object({ webhooks: z.array(Shown) }) },
    answer: list,
  },
  {
    method: 'POST',
    path: '/api/plugins/:plugin/webhooks',
    access: 'admin',
    summary: 'Adds a webhook. A secret that is made here is told this once.',
    body: WebhookBody,
    answers: { 201: z.extend(Shown, { secret: z.optional(z.string()) }) },
    answer: add,
  },
  {
    method: 'DELETE',
    path: '/api/plugins/:plugin/webhooks/:webhook',
    access: 'admin',
    summary: 'Removes a webhook; what waits to be sent through it is not sent.',
    answers: { 204: null },
    answer: remove,
  },
  {
    method: 'POST',
    path: '/hooks/:webhook',
    access: 'public',
    summary: 'Takes a signed message of another system. It is worked on later.',
    answers: { 202: z.object({ status: z.enum(['taken', 'known']) }) },
    answer: receive,
  },
];

async function list(call: ApiCall): Promise<Response> {
  const { id } = await call.services.plugins.require(pluginOf(call));
  return jsonResponse({ webhooks: (await listWebhooks(call.services.database, id)).map(show) });
}

async function add(call: ApiCall): Promise<Response> {
  const { registry, secrets } = call.services;
  assertJobs(call);
  const body = parseBody(WebhookBody, await call.body());
  const secret = (body.direction === 'in' ? body.secret : undefined) ?? createWebhookSecret();
  const webhook: Webhook = {
    id: `hook_${randomBytes(12).toString('hex')}`,
    plugin: pluginOf(call),
    ...(body.direction === 'in'
      ? { direction: 'in', scheme: body.scheme, url: '', types: [] }
      : { direction: 'out', scheme: 'standard', url: assertAddress(body.url), types: body.types }),
  };
  const note = { operation: 'webhook.added', scope: `${webhook.direction} ${webhook.types.join(' ')}`.trim() };
  await registry.change(webhook.plugin, call.user.id, note, async (queries) => {
    await insertWebhook(queries, webhook, call.user.id);
    await secrets.write(queries, secretOf(webhook), secret, call.user.id);
  });
  const isMade = body.direction === 'out' || body.secret === undefined;
  return jsonResponse({ ...show(webhook), ...(isMade && { secret }) }, { status: 201 });
}

async function remove(call: ApiCall): Promise<Response> {
  const { registry, secrets } = call.services;
  const plugin = pluginOf(call);
  const id = call.parameter('webhook');
  await registry.change(plugin, call.user.id, { operation: 'webhook.removed' }, async (queries) => {
    if (!(await deleteWebhook(queries, plugin, id)))
      throw new CrosswalkError('not_found', 'The plugin has no such webhook.');
    await secrets.remove(queries, secretOf({ plugin, id }));
  });
  return emptyResponse();
}

async function receive(call: ApiCall): Promise<Response> {
  const { request, services } = call;
  const jobs = assertJobs(call);
  const { method, headers } = request;
  const body = await readBytes(request, WEBHOOK_LIMIT);
  const message = { method, url: publicUrl(request, services.issuer), headers, body };
  const { database, secrets } = services;
  const status = await receiveMessage({ database, secrets, jobs }, call.parameter('webhook'), message);
  return jsonResponse({ status }, { status: 202 });
}

/** The address as the sender knows it: some sign it. */
function publicUrl(request: Request, issuer: string | undefined): string {
  const { pathname, search } = new URL(request.url);
  return `${publicOrigin(request, issuer)}${pathname}${search}`;
}

function show({ id, direction, scheme, url, types }: Webhook) {
  return { id, direction, scheme, url, types, ...(direction === 'in' && { path: `/hooks/${id}` }) };
}

function assertAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url.href;
  throw invalidInput([{ path: 'url', expected: 'an https address' }]);
}

function assertJobs({ services }: ApiCall): Jobs {
  if (services.jobs !== undefined) return services.jobs;
  throw new CrosswalkError(
    'unsupported',
    'This server was started without jobs, which webhooks are worked on with. Give createApp the jobs of its database.',
  );
}
