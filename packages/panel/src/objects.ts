import type { CallOptions, ObjectDescription } from '@crosswalk/model';
import type { Session } from './session.ts';

/** What there is to know about an object type. */
export type Objects = ReturnType<typeof objectsOf>;

export function objectsOf({ call }: Session) {
  return {
    /** Fields with their types, labels, options and this plugin's right on each; fields it may not read are not there. */
    describe: (type: string, options?: CallOptions): Promise<ObjectDescription> =>
      call('objects.describe', { type }, options),
  };
}
