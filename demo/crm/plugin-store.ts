import {
  type Audit,
  type AuditEntry,
  type Grant,
  type GrantStore,
  NO_GRANT,
  type PluginStorage,
  type SettingsStore,
} from '@crosswalk/host';
import { CrosswalkError, type ErrorCode, ERROR_CODES } from '@crosswalk/protocol';
import type { JsonValue } from '@crosswalk/model';

/** Milliseconds audit entries are gathered before they are sent. */
const GATHER_MS = 500;

/** Everything the host keeps about plugins, on the demo's server. */
export function createPluginStore(): {
  grants: GrantStore;
  settings: SettingsStore;
  storage: PluginStorage;
  audit: Audit;
} {
  return { grants: serverGrants(), settings: serverSettings(), storage: serverStorage(), audit: new ServerAudit() };
}

function serverGrants(): GrantStore {
  const known = new Map<string, Grant>();
  return {
    load: async (plugin) => {
      const grant = { ...NO_GRANT, ...parseGrant(await ask('GET', pathOf(plugin, 'grant'))) };
      known.set(plugin, grant);
      return grant;
    },
    save: async (plugin, grant) => {
      const { admin, ...own } = grant;
      const isForAll = JSON.stringify(admin) !== JSON.stringify(known.get(plugin)?.admin);
      await ask('PUT', pathOf(plugin, 'grant'), isForAll ? grant : own);
      known.set(plugin, grant);
    },
  };
}

function serverSettings(): SettingsStore {
  return { get: async (plugin) => parseSettings(await ask('GET', pathOf(plugin, 'settings'))).values };
}

function serverStorage(): PluginStorage {
  const address = (plugin: string, key: string) => `${pathOf(plugin, 'storage')}/${encodeURIComponent(key)}`;
  return {
    get: async (plugin, key) => parseValue(await ask('GET', address(plugin, key))).value,
    set: async (plugin, key, value) => void (await ask('PUT', address(plugin, key), { value })),
    delete: async (plugin, key) => void (await ask('DELETE', address(plugin, key))),
    list: async (plugin, prefix) =>
      parseKeys(await ask('GET', `${pathOf(plugin, 'storage')}?prefix=${encodeURIComponent(prefix)}`)).keys,
  };
}

/** Sends what plugins did to the server, a few entries at a time. Entries that cannot be sent wait for the next time. */
class ServerAudit implements Audit {
  #waiting: AuditEntry[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  write(entry: AuditEntry): void {
    this.#waiting.push(entry);
    this.#timer ??= setTimeout(() => void this.#send(), GATHER_MS);
  }

  async recent(plugin: string, limit: number): Promise<readonly AuditEntry[]> {
    await this.#send();
    return parseEntries(await ask('GET', `/api/audit?plugin=${encodeURIComponent(plugin)}&limit=${limit}`)).entries;
  }

  async #send(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const entries = this.#waiting.splice(0, 500);
    if (entries.length === 0) return;
    try {
      await ask('POST', '/api/audit', { entries });
    } catch {
      this.#waiting = [...entries, ...this.#waiting].slice(-2_000);
    }
  }
}

function pathOf(plugin: string, part: string): string {
  return `/api/plugins/${encodeURIComponent(plugin)}/${part}`;
}

async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new CrosswalkError('offline', 'The server cannot be reached.');
  });
  const text = await response.text();
  const answer: unknown = text === '' ? undefined : JSON.parse(text);
  if (!response.ok) throw new CrosswalkError(parseCode(answer), 'The server refused this.');
  return answer;
}

function parseCode(answer: unknown): ErrorCode {
  const { error } = Object(answer) as { error?: { code?: string } };
  return ERROR_CODES.find((code) => code === error?.code) ?? 'host_error';
}

function parseGrant(answer: unknown): Grant {
  return answer as Grant;
}

function parseSettings(answer: unknown): { values: Readonly<Record<string, string | number | boolean>> } {
  return answer as { values: Readonly<Record<string, string | number | boolean>> };
}

function parseValue(answer: unknown): { value: JsonValue } {
  return answer as { value: JsonValue };
}

function parseKeys(answer: unknown): { keys: readonly string[] } {
  return answer as { keys: readonly string[] };
}

function parseEntries(answer: unknown): { entries: readonly AuditEntry[] } {
  return answer as { entries: readonly AuditEntry[] };
}
