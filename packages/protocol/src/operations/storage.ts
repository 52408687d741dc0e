import { JsonValue, z } from '@crosswalk/model';
import { operation } from '../operation.ts';
import { requiredText, text } from '../text.ts';

const key = requiredText(200);

export const storageOperations = {
  /** The plugin's own value under a key, `null` when there is none. Plugins never see each other's. */
  'storage.get': operation({
    arguments: z.strictObject({ key }),
    result: z.strictObject({ value: JsonValue }),
    scope: 'storage',
  }),
  'storage.set': operation({
    arguments: z.strictObject({ key, value: JsonValue }),
    result: z.strictObject({}),
    scope: 'storage',
  }),
  'storage.delete': operation({
    arguments: z.strictObject({ key }),
    result: z.strictObject({}),
    scope: 'storage',
  }),
  'storage.list': operation({
    arguments: z.strictObject({ prefix: z.optional(text(200)) }),
    result: z.strictObject({ keys: z.array(z.string()).check(z.maxLength(1_000)) }),
    scope: 'storage',
  }),
} as const;
