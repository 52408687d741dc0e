import { CrosswalkError } from '@crosswalk/protocol';
import type { User } from '../records/viewer.ts';

/** Refuses whoever does not have the role `admin`. Routes that are for admins as a whole say `access: 'admin'` instead. */
export function assertAdmin({ user }: { user: User }): void {
  if (!user.roles.includes('admin'))
    throw new CrosswalkError('permission_denied', 'Only an admin may do this.', { details: { deniedBy: 'user' } });
}
