import type { ObjectDescription } from '@crosswalk/model';
import {
  CrosswalkError,
  DENIAL_REASONS,
  type DeniedBy,
  type GrantScopes,
  narrowRights,
  parseScope,
  PluginId,
  type RecordVerb,
} from '@crosswalk/protocol';
import type { Route } from '../http/router.ts';
import type { User, UserRights } from '../records/viewer.ts';
import type { ActingPlugin, PluginDirectory } from '../registry/plugin-directory.ts';

/** Names the plugin in whose name a host asks. It can only narrow what the user may do anyway. */
const PLUGIN_HEADER = 'crosswalk-plugin';

/** The plugin a request is made for; `undefined` when the user asks for themselves. */
export async function findActing(
  { headers }: Request,
  user: User,
  { forPlugins = false }: Pick<Route<never>, 'forPlugins'>,
  plugins: PluginDirectory,
): Promise<ActingPlugin | undefined> {
  const id = headers.get(PLUGIN_HEADER);
  if (id === null) return undefined;
  if (!forPlugins)
    throw new CrosswalkError('permission_denied', 'A plugin may not ask for this.', {
      details: { deniedBy: 'manifest' },
    });
  if (!PluginId.safeParse(id).success)
    throw new CrosswalkError('permission_denied', `The header ${PLUGIN_HEADER} names no plugin.`, {
      details: { deniedBy: 'admin' },
    });
  return plugins.act(id, user);
}

/** A user's rights as a plugin has them: by the same rules as in the page, which is not trusted to have kept them. */
export function rightsThrough(
  acting: ActingPlugin | undefined,
  known: { description: ObjectDescription; rights: UserRights },
  verb: RecordVerb,
): UserRights {
  if (acting === undefined) return known.rights;
  const { records } = known.rights;
  return { ...narrowRights(known, acting.scopes.effective, verb), ...(records && { records }) };
}

/** Refuses a plugin that lacks a scope, and says which of the three said no. */
export function assertScope({ plugin, scopes }: ActingPlugin, scope: string): void {
  const deniedBy = scopes.deniedBy(scope);
  if (deniedBy === undefined) return;
  throw new CrosswalkError('permission_denied', `${DENIAL_REASONS[deniedBy]}: ${scope} for ${plugin.id}.`, {
    details: { scope, deniedBy },
  });
}

/** A refusal told as the plugin's: not only that something may not be done, but which of the three says no. */
export function attributeDenial(error: unknown, acting: ActingPlugin | undefined): unknown {
  if (acting === undefined || !(error instanceof CrosswalkError) || error.code !== 'permission_denied') return error;
  const { scope, fields } = error.details;
  const parsed = scope === undefined ? undefined : parseScope(scope);
  if (parsed === undefined) return error;
  const deniedBy = firstDenier(acting.scopes, parsed.key, fields);
  return new CrosswalkError('permission_denied', `${DENIAL_REASONS[deniedBy]}. ${error.message}`, {
    details: { ...error.details, deniedBy },
  });
}

function firstDenier(scopes: GrantScopes, key: string, fields: readonly string[] = []): DeniedBy {
  const deniers = [scopes.deniedBy(key), ...fields.map((field) => scopes.deniedBy(key, field))];
  return (['manifest', 'admin'] as const).find((each) => deniers.includes(each)) ?? 'user';
}
