import type { CallOptions } from '@crosswalk/model';
import type { Session } from './session.ts';
import type { Output } from './typed-call.ts';

/** What the admin entered for this plugin. */
export type Settings = ReturnType<typeof settingsOf>;

export function settingsOf({ call }: Session) {
  return {
    /** The values by name; secure ones stay on the server and are never among them. */
    get: async (options?: CallOptions): Promise<Output<'settings.get'>['values']> =>
      (await call('settings.get', {}, options)).values,
  };
}
