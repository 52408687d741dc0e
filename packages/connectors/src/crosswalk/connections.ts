import { type Connection, CrosswalkError } from '@crosswalk/protocol';
import { delay, type HttpClient } from './http-client.ts';
import { pathOf } from './paths.ts';
import type { PluginCallContext } from './server-operations.ts';

/** How often to ask whether the user is back from the company. */
const LOOK_MS = 1_000;

/** A user's connections with other companies, as a server keeps them for plugins. */
export class Connections {
  readonly #client: HttpClient;

  constructor(client: HttpClient) {
    this.#client = client;
  }

  /** How one stands. */
  async get(name: string, { plugin: { manifest }, signal }: PluginCallContext): Promise<Connection> {
    const path = `${pathOf(manifest.id)}/connections`;
    const answer = await this.#client.json({ method: 'GET', path, headers: headersOf(manifest.id), signal });
    const found = parseList(answer).connections.find((each) => each.name === name);
    if (found !== undefined) return found;
    throw new CrosswalkError('not_found', `The manifest of ${manifest.id} has no connection named ${name}.`);
  }

  /** Opens the company's page beside the CRM and waits until the user is back. */
  async connect(name: string, context: PluginCallContext): Promise<Connection> {
    const { plugin, signal, openPage } = context;
    const { id } = plugin.manifest;
    const path = `${pathOf(id)}/connections/${encodeURIComponent(name)}/attempts`;
    const headers = headersOf(id);
    const begun = parseBegun(await this.#client.json({ method: 'POST', path, body: {}, headers, signal }));
    if (!(await openPage(begun.url))) throw refused(name);
    const end = Date.parse(begun.expiresAt);
    while (Date.now() < end) {
      await delay(LOOK_MS, signal);
      const call = { method: 'GET', path: `${path}/${begun.id}`, headers, signal } as const;
      const { outcome, message } = parseOutcome(await this.#client.json(call));
      if (outcome === 'connected') return this.get(name, context);
      if (outcome === 'denied') throw refused(name);
      if (outcome === 'failed') throw new CrosswalkError('unsupported', message);
    }
    throw new CrosswalkError('timeout', 'The user did not come back in time. Ask again when they click.');
  }

  /** Ends one. */
  async disconnect(name: string, { plugin: { manifest }, signal }: PluginCallContext): Promise<void> {
    const path = `${pathOf(manifest.id)}/connections/${encodeURIComponent(name)}`;
    await this.#client.json({ method: 'DELETE', path, headers: headersOf(manifest.id), signal });
  }
}

function headersOf(plugin: string): Record<string, string> {
  return { 'crosswalk-plugin': plugin };
}

function refused(name: string): CrosswalkError {
  return new CrosswalkError('permission_denied', 'The user did not agree to the connection.', {
    details: { deniedBy: 'user', connection: name },
  });
}

/** The CRM's own server checked what it sends. */
function parseList(answer: unknown): { connections: readonly Connection[] } {
  return answer as { connections: readonly Connection[] };
}

function parseBegun(answer: unknown): { id: string; url: string; expiresAt: string } {
  return answer as { id: string; url: string; expiresAt: string };
}

function parseOutcome(answer: unknown): { outcome: string; message: string } {
  return answer as { outcome: string; message: string };
}
