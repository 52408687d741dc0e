import { type PermissionRequest, ScopeSet } from '@crosswalk/protocol';
import type { InstalledPlugin } from '../collaborators/plugins.ts';
import type { PluginPermissions } from '../permission/plugin-permissions.ts';
import { permissionState } from '../permission/permission-state.ts';
import { refuse } from '../refusal.ts';
import type { Handlers } from './handler.ts';

/** What the plugin may do, and how it asks for more or gives back. */
export const permissionsHandlers: Handlers<`permissions.${'query' | 'request' | 'revoke' | 'can'}`> = {
  'permissions.query': { run: ({ panel }) => permissionState(panel.permissions) },
  'permissions.can': {
    run: async ({ panel }, { scope }) => {
      const denied = await panel.permissions.deniedBy(scope);
      return denied ? { allowed: false, deniedBy: denied.deniedBy } : { allowed: true };
    },
  },
  'permissions.request': {
    run: async ({ panel, call }, { scopes }) => {
      const requests = askable(panel.plugin, panel.permissions, scopes);
      if (requests.length > 0) {
        if (panel.isAsking) throw refuse('rate_limited', 'A dialog of this panel is open already.');
        call.waitForUser();
        await panel.host.grants.askUser(panel.plugin, requests, call.signal);
      }
      return permissionState(panel.permissions);
    },
  },
  'permissions.revoke': {
    run: async ({ panel }, { scopes }) => {
      await panel.host.grants.takeBack(panel.plugin.manifest.id, scopes, 'user');
      return permissionState(panel.permissions);
    },
  },
};

/** The scopes the user can give: declared by the manifest, allowed by the admin, and not given yet. Each with the author's purpose. */
function askable(
  { manifest }: InstalledPlugin,
  { scopes: granted }: PluginPermissions,
  scopes: readonly string[],
): PermissionRequest[] {
  const declared = [...manifest.permissions.required, ...(manifest.permissions.optional ?? [])];
  return [...new Set(scopes)].flatMap((scope) => {
    const found = declared.find((each) => new ScopeSet([each.scope]).covers(scope));
    if (!found)
      throw refuse('permission_denied', `The manifest does not declare ${scope}.`, { scope, deniedBy: 'manifest' });
    return granted.isGranted(scope) && !granted.effective.covers(scope) ? [{ scope, purpose: found.purpose }] : [];
  });
}
