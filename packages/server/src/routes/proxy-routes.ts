import { z } from '@crosswalk/model';
import { CrosswalkError, NetworkOrigin } from '@crosswalk/protocol';
import type { ApiCall } from '../http/api-call.ts';
import { parseBody } from '../http/parse-body.ts';
import { emptyResponse, jsonResponse } from '../http/responses.ts';
import type { Route } from '../http/router.ts';
import { AllowedHosts, readAllowedHosts, reachableOrigins, writeAllowedHosts } from '../proxy/allowed-hosts.ts';
import { type PluginAnswer, requestForPlugin } from '../proxy/plugin-request.ts';
import { actingOf } from './acting-of.ts';
import { pluginOf } from './plugin-parameter.ts';

const RequestBody = z.strictObject({
  params: z.record(
    z.string().check(z.maxLength(64)),
    z.union([z.string().check(z.maxLength(10_000)), z.number(), z.boolean()]),
  ),
});
const HostsBody = z.strictObject({ hosts: AllowedHosts });

/** Requests the server makes for plugins, and where they may go. */
export const PROXY_ROUTES: readonly Route<ApiCall>[] = [
  {
    method: 'POST',
    path: '/api/plugins/:plugin/requests/:request',
    forPlugins: true,
    summary: 'Makes a request of the manifest with secrets filled in. Status and headers come in `crosswalk-answer`.',
    body: RequestBody,
    answers: {
      200: {
        mediaType: 'application/octet-stream',
        description:
          'The body as it arrives. The header `crosswalk-answer` holds `{ status, headers }` as JSON in base64url.',
      },
    },
    answer: makeRequest,
  },
  {
    method: 'GET',
    path: '/api/plugins/:plugin/hosts',
    access: 'admin',
    summary: 'Where the requests of a plugin may go: what an admin allowed, and what follows from it.',
    answers: { 200: z.object({ hosts: AllowedHosts, reachable: z.array(NetworkOrigin) }) },
    answer: getHosts,
  },
  {
    method: 'PUT',
    path: '/api/plugins/:plugin/hosts',
    access: 'admin',
    summary: 'Narrows where the requests of a plugin may go; null allows all its manifest lists.',
    body: HostsBody,
    answers: { 204: null },
    answer: putHosts,
  },
];

async function makeRequest(call: ApiCall): Promise<Response> {
  const { services, request, user } = call;
  const acting = await actingOf(call);
  const template = call.parameter('request');
  const { params } = parseBody(RequestBody, await call.body());
  const startedAt = performance.now();
  const note = (outcome: string, more: object = {}) =>
    services.audit.append(user.id, [
      {
        plugin: acting.plugin.id,
        operation: 'http.sent',
        scope: `http.${template.slice(0, 64)}`,
        outcome,
        ms: Math.round(performance.now() - startedAt),
        ...more,
      },
    ]);
  try {
    const answer = await requestForPlugin(services, acting, {
      template,
      params,
      userId: user.id,
      signal: request.signal,
    });
    await note('ok', { host: answer.origin, status: answer.status });
    return streamed(answer);
  } catch (error) {
    await note(error instanceof CrosswalkError ? error.code : 'host_error');
    throw error;
  }
}

/** Sent on as it comes in, as bytes that no browser takes for a page. */
function streamed({ status, headers, body }: PluginAnswer): Response {
  const answer = Buffer.from(JSON.stringify({ status, headers })).toString('base64url');
  return new Response(toStream(body), {
    headers: {
      'content-type': 'application/octet-stream',
      'crosswalk-answer': answer,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

function toStream(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const reading = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next: IteratorResult<Uint8Array, unknown> = await reading.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await reading.return?.();
    },
  });
}

async function getHosts(call: ApiCall): Promise<Response> {
  const { database, plugins } = call.services;
  const { id, manifest } = await plugins.require(pluginOf(call));
  const hosts = await readAllowedHosts(database, id);
  return jsonResponse({ hosts, reachable: [...reachableOrigins(manifest, hosts)] });
}

async function putHosts(call: ApiCall): Promise<Response> {
  const { hosts } = parseBody(HostsBody, await call.body());
  const note = { operation: 'hosts.changed', scope: hosts?.join(' ') ?? 'all' };
  await call.services.registry.change(pluginOf(call), call.user.id, note, (queries, { id }) =>
    writeAllowedHosts(queries, id, hosts, call.user.id),
  );
  return emptyResponse();
}
