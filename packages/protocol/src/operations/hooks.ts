import { z } from '@crosswalk/model';
import { HOOK_EVENTS } from '../manifest.ts';
import { operation } from '../operation.ts';

export const hooksOperations = {
  /** Says that this panel takes part in a blocking event its manifest declares. */
  'hooks.register': operation({
    arguments: z.strictObject({ event: z.enum(HOOK_EVENTS) }),
    result: z.strictObject({}),
    scope: null,
  }),
} as const;
