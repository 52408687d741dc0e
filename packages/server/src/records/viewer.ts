import { type Filter, matchesFilter, type ObjectDescription, type RecordFields, type Rights } from '@crosswalk/model';

/** Who is signed in, as the CRM's own identity system says. */
export interface User {
  id: string;
  name: string;
  roles: readonly string[];
}

/** What a user may do with a type. `records` narrows it to the records that pass; the others are not there for this user. */
export interface UserRights extends Rights {
  records?: Filter;
}

/** The rights of a user on a type; the CRM's own rules go here. Asked anew for each request and each change of a stream. */
export type RightsPolicy = (user: User, description: ObjectDescription) => UserRights;

/** Everybody may do everything: for a demo, and for a CRM whose own gate stands in front. */
export const allowEverything: RightsPolicy = () => ({ read: true, create: true, update: true, delete: true });

/** Whether a record with these fields is one of those the user may meet at all. */
export function mayMeet(description: ObjectDescription, { records }: UserRights, fields: RecordFields): boolean {
  return records === undefined || matchesFilter(description, records, { fields });
}
