import type { CallOptions } from '@crosswalk/model';
import type { Session } from './session.ts';
import type { Output } from './typed-call.ts';

/** What this plugin may do, and asking for more or less. */
export type Permissions = ReturnType<typeof permissionsOf>;

type State = Promise<Output<'permissions.query'>>;

export function permissionsOf({ call, ask }: Session) {
  return {
    /** What of the manifest is granted now and what is not. */
    query: (options?: CallOptions): State => call('permissions.query', {}, options),
    /** Asks the user for scopes the manifest declares as optional. */
    request: (scopes: readonly string[], options?: CallOptions): State =>
      ask('permissions.request', { scopes }, options),
    /** Gives scopes back at once. */
    revoke: (scopes: readonly string[], options?: CallOptions): State =>
      call('permissions.revoke', { scopes }, options),
    /** Whether a call that needs this scope would be allowed now, and if not, who says no. */
    can: (scope: string, options?: CallOptions): Promise<Output<'permissions.can'>> =>
      call('permissions.can', { scope }, options),
  };
}
