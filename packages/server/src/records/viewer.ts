import type { ObjectDescription, Rights } from '@crosswalk/model';

/** Who is signed in, as the CRM's own identity system says. */
export interface User {
  id: string;
  name: string;
  roles: readonly string[];
}

/** The rights of a user on a type; the CRM's own rules go here. */
export type RightsPolicy = (user: User, description: ObjectDescription) => Rights;

/** Everybody may do everything: for a demo, and for a CRM whose own gate stands in front. */
export const allowEverything: RightsPolicy = () => ({ read: true, create: true, update: true, delete: true });
