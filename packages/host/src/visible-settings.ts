import type { InstalledPlugin } from './collaborators/plugins.ts';
import type { SettingValues } from './collaborators/settings.ts';
import type { HostParts } from './host-parts.ts';

/** The settings a browser may see: those the manifest declares and does not call secure, with their defaults. */
export async function visibleSettings(
  { settings }: Pick<HostParts, 'settings'>,
  plugin: InstalledPlugin,
): Promise<SettingValues> {
  const stored = new Map(Object.entries(await settings.get(plugin.manifest.id)));
  const shown = (plugin.manifest.settings ?? []).filter(({ secure }) => secure !== true);
  const values = shown.map(({ name, default: standard }) => [name, stored.get(name) ?? standard] as const);
  return Object.fromEntries(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
