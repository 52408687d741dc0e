import type { CallOptions, JsonValue } from '@crosswalk/model';
import type { Session } from './session.ts';

/** The plugin's own values, kept by the CRM. No other plugin sees them. */
export type Storage = ReturnType<typeof storageOf>;

export function storageOf({ call }: Session) {
  return {
    /** The value under a key; `null` when there is none. */
    get: async (key: string, options?: CallOptions): Promise<JsonValue> =>
      (await call('storage.get', { key }, options)).value,
    set: async (key: string, value: JsonValue, options?: CallOptions): Promise<void> => {
      await call('storage.set', { key, value }, options);
    },
    delete: async (key: string, options?: CallOptions): Promise<void> => {
      await call('storage.delete', { key }, options);
    },
    /** The keys that begin with a prefix. */
    list: async (prefix = '', options?: CallOptions): Promise<string[]> =>
      (await call('storage.list', { prefix }, options)).keys,
  };
}
