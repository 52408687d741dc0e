import { CrosswalkError } from '@crosswalk/protocol';
import type { ApiCall } from '../http/api-call.ts';
import type { ActingPlugin } from '../registry/plugin-directory.ts';
import { pluginOf } from './plugin-parameter.ts';

/** The plugin a path names acts, whether the header says so or not; one plugin cannot ask in the name of another. */
export async function actingOf(call: ApiCall): Promise<ActingPlugin> {
  const id = pluginOf(call);
  if (call.acting !== undefined && call.acting.plugin.id !== id)
    throw new CrosswalkError('permission_denied', 'This belongs to another plugin.', {
      details: { deniedBy: 'manifest' },
    });
  return call.acting ?? call.services.plugins.act(id, call.user);
}
