import { z } from '@crosswalk/model';
import { DeclaredName } from '../names.ts';
import { operation } from '../operation.ts';

export const settingsOperations = {
  /** The plugin's settings without the secure ones. */
  'settings.get': operation({
    arguments: z.strictObject({}),
    result: z.strictObject({ values: z.record(DeclaredName, z.union([z.string(), z.number(), z.boolean()])) }),
    scope: null,
  }),
} as const;
