import type { ErrorDetails, Manifest, RequestTemplate, WireError } from '@crosswalk/protocol';
import { openDatabase } from '../src/database/open-database.ts';
import { type PartnerApi, startPartnerApi } from './partner-api.ts';
import { ADMIN, named, pathOf, type PluginWorld, startPluginWorld } from './plugin-world.ts';
import { SAMPLE_SCOPES } from './sample-plugin.ts';

/** The secret of the plugin in a `ProxyWorld`. */
export const SECRET = 'sk-live-canary/4242+x';

/** What a panel gets of a request, or why it gets nothing. */
export interface AskedAnswer {
  readonly status: number;
  readonly told: { readonly status: number; readonly headers: Readonly<Record<string, string>> };
  /** The body; begins with `broken` when it ended before its time. */
  readonly text: string;
  readonly headers: Headers;
  readonly error: WireError & { details: ErrorDetails };
}

/** A plugin with requests to a partner's API on a server of its own. */
export interface ProxyWorld {
  readonly world: PluginWorld;
  readonly partner: PartnerApi;
  readonly manifest: Manifest;
  /** The partner's two origins, which alone may lie inside the network. */
  readonly origins: readonly string[];
  ask(request: string, params?: object, headers?: Record<string, string>): Promise<AskedAnswer>;
  enter(values: object): Promise<unknown>;
  /** Forgets what arrived, and answers with nothing special again. */
  reset(): void;
  close(): Promise<void>;
}

/** Every name under `partner.test` leads to this machine. */
export const resolver = (host: string) =>
  host.endsWith('.partner.test')
    ? Promise.resolve([{ address: '127.0.0.1', family: 4 }])
    : Promise.reject(new Error('ENOTFOUND'));

/** Starts the world with its plugin installed, granted and set up. */
export async function startProxyWorld(): Promise<ProxyWorld> {
  const partner = await startPartnerApi('api.partner.test', 'other.partner.test');
  const origins = ['api', 'other'].map((host) => `https://${host}.partner.test:${partner.port}`);
  const manifest = manifestFor(origins);
  const database = await openDatabase();
  const network = { allowInternal: origins, ca: partner.ca, resolver };
  const world = await startPluginWorld(database, database, { network });
  const enter = (values: object) => world.app.call('PATCH', pathOf(manifest.id, '/settings'), { values }, ADMIN);
  await world.install(
    manifest,
    Object.keys(manifest.requests ?? {}).map((name) => `http.${name}`),
  );
  await world.install(named('neighbour'), SAMPLE_SCOPES);
  await enter({ token: SECRET, accountName: 'Shop & Co' });
  return {
    world,
    partner,
    manifest,
    origins,
    enter,
    ask: (request, params = {}, headers = {}) =>
      askOver(world, pathOf(manifest.id, `/requests/${request}`), params, headers),
    reset: () => {
      partner.arrived.length = 0;
      partner.answer = (_request, response) =>
        response.setHeader('content-type', 'application/json').end('{"ok":true}');
    },
    close: async () => {
      await world.close();
      partner.close();
      await database.close();
    },
  };
}

function manifestFor([api = '', other = '']: readonly string[]): Manifest {
  const headers = { Authorization: 'Bearer {{settings.token}}' };
  const requests: Record<string, RequestTemplate> = {
    send: {
      method: 'POST',
      url: `${api}/send/{{params.folder}}?from={{settings.accountName}}`,
      headers: { ...headers, 'X-Note': '{{params.note}}' },
      body: '{"to":"{{params.to}}","list":["{{params.count}}"]}',
    },
    read: { method: 'GET', url: `${api}/thing/{{params.id}}`, headers },
    open: { method: 'GET', url: `${api}/open` },
    other: { method: 'GET', url: `${other}/other` },
    inside: { method: 'GET', url: 'https://inside.partner.test/x' },
  };
  const required = Object.keys(requests).map((name) => ({ scope: `http.${name}`, purpose: 'Works.' }));
  const settings = (named('x').settings ?? []).map((each) =>
    each.secure === true ? { ...each, scopes: ['http.send', 'http.read'] } : each,
  );
  return named('proxy', { requests, settings, permissions: { required } });
}

/** Makes a request of a plugin, as a host does. */
export async function askOver(
  { app }: Pick<PluginWorld, 'app'>,
  path: string,
  params: object,
  headers: Record<string, string>,
): Promise<AskedAnswer> {
  const response = await fetch(app.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ params }),
  });
  const answer = response.headers.get('crosswalk-answer');
  const text = await response.text().catch((error: unknown) => `broken: ${String(error)}`);
  const told = answer === null ? '{}' : Buffer.from(answer, 'base64url').toString();
  const failure = answer === null ? text : '{}';
  return { status: response.status, text, headers: response.headers, ...parseAnswer(told, failure) };
}

function parseAnswer(told: string, failure: string): Pick<AskedAnswer, 'told' | 'error'> {
  const { error } = JSON.parse(failure) as Pick<AskedAnswer, 'error'>;
  return { told: JSON.parse(told) as AskedAnswer['told'], error };
}
