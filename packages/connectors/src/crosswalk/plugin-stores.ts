import type { JsonValue } from '@crosswalk/model';
import { ScopeSet } from '@crosswalk/protocol';
import { AuditQueue } from './audit-queue.ts';
import { LivePlugins } from './live-plugins.ts';
import { createServerOperations, type ServerOperations } from './server-operations.ts';
import { type HttpCall, HttpClient, type HttpOptions } from './http-client.ts';
import { pathOf } from './paths.ts';

/** Scopes of one plugin: what the admin gave everybody, what this user agreed to, and what this user took back. */
export interface PluginGrant {
  readonly admin: readonly string[];
  readonly agreed: readonly string[];
  readonly withdrawn: readonly string[];
}

/** Values of a plugin's settings by name. */
export type SettingValues = Readonly<Record<string, string | number | boolean>>;

/**
 * What a host keeps for its plugins, on a Crosswalk server. The parts have the shapes of the host's collaborators:
 *
 * ```ts
 * const stores = createPluginStores({ baseUrl: '' });
 * await stores.installed.load();
 * const host = createHost({ source, user, account, ...stores, plugins: stores.installed });
 * ```
 */
export interface PluginStores {
  readonly storage: {
    get(plugin: string, key: string): Promise<JsonValue>;
    set(plugin: string, key: string, value: JsonValue): Promise<void>;
    delete(plugin: string, key: string): Promise<void>;
    list(plugin: string, prefix: string): Promise<readonly string[]>;
  };
  readonly grants: {
    load(plugin: string): Promise<PluginGrant>;
    save(plugin: string, grant: PluginGrant): Promise<void>;
    /** Calls back when the grant was changed elsewhere. */
    subscribe(changed: (plugin: string) => void): () => void;
  };
  /** The installed plugins, up to date while the host is there; for a host's `plugins`. `await installed.load()` before it starts. */
  readonly installed: LivePlugins;
  /** What needs a secret: requests to other servers, tokens for plugins' own back ends. */
  readonly server: ServerOperations;
  readonly settings: {
    get(plugin: string): Promise<SettingValues>;
    /** For admins: writes what is named, secret settings too; `null` forgets one, the rest stays. */
    save(plugin: string, values: Readonly<Record<string, string | number | boolean | null>>): Promise<void>;
    subscribe(changed: (plugin: string) => void): () => void;
  };
  readonly audit: AuditQueue;
}

/** Keeps grants, settings, values and the audit of plugins on a Crosswalk server. */
export function createPluginStores(options: HttpOptions): PluginStores {
  const client = new HttpClient(options);
  const ask = <T>(method: HttpCall['method'], path: string, body?: unknown): Promise<T> =>
    client.json({ method, path, ...(body === undefined ? {} : { body }) }).then((answer) => parseAnswer<T>(answer));
  const installed = new LivePlugins(client);
  return {
    storage: {
      get: async (plugin, key) => (await ask<{ value: JsonValue }>('GET', valuePath(plugin, key))).value,
      set: (plugin, key, value) => ask('PUT', valuePath(plugin, key), { value }),
      delete: (plugin, key) => ask('DELETE', valuePath(plugin, key)),
      list: async (plugin, prefix) =>
        (await ask<{ keys: string[] }>('GET', `${pathOf(plugin)}/storage?prefix=${encodeURIComponent(prefix)}`)).keys,
    },
    installed,
    server: createServerOperations(client),
    grants: grantStore(ask, installed),
    settings: {
      get: async (plugin) => (await ask<{ values: SettingValues }>('GET', `${pathOf(plugin)}/settings`)).values,
      save: (plugin, values) => ask('PATCH', `${pathOf(plugin)}/settings`, { values }),
      subscribe: (changed) => installed.onPlugin(changed),
    },
    audit: new AuditQueue(client),
  };
}

type Ask = <T>(method: HttpCall['method'], path: string, body?: unknown) => Promise<T>;

/** Writes what changed and nothing else: the admin's part as what is given and taken back, so that two pages at once undo nothing of each other's. */
function grantStore(ask: Ask, installed: LivePlugins): PluginStores['grants'] {
  const known = new Map<string, PluginGrant>();
  const nothing: PluginGrant = { admin: [], agreed: [], withdrawn: [] };
  const read = async (plugin: string) => {
    const { admin, agreed, withdrawn } = await ask<PluginGrant>('GET', `${pathOf(plugin)}/grant`);
    return { admin, agreed, withdrawn };
  };
  /** Tells only what is news: the page hears of its own changes too. */
  const compare = async (plugin: string, changed: (plugin: string) => void) => {
    const before = known.get(plugin);
    const now = await read(plugin).catch(() => undefined);
    if (now !== undefined && JSON.stringify(now) !== JSON.stringify(before)) changed(plugin);
  };
  return {
    async load(plugin) {
      const grant = await read(plugin);
      known.set(plugin, grant);
      return grant;
    },
    subscribe: (changed) => installed.onPlugin((plugin) => void compare(plugin, changed)),
    async save(plugin, grant) {
      const before = known.get(plugin) ?? nothing;
      const [old, now] = [new ScopeSet(before.admin), new ScopeSet(grant.admin)];
      const [give, takeBack] = [now.minus(old).toArray(), old.minus(now).toArray()];
      const { agreed, withdrawn } = grant;
      const isSame = JSON.stringify([before.agreed, before.withdrawn]) === JSON.stringify([agreed, withdrawn]);
      if (give.length + takeBack.length > 0) await ask('PATCH', `${pathOf(plugin)}/grant`, { give, takeBack });
      if (!isSame) await ask('PUT', `${pathOf(plugin)}/consent`, { agreed, withdrawn });
      known.set(plugin, grant);
    },
  };
}

function valuePath(plugin: string, key: string): string {
  return `${pathOf(plugin)}/storage/value?key=${encodeURIComponent(key)}`;
}

/** The CRM's own server checked what it sends. */
function parseAnswer<T>(answer: unknown): T {
  return answer as T;
}
