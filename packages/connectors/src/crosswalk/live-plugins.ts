import type { Manifest } from '@crosswalk/protocol';
import type { HttpClient } from './http-client.ts';
import { readForever } from './read-forever.ts';

/** A plugin as it is installed, in the shape hosts take. */
export interface LivePlugin {
  readonly manifest: Manifest;
  readonly baseUrl: string;
  readonly disabled: boolean;
}

/** Told which plugin changed. */
export type PluginListener = (plugin: string) => void;

/**
 * The plugins of a server, kept up to date while somebody listens: one connection tells which plugin changed, and what
 * it may do or is set to is asked for then. After a lost connection everything is asked anew.
 */
export class LivePlugins {
  readonly #client: HttpClient;
  readonly #onList = new Set<() => void>();
  readonly #onPlugin = new Set<PluginListener>();
  #list: readonly LivePlugin[] = [];
  #connection: AbortController | undefined;

  constructor(client: HttpClient) {
    this.#client = client;
  }

  /** The plugins known now: none before the first `load`. */
  list(): readonly LivePlugin[] {
    return this.#list;
  }

  /** Asks the server which plugins there are. Await it before the list is needed at once. */
  async load(): Promise<void> {
    const { plugins } = parseList(await this.#client.json({ method: 'GET', path: '/api/plugins' }));
    const isSame = JSON.stringify(plugins) === JSON.stringify(this.#list);
    this.#list = plugins;
    if (!isSame) for (const changed of [...this.#onList]) changed();
  }

  /** Calls back when plugins came, went or changed. */
  subscribe(changed: () => void): () => void {
    return this.#follow(this.#onList, changed);
  }

  /** Calls back with each installed plugin whose version, state, grant or settings may have changed. */
  onPlugin(changed: PluginListener): () => void {
    return this.#follow(this.#onPlugin, changed);
  }

  #follow<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
    listeners.add(listener);
    this.#connection ??= this.#connect();
    return () => {
      listeners.delete(listener);
      if (this.#onList.size + this.#onPlugin.size > 0) return;
      this.#connection?.abort();
      this.#connection = undefined;
    };
  }

  #connect(): AbortController {
    const connection = new AbortController();
    const onEvent = ({ event, data }: { event: string; data: string }) => {
      if (event === 'ready') void this.#changed();
      else if (event === 'plugin') void this.#changed(parseChanged(data).plugin);
    };
    const call = () => ({ method: 'GET', path: '/api/plugins/changes' }) as const;
    void readForever(this.#client, { call, onEvent, signal: connection.signal });
    return connection;
  }

  /** First the list, so that whoever is told of a plugin finds it there; without a name, all of them may have changed. */
  async #changed(plugin?: string): Promise<void> {
    await this.load().catch(() => undefined);
    for (const { manifest } of this.#list) {
      if (plugin !== undefined && manifest.id !== plugin) continue;
      for (const listener of [...this.#onPlugin]) listener(manifest.id);
    }
  }
}

/** The CRM's own server checked what it sends. */
function parseList(answer: unknown): { plugins: readonly LivePlugin[] } {
  return answer as { plugins: readonly LivePlugin[] };
}

function parseChanged(data: string): { plugin: string } {
  return JSON.parse(data) as { plugin: string };
}
