import { type FieldRight, type ObjectDescription, rightOn, type Rights } from '@crosswalk/model';
import type { RecordVerb, ScopeSet } from './scopes.ts';

/**
 * The fields of a type on which somebody with these rights, through a plugin with these scopes, may do this: scopes ∩
 * right, field by field. `undefined` when the verb is not allowed at all.
 */
export function reachableFields(
  { description, rights }: { description: ObjectDescription; rights: Rights },
  scopes: ScopeSet,
  verb: RecordVerb,
): ReadonlySet<string> | undefined {
  const reach = scopes.reach(`records.${description.type}.${verb}`);
  if (reach === undefined || !rights[verb]) return undefined;
  const granted = description.fields.map(({ key }) => key).filter((key) => reach === null || reach.has(key));
  return new Set(granted.filter((key) => isRightEnough(rightOn(rights, key), verb)));
}

/**
 * A user's rights as a plugin has them that acts for the user. Which fields may be written differs between creating and
 * updating, so the rights are those for one verb: for `read`, `none` on what must not be seen, compared or sorted by;
 * for the others, `write` on what may be written.
 */
export function narrowRights(
  known: { description: ObjectDescription; rights: Rights },
  scopes: ScopeSet,
  verb: RecordVerb,
): Rights {
  const reachable = reachableFields(known, scopes, verb) ?? new Set();
  const allowed: FieldRight = verb === 'read' ? 'read' : 'write';
  const { type, fields } = known.description;
  const may = (each: RecordVerb) => known.rights[each] && scopes.reach(`records.${type}.${each}`) !== undefined;
  return {
    read: may('read'),
    create: may('create'),
    update: may('update'),
    delete: may('delete'),
    fields: Object.fromEntries(fields.map(({ key }) => [key, reachable.has(key) ? allowed : 'none'])),
  };
}

function isRightEnough(right: FieldRight, verb: RecordVerb): boolean {
  return verb === 'read' ? right !== 'none' : right === 'write';
}
