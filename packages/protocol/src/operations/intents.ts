import { JsonValue, z } from '@crosswalk/model';
import { IntentName } from '../names.ts';
import { operation } from '../operation.ts';

export const intentsOperations = {
  /** Asks whichever other plugin handles this intent; the host asks the user when several do. */
  'intents.raise': operation({
    arguments: z.strictObject({ name: IntentName, data: z.optional(JsonValue) }),
    result: z.strictObject({ data: z.optional(JsonValue) }),
    scope: 'intents.raise:{name}',
    interactive: true,
  }),
  /** Says that this panel is ready to handle an intent its manifest declares. */
  'intents.register': operation({
    arguments: z.strictObject({ name: IntentName }),
    result: z.strictObject({}),
    scope: 'intents.handle:{name}',
  }),
} as const;
