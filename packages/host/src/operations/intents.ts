import { raiseIntent } from '../intents.ts';
import type { Handlers } from './handler.ts';

/** Requests from one plugin to whichever other plugin can do it. */
export const intentsHandlers: Handlers<'intents.raise' | 'intents.register'> = {
  'intents.raise': {
    run: ({ panel, call }, { name, data }) => {
      call.waitForUser();
      return raiseIntent(panel, { name, ...(data === undefined ? {} : { data }) }, call.signal);
    },
  },
  'intents.register': {
    run: ({ panel }, { name }) => {
      panel.registerIntent(name);
      return {};
    },
  },
};
