import { PROTOCOL_VERSION } from '@crosswalk/protocol';
import type { PanelProblem } from './attached-panel.ts';
import type { InstalledPlugin } from './collaborators/plugins.ts';
import type { HostParts } from './host-parts.ts';
import type { PluginPermissions } from './permission/plugin-permissions.ts';

/** What keeps a plugin from being opened at all, before anything of it is loaded. */
export function obstacleOf(
  host: HostParts,
  { manifest }: InstalledPlugin,
  { scopes }: PluginPermissions,
): PanelProblem | undefined {
  if (!isBuiltForThis(manifest.engines.host)) {
    return {
      reason: 'incompatible',
      message: `This plugin was built for ${manifest.engines.host}; this is ${PROTOCOL_VERSION}.`,
    };
  }
  const missing = (manifest.requires ?? []).find((name) => !host.operations.has(name));
  if (missing !== undefined)
    return { reason: 'incompatible', message: `This plugin needs ${missing}, which this CRM does not offer.` };
  const denied = manifest.permissions.required
    .map(({ scope }) => scope)
    .filter((scope) => !scopes.effective.covers(scope));
  if (denied.length === 0) return undefined;
  return {
    reason: 'denied',
    message: 'This plugin lacks a permission it cannot do without.',
    scopes: denied,
    deniedBy: denied.every((scope) => scopes.isGranted(scope)) ? 'user' : 'admin',
  };
}

/** `^1.2` is met by 1.2 and every later 1.x. */
function isBuiltForThis(range: string): boolean {
  const [major, minor] = range.slice(1).split('.').map(Number);
  const [ownMajor, ownMinor] = PROTOCOL_VERSION.split('.').map(Number);
  return major === ownMajor && (minor ?? 0) <= (ownMinor ?? 0);
}
