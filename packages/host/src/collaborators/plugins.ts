import type { Manifest } from '@crosswalk/protocol';

/** A plugin as it is installed in this CRM. */
export interface InstalledPlugin {
  /** Checked with `parseManifest` when it was installed; the host refuses one that is not a manifest. */
  readonly manifest: Manifest;
  /** Folder the manifest lies in, as a full address: what `./panel.html` is relative to. */
  readonly baseUrl: string;
  /** Switched off by the admin: none of its views is shown. */
  readonly disabled?: boolean;
}

/** Which plugins are installed. Yours may ask a server; `pluginList` is for a fixed list. */
export interface PluginRegistry {
  list(): readonly InstalledPlugin[];
  /** Calls `changed` after each installation, removal or update; returns a function that stops it. */
  subscribe?(changed: () => void): () => void;
}

/** A registry of plugins that are known from the start. */
export function pluginList(plugins: readonly InstalledPlugin[]): PluginRegistry {
  return { list: () => plugins };
}
