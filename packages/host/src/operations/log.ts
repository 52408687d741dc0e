import { cleanText } from '../plain-text.ts';
import type { Handlers } from './handler.ts';

/** Characters of the data of one line. */
const DATA_LENGTH = 10_000;

/** Lines for the plugin's author and the CRM's owner. */
export const logHandlers: Handlers<'log.write'> = {
  'log.write': {
    run: ({ panel }, { level, message, data }) => {
      panel.host.diagnostics.log({
        plugin: panel.plugin.manifest.id,
        view: panel.view.id,
        level,
        message: cleanText(message, 2_000),
        ...(data === undefined ? {} : { data: cleanText(JSON.stringify(data), DATA_LENGTH) }),
      });
      return {};
    },
  },
};
