import type { CallOptions, JsonValue, RunDetail } from '@crosswalk/model';
import type {
  Administration,
  AuditLedger,
  DeliveryQuery,
  OfferedPlugin,
  OfferOutcome,
  PluginLedger,
  RunLedger,
  RunPage,
  WebhookDelivery,
  WebhookLedger,
} from '@crosswalk/protocol';
import { type HttpCall, HttpClient, type HttpOptions } from './http-client.ts';
import { LivePlugins } from './live-plugins.ts';
import { pathOf, queryOf } from './paths.ts';

/** Queues of the server in which messages of webhooks are worked on. */
const QUEUES = { in: 'webhooks-in', out: 'webhooks-out' } as const;

type Ask = <T>(method: HttpCall['method'], path: string, more?: Partial<HttpCall>) => Promise<T>;

/**
 * What an owner's pages need, from a Crosswalk server. `live` is the `installed` of `createPluginStores`, whose connection
 * it shares; without it, it opens one of its own while somebody listens.
 */
export function createAdministration(options: HttpOptions, live?: LivePlugins): Administration {
  const client = new HttpClient(options);
  const ask: Ask = (method, path, more = {}) =>
    client.json({ method, path, ...more }).then((answer) => parseAnswer(answer));
  const plugins = live ?? new LivePlugins(client);
  return {
    plugins: pluginLedger(ask),
    grants: {
      read: (plugin, { signal } = {}) => ask('GET', `${pathOf(plugin)}/grant`, { signal }),
      change: (plugin, body) => ask('PATCH', `${pathOf(plugin)}/grant`, { body }),
    },
    settings: {
      read: (plugin, { signal } = {}) => ask('GET', `${pathOf(plugin)}/settings`, { signal }),
      write: (plugin, values) => ask('PATCH', `${pathOf(plugin)}/settings`, { body: { values } }),
    },
    hosts: {
      read: (plugin, { signal } = {}) => ask('GET', `${pathOf(plugin)}/hosts`, { signal }),
      write: (plugin, hosts) => ask('PUT', `${pathOf(plugin)}/hosts`, { body: { hosts } }),
    },
    audit: auditLedger(options.baseUrl, ask),
    webhooks: webhookLedger(ask),
    jobs: runLedger(ask),
    subscribe: (changed) => {
      const stops = [plugins.subscribe(changed), plugins.onPlugin(() => changed())];
      return () => stops.forEach((stop) => stop());
    },
  };
}

function pluginLedger(ask: Ask): PluginLedger {
  return {
    list: async ({ signal } = {}) => {
      const { plugins } = await ask<{ plugins: { manifest: { id: string } }[] }>('GET', '/api/plugins', { signal });
      return Promise.all(plugins.map(({ manifest }) => ask<never>('GET', pathOf(manifest.id), { signal })));
    },
    offer: (offered, { signal } = {}) => ask<OfferOutcome>('POST', ...offerCall(offered, signal)),
    agree: (plugin, digest, grant) =>
      ask('POST', `${pathOf(plugin)}/proposal`, { body: { digest, ...(grant && { grant }) } }),
    decline: (plugin) => ask('DELETE', `${pathOf(plugin)}/proposal`),
    setDisabled: (plugin, disabled) => ask('PATCH', pathOf(plugin), { body: { disabled } }),
    uninstall: (plugin) => ask('DELETE', pathOf(plugin)),
  };
}

function offerCall(offered: OfferedPlugin, signal: AbortSignal | undefined): [path: string, call: Partial<HttpCall>] {
  if (offered.kind === 'archive') {
    const headers = { 'content-type': 'application/gzip' };
    return ['/api/plugins/archive', { file: offered.archive, headers, signal }];
  }
  const { kind: _, ...body } = offered;
  return ['/api/plugins', { body, signal }];
}

function auditLedger(baseUrl: string, ask: Ask): AuditLedger {
  return {
    find: async (query, { signal } = {}) =>
      (await ask<{ entries: [] }>('GET', `/api/audit${queryOf(query)}`, { signal })).entries,
    verify: ({ signal } = {}) => ask('GET', '/api/audit/check', { signal }),
    exportHref: `${baseUrl}/api/audit/export`,
  };
}

function runLedger(ask: Ask): RunLedger {
  const steer =
    (action: string) =>
    (run: string): Promise<void> =>
      ask('POST', `${runPath(run)}/${action}`, { body: {} });
  return {
    list: (query, { signal } = {}) => ask('GET', `/api/jobs${queryOf(query)}`, { signal }),
    read: (run, { signal } = {}) => ask('GET', runPath(run), { signal }),
    replay: steer('replay'),
    cancel: steer('cancel'),
    dismiss: steer('dismiss'),
    replayAll: async (queue) =>
      (await ask<{ replayed: number }>('POST', '/api/jobs/replay', { body: { queue } })).replayed,
  };
}

function webhookLedger(ask: Ask): WebhookLedger {
  const hooks = (plugin: string) => `${pathOf(plugin)}/webhooks`;
  return {
    list: async (plugin, { signal } = {}) => (await ask<{ webhooks: [] }>('GET', hooks(plugin), { signal })).webhooks,
    add: (plugin, body) => ask('POST', hooks(plugin), { body }),
    remove: (plugin, webhook) => ask('DELETE', `${hooks(plugin)}/${encodeURIComponent(webhook)}`),
    deliveries: (query, options = {}) => listDeliveries(ask, query, options),
  };
}

/** Which webhook a run belongs to stands in what it was given, which only the run itself tells. */
async function listDeliveries(
  ask: Ask,
  { direction, ...query }: DeliveryQuery,
  { signal }: CallOptions,
): Promise<WebhookDelivery[]> {
  const path = `/api/jobs${queryOf({ ...query, queue: QUEUES[direction] })}`;
  const { runs } = await ask<RunPage>('GET', path, { signal });
  return Promise.all(
    runs.map(async (run): Promise<WebhookDelivery> => {
      const { input } = await ask<RunDetail>('GET', runPath(run.id), { signal });
      return { ...run, direction, ...messageOf(input) };
    }),
  );
}

function messageOf(input: JsonValue): Pick<WebhookDelivery, 'webhook' | 'message'> {
  const { webhook, delivery, sequence } = parseWebhookInput(input);
  const message = delivery ?? sequence;
  return { ...(webhook !== undefined && { webhook }), ...(message !== undefined && { message: String(message) }) };
}

function runPath(run: string): string {
  return `/api/jobs/${encodeURIComponent(run)}`;
}

/** The CRM's own server checked what it sends. */
function parseAnswer<T>(answer: unknown): T {
  return answer as T;
}

function parseWebhookInput(input: JsonValue): { webhook?: string; delivery?: string; sequence?: string | number } {
  return (typeof input === 'object' ? (input ?? {}) : {}) as object;
}
