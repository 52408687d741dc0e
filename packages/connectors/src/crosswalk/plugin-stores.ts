import type { JsonValue } from '@crosswalk/model';
import { AuditQueue } from './audit-queue.ts';
import { type HttpCall, HttpClient, type HttpOptions } from './http-client.ts';

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
 * const host = createHost({ source, user, plugins, ...stores });
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
  };
  readonly settings: {
    get(plugin: string): Promise<SettingValues>;
    /** For admins. */
    save(plugin: string, values: SettingValues): Promise<void>;
  };
  readonly audit: AuditQueue;
}

/** Keeps grants, settings, values and the audit of plugins on a Crosswalk server. */
export function createPluginStores(options: HttpOptions): PluginStores {
  const client = new HttpClient(options);
  const ask = <T>(method: HttpCall['method'], path: string, body?: unknown): Promise<T> =>
    client.json({ method, path, ...(body === undefined ? {} : { body }) }).then((answer) => parseAnswer<T>(answer));
  return {
    storage: {
      get: async (plugin, key) => (await ask<{ value: JsonValue }>('GET', valuePath(plugin, key))).value,
      set: (plugin, key, value) => ask('PUT', valuePath(plugin, key), { value }),
      delete: (plugin, key) => ask('DELETE', valuePath(plugin, key)),
      list: async (plugin, prefix) =>
        (await ask<{ keys: string[] }>('GET', `${pathOf(plugin)}/storage?prefix=${encodeURIComponent(prefix)}`)).keys,
    },
    grants: grantStore(ask),
    settings: {
      get: async (plugin) => (await ask<{ values: SettingValues }>('GET', `${pathOf(plugin)}/settings`)).values,
      save: (plugin, values) => ask('PUT', `${pathOf(plugin)}/settings`, { values }),
    },
    audit: new AuditQueue(client),
  };
}

type Ask = <T>(method: HttpCall['method'], path: string, body?: unknown) => Promise<T>;

/** Writes the admin's part only when it changed, because other users may not write it. */
function grantStore(ask: Ask): PluginStores['grants'] {
  const known = new Map<string, string>();
  return {
    async load(plugin) {
      const grant = await ask<PluginGrant>('GET', `${pathOf(plugin)}/grant`);
      known.set(plugin, JSON.stringify(grant.admin));
      return grant;
    },
    async save(plugin, { admin, agreed, withdrawn }) {
      const isSame = known.get(plugin) === JSON.stringify(admin);
      await ask('PUT', `${pathOf(plugin)}/grant`, { agreed, withdrawn, ...(isSame ? {} : { admin }) });
      known.set(plugin, JSON.stringify(admin));
    },
  };
}

function pathOf(plugin: string): string {
  return `/api/plugins/${encodeURIComponent(plugin)}`;
}

function valuePath(plugin: string, key: string): string {
  return `${pathOf(plugin)}/storage/value?key=${encodeURIComponent(key)}`;
}

/** The CRM's own server checked what it sends. */
function parseAnswer<T>(answer: unknown): T {
  return answer as T;
}
