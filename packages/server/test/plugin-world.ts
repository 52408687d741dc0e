import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Manifest } from '@crosswalk/protocol';
import type { AppOptions } from '../src/app.ts';
import type { Database } from '../src/database/database.ts';
import { createKey, openKeyRing } from '../src/secrets/key-ring.ts';
import { type Answer, type AnswerBody, type RunningApp, startApp } from './running-app.ts';
import { SAMPLE } from './sample-plugin.ts';

/** Headers of the admin of a `PluginWorld`. */
export const ADMIN = { 'x-user': 'root' };

/** Two processes on one database with a key, an admin `root`, a `sam` with the role `sales`, and a server that plugins are fetched from. */
export interface PluginWorld {
  readonly app: RunningApp;
  readonly second: RunningApp;
  /** Answers of the server plugins are fetched from, by path; `->address` redirects. */
  readonly served: Map<string, string>;
  readonly address: string;
  install(manifest: unknown, grant?: readonly string[], baseUrl?: string): Promise<Answer>;
  detail(id: string): Promise<AnswerBody>;
  grantOf(id: string, user?: string, at?: RunningApp): Promise<AnswerBody>;
  close(): Promise<void>;
}

/** Starts a world on a database. `another` opens the same one as a second process would. */
export async function startPluginWorld(
  database: Database,
  another: Database,
  more: Partial<AppOptions> = {},
): Promise<PluginWorld> {
  const served = new Map<string, string>();
  const files = await listen(served);
  const address = `http://127.0.0.1:${assertPort(files)}`;
  const keys = await openKeyRing({ text: createKey() });
  const options = { identify, keys, network: { allowInternal: [address] }, panelOrigin: 'http://127.0.0.1:1', ...more };
  const app = await startApp({ ...options, database });
  const second = await startApp({ ...options, database: another });
  return {
    app,
    second,
    served,
    address,
    install: (manifest, grant = [], baseUrl = 'https://plugins.example/mail/') =>
      app.call('POST', '/api/plugins', { manifest, baseUrl, grant }, ADMIN),
    detail: async (id) => (await app.call('GET', `/api/plugins/${id}`, undefined, ADMIN)).body,
    grantOf: async (id, user = 'ada', at = app) =>
      (await at.call('GET', `/api/plugins/${id}/grant`, undefined, { 'x-user': user })).body,
    close: async () => {
      await app.close();
      await second.close();
      files.closeAllConnections();
      files.close();
    },
  };
}

/** The sample under another id, so that tests do not meet. */
export function named(id: string, changes: Partial<Manifest> = {}): Manifest {
  return { ...SAMPLE, id: `com.example.${id}`, ...changes };
}

/** The address of something that belongs to a plugin. */
export function pathOf(id: string, rest = ''): string {
  return `/api/plugins/${id}${rest}`;
}

function identify(request: Request) {
  const id = request.headers.get('x-user') ?? 'ada';
  return { id, name: id, roles: id === 'root' ? ['admin'] : id === 'sam' ? ['sales'] : [] };
}

async function listen(served: ReadonlyMap<string, string>): Promise<Server> {
  const server = createServer((request, response) => {
    const content = served.get(request.url ?? '');
    if (content === undefined) response.writeHead(404).end();
    else if (content.startsWith('->')) response.writeHead(302, { location: content.slice(2) }).end();
    else response.end(content);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return server;
}

function assertPort(server: Server): number {
  const { port } = server.address() as AddressInfo;
  return port;
}
