/**
 * The one list of what can cross the bridge from panel to host. To audit the attack surface, read this folder.
 * Start-up of the host asserts that each entry has a handler.
 */
import type { z } from '@crosswalk/model';
import { hooksOperations } from './hooks.ts';
import { intentsOperations } from './intents.ts';
import { logOperations } from './log.ts';
import { navOperations } from './nav.ts';
import { objectsOperations } from './objects.ts';
import { permissionsOperations } from './permissions.ts';
import { recordsOperations } from './records.ts';
import { serverOperations } from './server.ts';
import { settingsOperations } from './settings.ts';
import { storageOperations } from './storage.ts';
import { uiOperations } from './ui.ts';

/** Every operation by name: its arguments, its result and the scope it needs. */
export const OPERATIONS = {
  ...recordsOperations,
  ...objectsOperations,
  ...uiOperations,
  ...navOperations,
  ...settingsOperations,
  ...storageOperations,
  ...permissionsOperations,
  ...intentsOperations,
  ...hooksOperations,
  ...logOperations,
  ...serverOperations,
} as const;

/** Name of an operation a panel can ask for. */
export type OperationName = keyof typeof OPERATIONS;
/** What an operation takes. */
export type ArgumentsOf<N extends OperationName> = z.infer<(typeof OPERATIONS)[N]['arguments']>;
/** What an operation answers. */
export type ResultOf<N extends OperationName> = z.infer<(typeof OPERATIONS)[N]['result']>;
