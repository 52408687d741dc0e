import type { ResultOf } from '@crosswalk/protocol';
import type { PluginPermissions } from './plugin-permissions.ts';

/** What of the manifest is granted now and what is not, as `permissions.query` answers and `permissions.changed` says. */
export function permissionState({ scopes }: PluginPermissions): ResultOf<'permissions.query'> {
  return { granted: scopes.effective.toArray(), missing: scopes.missing() };
}
