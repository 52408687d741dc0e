import { diffPermissions, type Manifest, type PermissionChange } from '@crosswalk/protocol';

/** Everything a new plugin asks for: what changes when nothing was there before. */
export function asksOf(manifest: Manifest): readonly PermissionChange[] {
  const { manifestVersion, id, name, description, author, defaultLocale, engines } = manifest;
  const nothing: Manifest = {
    ...{ manifestVersion, id, name, description, author, defaultLocale, engines },
    version: '0.0.0-0',
    views: [],
    permissions: { required: [] },
  };
  return diffPermissions(nothing, manifest);
}
