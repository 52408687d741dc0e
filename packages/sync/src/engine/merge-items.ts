import type { Item, Merge, MergePart } from './item.ts';

/** Whether two items can be one: no system has a record in both. */
export function areDisjoint(left: Item, right: Item): boolean {
  return Object.keys(left.members).every((system) => !Object.hasOwn(right.members, system));
}

/**
 * Makes one item of two. Which is named first makes no difference. What each system itself said is kept, which is why it
 * can be undone.
 */
export function mergeItems(one: Item, other: Item, merge: Omit<Merge, 'parts'>): Item {
  const [left, right] = one.id < other.id ? [one, other] : [other, one];
  return {
    ...left,
    members: { ...left.members, ...right.members },
    founders: [...left.founders, ...right.founders].sort(),
    merges: [...left.merges, { ...merge, parts: [partOf(left), partOf(right)] }],
    provenance: {},
    decided: { ...right.decided, ...left.decided },
    agreed: {},
    state: 'pending',
    troubles: [],
    open: [],
    isUnmatched: true,
  };
}

function partOf({ id, members, founders, merges }: Item): MergePart {
  return { id, systems: Object.keys(members).sort(), founders, merges };
}

/** The two items that the last merge made one. A record that was created since goes with the first. */
export function splitItem(item: Item): readonly [Item, Item] | undefined {
  const last = item.merges.at(-1);
  if (last === undefined) return undefined;
  const [left, right] = last.parts;
  const isRight = (system: string) => right.systems.includes(system);
  return [itemOf(item, left, (system) => !isRight(system)), itemOf(item, right, isRight)];
}

function itemOf(item: Item, part: MergePart, has: (system: string) => boolean): Item {
  return {
    id: part.id,
    members: Object.fromEntries(Object.entries(item.members).filter(([system]) => has(system))),
    founders: part.founders,
    merges: part.merges,
    provenance: {},
    decided: {},
    agreed: {},
    state: 'pending',
    troubles: [],
    open: [],
    isUnmatched: false,
  };
}
