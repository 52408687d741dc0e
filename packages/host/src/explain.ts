import type { InstalledPlugin } from './collaborators/plugins.ts';
import type { HostParts } from './host-parts.ts';
import { type DeniedBy, manifestText } from '@crosswalk/protocol';

/** Why a plugin may or may not use a scope. */
export interface ScopeExplanation {
  readonly scope: string;
  readonly allowed: boolean;
  /** Who says no. */
  readonly deniedBy?: DeniedBy;
  /** The fields that are refused, when it is not the whole scope. */
  readonly fields?: readonly string[];
  /** What the author says it is for. A third party's text. */
  readonly purpose?: string;
}

export async function explainScope(host: HostParts, plugin: InstalledPlugin, scope: string): Promise<ScopeExplanation> {
  const denied = await (await host.grants.load(plugin)).deniedBy(scope);
  const { required, optional = [] } = plugin.manifest.permissions;
  const purpose = [...required, ...optional].find((each) => each.scope === scope)?.purpose;
  return {
    scope,
    allowed: denied === undefined,
    ...denied,
    ...(purpose === undefined
      ? {}
      : {
          purpose: manifestText(plugin.manifest, {
            key: `purposes.${scope}`,
            standard: purpose,
            locale: host.environment.current.locale,
          }),
        }),
  };
}
