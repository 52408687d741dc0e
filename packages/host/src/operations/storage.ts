import type { HostLimits } from '../limits.ts';
import { refuse } from '../refusal.ts';
import type { Handlers } from './handler.ts';

/** Keys one answer of `storage.list` may have, as the protocol says. */
const LISTED = 1_000;

/** Small values a plugin keeps. The store is told whose they are by the panel's identity, never by its message. */
export const storageHandlers: Handlers<`storage.${'get' | 'set' | 'delete' | 'list'}`> = {
  'storage.get': {
    run: async ({ panel: { host, plugin } }, { key }) => ({ value: await host.storage.get(plugin.manifest.id, key) }),
  },
  'storage.set': {
    run: async ({ panel: { host, plugin } }, { key, value }) => {
      assertLength(JSON.stringify(value), host.limits);
      const keys = await host.storage.list(plugin.manifest.id, '');
      if (!keys.includes(key)) assertRoom(keys.length, host.limits);
      await host.storage.set(plugin.manifest.id, key, value);
      return {};
    },
  },
  'storage.delete': {
    run: async ({ panel: { host, plugin } }, { key }) => {
      await host.storage.delete(plugin.manifest.id, key);
      return {};
    },
  },
  'storage.list': {
    run: async ({ panel: { host, plugin } }, { prefix = '' }) => {
      const keys = await host.storage.list(plugin.manifest.id, prefix);
      return { keys: keys.slice(0, LISTED) };
    },
  },
};

function assertLength(text: string, { storageValueLength: limit }: HostLimits): void {
  if (text.length > limit)
    throw refuse('too_large', `A stored value may have ${limit} characters as JSON.`, { limit, actual: text.length });
}

function assertRoom(count: number, { storageKeys: limit }: HostLimits): void {
  if (count >= limit) throw refuse('too_large', `A plugin may store ${limit} keys.`, { limit, actual: count + 1 });
}
