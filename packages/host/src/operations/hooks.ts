import { refuse } from '../refusal.ts';
import type { Handlers } from './handler.ts';

/** Blocking events of the page that a panel takes part in. */
export const hooksHandlers: Handlers<'hooks.register'> = {
  'hooks.register': {
    run: ({ panel }, { event }) => {
      if (!panel.plugin.manifest.events?.includes(event)) {
        throw refuse('permission_denied', `The manifest does not name ${event} in its events.`, {
          deniedBy: 'manifest',
        });
      }
      panel.hooks.add(event);
      return {};
    },
  },
};
