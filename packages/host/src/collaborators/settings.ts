/** Values of a plugin's settings. */
export type SettingValues = Readonly<Record<string, string | number | boolean>>;

/** Keeps what the admin entered for a plugin. Secrets belong on the server; whatever stands here under a secure setting's name is not shown to panels. */
export interface SettingsStore {
  get(plugin: string): Promise<SettingValues>;
  /** Calls `changed` with a plugin's id; returns a function that stops it. */
  subscribe?(changed: (plugin: string) => void): () => void;
}

/** Settings that are known from the start. */
export function fixedSettings(values: Readonly<Record<string, SettingValues>> = {}): SettingsStore {
  const known = new Map(Object.entries(values));
  return { get: (plugin) => Promise.resolve(known.get(plugin) ?? {}) };
}
