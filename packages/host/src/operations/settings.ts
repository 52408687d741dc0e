import type { Handlers } from './handler.ts';
import { visibleSettings } from '../visible-settings.ts';

/** The plugin's settings, without secrets. */
export const settingsHandlers: Handlers<'settings.get'> = {
  'settings.get': {
    run: async ({ panel }) => ({ values: await visibleSettings(panel.host, panel.plugin) }),
  },
};
