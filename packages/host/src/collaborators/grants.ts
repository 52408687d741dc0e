import type { Grant } from '@crosswalk/protocol';
import type { InstalledPlugin } from './plugins.ts';

export type { Grant };

/** Keeps grants. The host holds a copy in memory, so that a revocation takes effect before it is stored. */
export interface GrantStore {
  load(plugin: string): Promise<Grant>;
  save(plugin: string, grant: Grant): Promise<void>;
  /** Calls `changed` with a plugin's id when its grant was changed elsewhere; returns a function that stops it. */
  subscribe?(changed: (plugin: string) => void): () => void;
}

/** The grant of a plugin nobody has allowed anything yet: what a grant store answers when it has none. */
export const NO_GRANT: Grant = { admin: [], agreed: [], withdrawn: [] };

/** A grant that gives a plugin what its manifest requires, for installations where the admin agreed to exactly that. */
export function grantRequired(plugin: InstalledPlugin): Grant {
  return { ...NO_GRANT, admin: plugin.manifest.permissions.required.map(({ scope }) => scope) };
}

/** Grants in memory: what is not in `initial` is not granted. */
export function memoryGrants(initial: Readonly<Record<string, Partial<Grant>>> = {}): GrantStore {
  const grants = new Map(Object.entries(initial).map(([plugin, grant]) => [plugin, { ...NO_GRANT, ...grant }]));
  return {
    load: (plugin) => Promise.resolve(grants.get(plugin) ?? NO_GRANT),
    save: (plugin, grant) => {
      grants.set(plugin, grant);
      return Promise.resolve();
    },
  };
}
