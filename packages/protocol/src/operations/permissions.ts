import { z } from '@crosswalk/model';
import { ScopeText } from '../manifest.ts';
import { operation } from '../operation.ts';

const scopes = z.array(ScopeText).check(z.maxLength(200));
const state = z.strictObject({ granted: scopes, missing: scopes });

export const permissionsOperations = {
  /** What of the manifest is granted now and what is not. */
  'permissions.query': operation({ arguments: z.strictObject({}), result: state, scope: null }),
  /** Asks the user for scopes the manifest declares as optional. */
  'permissions.request': operation({
    arguments: z.strictObject({ scopes }),
    result: state,
    scope: null,
    interactive: true,
  }),
  /** Gives scopes back. Takes effect before it answers. */
  'permissions.revoke': operation({ arguments: z.strictObject({ scopes }), result: state, scope: null }),
  /** Whether a call that needs this scope would be allowed now, and if not, who says no. */
  'permissions.can': operation({
    arguments: z.strictObject({ scope: ScopeText }),
    result: z.strictObject({ allowed: z.boolean(), deniedBy: z.optional(z.enum(['manifest', 'admin', 'user'])) }),
    scope: null,
  }),
} as const;
