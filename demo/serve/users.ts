import type { ObjectDescription, Rights } from '@crosswalk/model';
import type { User } from '@crosswalk/server';

/** The people one can be in the demo. */
const USERS: ReadonlyMap<string, User> = new Map([
  ['owner', { id: 'user-1', name: 'Mara Lindholm', roles: ['owner', 'admin'] }],
  ['sales', { id: 'user-2', name: 'Tom Okafor', roles: ['sales'] }],
  ['viewer', { id: 'user-8', name: 'Ravi Menon', roles: ['viewer'] }],
]);
const OWNER: User = { id: 'user-1', name: 'Mara Lindholm', roles: ['owner', 'admin'] };

const SHARED_TYPES: ReadonlySet<string> = new Set(['user', 'pipeline', 'stage']);

/** Who makes a request: the demo has no passwords, its user switch sets a cookie. */
export function identify(request: Request): User {
  const name = /(?:^|;\s*)harbour_user=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1];
  return USERS.get(name ?? '') ?? OWNER;
}

/** What each of them may do: the owner everything, sales all but deleting, the viewer nothing but reading. */
export function rightsOf(user: User, description: ObjectDescription): Rights {
  if (user.roles.includes('owner')) return { read: true, create: true, update: true, delete: true };
  const may = user.roles.includes('sales') && !SHARED_TYPES.has(description.type);
  return { read: true, create: may, update: may, delete: false };
}
