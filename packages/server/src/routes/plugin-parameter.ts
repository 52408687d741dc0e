import { invalidInput, PluginId } from '@crosswalk/protocol';
import type { ApiCall } from '../http/api-call.ts';

/** The plugin a path names. Whether it is installed is another question. */
export function pluginOf(call: ApiCall): string {
  const plugin = call.parameter('plugin');
  if (PluginId.safeParse(plugin).success) return plugin;
  throw invalidInput([{ path: 'plugin', expected: 'a plugin id such as com.example.wechat' }]);
}
