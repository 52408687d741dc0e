import type { JsonValue } from '@crosswalk/model';

/** Keeps small values for plugins, each plugin apart. Keys are any text, also `__proto__`; they are data. */
export interface PluginStorage {
  get(plugin: string, key: string): Promise<JsonValue>;
  set(plugin: string, key: string, value: JsonValue): Promise<void>;
  delete(plugin: string, key: string): Promise<void>;
  list(plugin: string, prefix: string): Promise<readonly string[]>;
}

/** Storage that lasts as long as the page. */
export function memoryStorage(): PluginStorage {
  const stores = new Map<string, Map<string, JsonValue>>();
  const storeOf = (plugin: string) => {
    const store = stores.get(plugin) ?? new Map<string, JsonValue>();
    stores.set(plugin, store);
    return store;
  };
  return {
    get: (plugin, key) => Promise.resolve(storeOf(plugin).get(key) ?? null),
    set: (plugin, key, value) => {
      storeOf(plugin).set(key, value);
      return Promise.resolve();
    },
    delete: (plugin, key) => {
      storeOf(plugin).delete(key);
      return Promise.resolve();
    },
    list: (plugin, prefix) =>
      Promise.resolve([...storeOf(plugin).keys()].filter((key) => key.startsWith(prefix)).sort()),
  };
}
