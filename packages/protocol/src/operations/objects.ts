import { ObjectDescription, TypeName, z } from '@crosswalk/model';
import { operation } from '../operation.ts';

export const objectsOperations = {
  /** Fields, labels, options and the plugin's own right on each field; fields it may not read are not there. */
  'objects.describe': operation({
    arguments: z.strictObject({ type: TypeName }),
    result: ObjectDescription,
    scope: 'records.{type}.read',
  }),
} as const;
