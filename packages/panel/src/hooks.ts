import type { CallOptions } from '@crosswalk/model';
import type { PanelRequestArguments } from '@crosswalk/protocol';
import type { HostRequests } from './host-requests.ts';
import type { Session } from './session.ts';

/** Takes part in what the page is about to do. */
export type Hooks = ReturnType<typeof hooksOf>;

/** A record about to be saved, cut to the fields the plugin may read. */
export type SaveAttempt = PanelRequestArguments<'hooks.beforeSave'>;

/** Looks at a save: text objects with that message, anything else lets it pass. */
export type BeforeSaveHandler = (
  attempt: SaveAttempt,
  options: { signal: AbortSignal },
) => string | undefined | Promise<string | undefined>;

export function hooksOf({ call }: Session, requests: HostRequests) {
  return {
    /** Is asked before each save, from the moment it resolves. A handler that fails or takes too long does not block the user. */
    beforeSave: async (handler: BeforeSaveHandler, options?: CallOptions): Promise<void> => {
      requests.answer('hooks.beforeSave', async (attempt, signal) => {
        const objection = await handler(attempt, { signal });
        return typeof objection === 'string' ? { allow: false, message: objection } : { allow: true };
      });
      await call('hooks.register', { event: 'record.beforeSave' }, options);
    },
  };
}
