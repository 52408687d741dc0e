import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Connection, Manifest } from '@crosswalk/protocol';
import type { Database } from '../src/database/database.ts';
import { sql } from '../src/database/sql.ts';
import { CLIENT, OAuthStandIn } from './oauth-stand-in.ts';
import { ADMIN, named, pathOf, type PluginWorld, startPluginWorld } from './plugin-world.ts';
import { askOver, type AskedAnswer, resolver } from './proxy-world.ts';
import type { Answer, RunningApp } from './running-app.ts';

/** A way to the company that was begun. */
export interface Begun {
  readonly id: string;
  readonly url: string;
}

/** A plugin that is connected with a company, on two processes. */
export interface OAuthWorld {
  readonly world: PluginWorld;
  readonly company: OAuthStandIn;
  readonly manifest: Manifest;
  /** Everything that was logged. */
  readonly log: unknown[];
  begin(user?: string): Promise<Begun>;
  /** What a browser does at the company's page: where it is sent back to. */
  decide(url: string, decision?: 'yes' | 'no'): Promise<string>;
  /** Comes back to the CRM, with the status and text of the page there. */
  comeBack(callback: string, user?: string): Promise<{ status: number; text: string }>;
  /** All three, with a yes. */
  connect(user?: string): Promise<void>;
  connectionOf(user?: string): Promise<Connection>;
  /** The server thinks that every access token has ended. */
  expire(): Promise<unknown>;
  /** Ends a user's connection, by that user unless said otherwise. */
  disconnect(user?: string): Promise<Answer>;
  /** A company without troubles, and no connection of the tests' users. */
  reset(): Promise<void>;
  /** Installs and sets up the plugin as it was at first, whatever became of it. */
  reinstall(): Promise<void>;
  ask(user?: string, at?: RunningApp, name?: string): Promise<AskedAnswer>;
  close(): Promise<void>;
}

/** Starts the world with its plugin installed, granted and set up. */
export async function startOAuthWorld(database: Database, another: Database): Promise<OAuthWorld> {
  const company = await OAuthStandIn.start();
  const network = { allowInternal: [company.login, company.api], ca: company.ca, resolver };
  const logged: unknown[] = [];
  const world = await startPluginWorld(database, another, { network, log: (entry) => void logged.push(entry) });
  const manifest = manifestFor(company);
  const path = (rest: string) => pathOf(manifest.id, rest);
  company.redirectUri = `${world.app.url}${path('/connections/partner/callback')}`;
  await install(world, manifest);
  const begin: OAuthWorld['begin'] = async (user = 'ada') => {
    const answer = await world.app.call('POST', path('/connections/partner/attempts'), {}, { 'x-user': user });
    return parse<Begun>(answer.body);
  };
  const disconnect: OAuthWorld['disconnect'] = (user = 'ada') =>
    world.app.call('DELETE', path('/connections/partner'), undefined, { 'x-user': user });
  const decide: OAuthWorld['decide'] = (url, decision = 'yes') => visit(`${url}&decide=${decision}`, company.ca);
  return {
    world,
    company,
    manifest,
    log: logged,
    begin,
    decide,
    comeBack,
    connect: async (user = 'ada') => {
      const page = await comeBack(await decide((await begin(user)).url), user);
      if (!page.text.includes('is connected')) throw new Error(page.text);
    },
    connectionOf: async (user = 'ada') => {
      const { body } = await world.app.call('GET', path('/connections'), undefined, { 'x-user': user });
      const [connection] = parse<{ connections: Connection[] }>(body).connections;
      if (connection === undefined) throw new Error('The manifest has a connection, the answer has none.');
      return connection;
    },
    expire: () => database.query(sql`update oauth_connection set expires_at = now() - interval '1 second'`),
    disconnect,
    reset: async () => {
      Object.assign(company, { lifeSeconds: 3_600, isRefreshable: true, trouble: undefined });
      await disconnect();
      Object.assign(company.counts, { refreshed: 0, refused: 0, revoked: 0, used: 0 });
    },
    reinstall: async () => {
      await world.app.call('DELETE', path(''), undefined, ADMIN);
      await install(world, manifest);
    },
    ask: (user = 'ada', at = world.app, name = 'read') =>
      askOver({ app: at }, path(`/requests/${name}`), {}, { 'x-user': user }),
    close: async () => {
      await world.close();
      company.close();
    },
  };
}

async function install(world: PluginWorld, manifest: Manifest): Promise<void> {
  const scopes = Object.keys(manifest.requests ?? {}).map((name) => `http.${name}`);
  await world.install(manifest, scopes);
  const values = { clientId: CLIENT.id, clientSecret: CLIENT.secret };
  await world.app.call('PATCH', pathOf(manifest.id, '/settings'), { values }, ADMIN);
}

async function comeBack(callback: string, user = 'ada'): Promise<{ status: number; text: string }> {
  const response = await fetch(callback, { headers: { 'x-user': user }, redirect: 'manual' });
  return { status: response.status, text: await response.text() };
}

function manifestFor({ login, api }: OAuthStandIn): Manifest {
  const headers = { Authorization: 'Bearer {{oauth.partner.accessToken}}' };
  return named('oauth', {
    requests: {
      read: { method: 'GET', url: `${api}/things`, headers },
      write: { method: 'POST', url: `${api}/things`, headers, body: '{}' },
    },
    permissions: { required: ['read', 'write'].map((name) => ({ scope: `http.${name}`, purpose: 'Works.' })) },
    settings: [
      { name: 'clientId', type: 'text', label: 'Client' },
      { name: 'clientSecret', type: 'text', label: 'Secret', secure: true },
    ],
    oauth: {
      partner: {
        label: 'Partner & Co',
        authorize: `${login}/authorize`,
        token: `${login}/token`,
        revoke: `${login}/revoke`,
        scopes: ['things.read'],
        clientId: 'clientId',
        clientSecret: 'clientSecret',
        hosts: [api],
        account: { url: `${api}/me`, field: 'email' },
      },
    },
  });
}

/** Visits a page of the company and gives where it leads. */
function visit(url: string, ca: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { ca, lookup: toThisMachine }, (response) => {
      response.resume();
      resolve(response.headers.location ?? `nowhere: ${response.statusCode}`);
    });
    asked.on('error', reject).end();
  });
}

const toThisMachine: LookupFunction = (_host, { all }, answer) =>
  all === true ? answer(null, [{ address: '127.0.0.1', family: 4 }]) : answer(null, '127.0.0.1', 4);

function parse<T>(body: unknown): T {
  return body as T;
}
