/** The pages of the administration, in the order of their links. */
export const ADMIN_SECTIONS = ['plugins', 'updates', 'permissions', 'settings', 'webhooks', 'jobs', 'audit'] as const;
/** One page of the administration. */
export type AdminSection = (typeof ADMIN_SECTIONS)[number];

/** Pages about one plugin, which is chosen on them. */
export const OF_ONE_PLUGIN: ReadonlySet<AdminSection> = new Set(['permissions', 'settings', 'webhooks']);

/** Address of a page of the administration, for one plugin or for all. */
export function adminHref(section: AdminSection, plugin?: string): string {
  return plugin === undefined ? `/admin/${section}` : `/admin/${section}/${encodeURIComponent(plugin)}`;
}

/** The page a part of an address names. */
export function sectionOf(name: string): AdminSection | undefined {
  return ADMIN_SECTIONS.find((section) => section === name);
}
