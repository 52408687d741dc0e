import { z } from '@crosswalk/model';
import { Manifest } from '@crosswalk/protocol';
import type { PluginRow } from './plugin-table.ts';

/** A plugin as every page may know it: what a host needs to show it. */
export const ShownPlugin = z.object({
  manifest: Manifest,
  /** Folder of its pages, as a full address. */
  baseUrl: z.string(),
  disabled: z.boolean(),
});
/** A plugin as every page may know it. */
export type ShownPlugin = z.infer<typeof ShownPlugin>;

/** What changes about what a plugin may do. */
export const ShownChange = z.object({
  subject: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  name: z.string(),
  text: z.string(),
  purpose: z.optional(z.string()),
  widens: z.boolean(),
});

/** A plugin as an admin may know it. */
export const AdminPlugin = z.extend(ShownPlugin, {
  source: z.string(),
  digest: z.string(),
  installedBy: z.string(),
  installedAt: z.string(),
  updatedAt: z.string(),
  /** An update that waits for somebody to agree. */
  proposal: z.nullable(
    z.object({
      manifest: Manifest,
      source: z.string(),
      digest: z.string(),
      changes: z.array(ShownChange),
      proposedBy: z.string(),
      proposedAt: z.string(),
    }),
  ),
});
/** A plugin as an admin may know it. */
export type AdminPlugin = z.infer<typeof AdminPlugin>;

/** Where the pages of a plugin are: where it was installed from, or on this server's site for panels. */
export function baseUrlOf(
  plugin: Pick<PluginRow, 'id' | 'digest' | 'baseUrl'>,
  panelOrigin: string | undefined,
): string {
  return plugin.baseUrl === '' ? `${panelOrigin ?? ''}/${plugin.id}/${plugin.digest}/` : plugin.baseUrl;
}

export function showPlugin(plugin: PluginRow, panelOrigin: string | undefined): ShownPlugin {
  return { manifest: plugin.manifest, baseUrl: baseUrlOf(plugin, panelOrigin), disabled: plugin.isDisabled };
}

export function showToAdmin(plugin: PluginRow, panelOrigin: string | undefined): AdminPlugin {
  const { source, digest, installedBy, installedAt, updatedAt } = plugin;
  return {
    ...showPlugin(plugin, panelOrigin),
    source,
    digest,
    installedBy,
    installedAt: installedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    proposal: plugin.proposal && showProposal(plugin.proposal),
  };
}

function showProposal({
  manifest,
  source,
  digest,
  changes,
  proposedBy,
  proposedAt,
}: NonNullable<PluginRow['proposal']>) {
  return { manifest, source, digest, changes: [...changes], proposedBy, proposedAt };
}
