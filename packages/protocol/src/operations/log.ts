import { JsonValue, z } from '@crosswalk/model';
import { operation } from '../operation.ts';
import { requiredText } from '../text.ts';

export const logOperations = {
  /** A line in the plugin's log, which its author and the CRM's owner can read. */
  'log.write': operation({
    arguments: z.strictObject({
      level: z.enum(['info', 'warn', 'error']),
      message: requiredText(2_000),
      data: z.optional(JsonValue),
    }),
    result: z.strictObject({}),
    scope: null,
  }),
} as const;
