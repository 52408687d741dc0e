import type { OperationName } from '@crosswalk/protocol';
import type { Handlers } from './handler.ts';
import { hooksHandlers } from './hooks.ts';
import { intentsHandlers } from './intents.ts';
import { logHandlers } from './log.ts';
import { navHandlers } from './nav.ts';
import { objectsHandlers } from './objects.ts';
import { permissionsHandlers } from './permissions.ts';
import { recordsHandlers } from './records.ts';
import { serverHandlers } from './server.ts';
import { settingsHandlers } from './settings.ts';
import { storageHandlers } from './storage.ts';
import { uiHandlers } from './ui.ts';

/** How the host does each operation of the protocol's table; the files mirror those of `protocol/src/operations`. */
export const HANDLERS: Handlers<OperationName> = {
  ...recordsHandlers,
  ...objectsHandlers,
  ...uiHandlers,
  ...navHandlers,
  ...settingsHandlers,
  ...storageHandlers,
  ...permissionsHandlers,
  ...intentsHandlers,
  ...hooksHandlers,
  ...logHandlers,
  ...serverHandlers,
};
