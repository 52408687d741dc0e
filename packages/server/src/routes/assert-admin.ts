import { CrosswalkError } from '@crosswalk/protocol';
import type { ApiCall } from '../http/api-call.ts';

/** Refuses whoever does not have the role `admin`. */
export function assertAdmin({ user }: ApiCall): void {
  if (!user.roles.includes('admin'))
    throw new CrosswalkError('permission_denied', 'Only an admin may change this.', { details: { deniedBy: 'user' } });
}
