import type { SyncDefinition, SyncParticipant } from '../definition.ts';
import {
  defined,
  presentMembers,
  shownValue,
  withMember,
  type Held,
  type Item,
  type Member,
  type Trouble,
} from './item.ts';
import type { ItemPlan, PlanContext, PlannedWrite } from './plan-item.ts';

/** What follows from records that are gone: a plan of its own, or the item the others go on with. */
export interface GoneOutcome {
  readonly item: Item;
  readonly troubles: readonly Trouble[];
  readonly plan?: ItemPlan;
}

/** Deals with records that are gone in some system as the definition says. */
export function dealWithGone(item: Item, context: PlanContext): GoneOutcome {
  const gone = context.definition.systems.filter(({ name }) => isNewlyGone(item.members[name]));
  if (presentMembers(item).length === 0) return { item, troubles: [], plan: { item: undefined, writes: [] } };
  if (gone.length === 0) return { item, troubles: troublesOfLetGo(item, context.definition) };
  const isKept = gone.some(({ name }) => item.members[name]?.isKept === true);
  if (isKept || !gone.some((system) => isFollowed(system, context.definition))) return letGo(item, gone, context);
  if (isChangedSince(item, gone, context.definition)) return { item: revive(item, gone, context), troubles: [] };
  return propagate(item, gone, context);
}

function isNewlyGone(member: Member | undefined): boolean {
  return member?.goneAt !== undefined && member.isLetGo !== true;
}

/** A deletion counts where the system has a say at all. */
function isFollowed({ role }: SyncParticipant, { deletions }: SyncDefinition): boolean {
  return role !== 'target' && deletions?.do === 'propagate';
}

/**
 * The others go on alone: what stands there is theirs from now on. Otherwise they would fall back to what they had before
 * the record that is gone was linked to them.
 */
function letGo(before: Item, gone: readonly SyncParticipant[], { definition }: PlanContext): GoneOutcome {
  const isSourceGone = gone.some(({ role }) => role !== 'target');
  const flagField = definition.deletions?.do === 'ignore' ? undefined : definition.deletions?.flagField;
  const goneAt = gone
    .map(({ name }) => before.members[name]?.goneAt ?? '')
    .reduce((best, at) => (at > best ? at : best), '');
  let item = before;
  for (const [system, member] of presentMembers(before))
    if (isSourceGone) item = withMember(item, system, { ...member, held: adopted(member.held) });
  for (const { name } of gone) {
    const member = item.members[name];
    if (member !== undefined) item = withMember(item, name, { ...member, isLetGo: true, held: {}, faults: [] });
  }
  if (flagField !== undefined && isSourceGone)
    item = { ...item, decided: { ...item.decided, [flagField]: { value: true, at: goneAt } } };
  return { item, troubles: troublesOfLetGo(item, definition) };
}

function adopted(held: Member['held']): Record<string, Held> {
  const entries = Object.entries(held).map(([field, one]): [string, Held] => {
    const at = one.now === undefined ? one.at : (one.sentAt ?? one.at);
    return [field, { value: shownValue(one), at, ...defined({ expected: one.expected }) }];
  });
  return Object.fromEntries(entries);
}

function troublesOfLetGo(item: Item, { systems, deletions }: SyncDefinition): Trouble[] {
  return systems.flatMap(({ name, role }): Trouble[] => {
    if (item.members[name]?.isLetGo !== true || deletions?.do === 'ignore') return [];
    const code = role === 'target' ? 'target' : 'source';
    return [
      {
        about: 'deleted',
        system: name,
        code,
        message: `The record was deleted in ${name}; the others were left as they are.`,
      },
    ];
  });
}

/** A change that a system made after the deletion says that the record is wanted. */
function isChangedSince(item: Item, gone: readonly SyncParticipant[], { systems }: SyncDefinition): boolean {
  const goneAt = gone
    .map(({ name }) => item.members[name]?.goneAt ?? '')
    .reduce((best, at) => (at > best ? at : best), '');
  const roles = new Map(systems.map(({ name, role }) => [name, role]));
  return presentMembers(item).some(
    ([system, { held }]) => roles.get(system) !== 'target' && Object.values(held).some(({ at }) => at > goneAt),
  );
}

/** The record is made again, under another key than the first time. */
function revive(before: Item, gone: readonly SyncParticipant[], { definition, surroundings }: PlanContext): Item {
  return gone.reduce((item, system) => {
    const goneAt = before.members[system.name]?.goneAt ?? '';
    if (system.role === 'source' || system.creates === false) return letGoOne(item, system.name);
    const key = surroundings.idFor('create', definition.id, before.id, system.name, goneAt);
    return withMember(item, system.name, { ...NOTHING_YET, reviveKey: key });
  }, before);
}

const NOTHING_YET: Member = { id: '', held: {}, externalIds: [], faults: [] };

function letGoOne(item: Item, system: string): Item {
  const member = item.members[system];
  return member === undefined ? item : withMember(item, system, { ...member, isLetGo: true });
}

function propagate(item: Item, gone: readonly SyncParticipant[], context: PlanContext): GoneOutcome {
  const { definition, writable, isBraked } = context;
  const others = presentMembers(item);
  const roles = new Map(definition.systems.map(({ name, role }) => [name, role]));
  // Where a system that cannot be written to still has the record, it is not gone from the world.
  if (others.some(([system]) => roles.get(system) === 'source' || !writable.has(system)))
    return letGo(item, gone, context);
  if (isBraked && item.mayDelete !== true) {
    const message = `It was deleted in ${gone.map(({ name }) => name).join(', ')}. So many were that a person must agree first.`;
    const troubles: Trouble[] = [{ about: 'deleted', system: gone[0]?.name ?? '', code: 'brake', message }];
    return { item, troubles, plan: { item: { ...item, state: 'waiting', troubles }, writes: [] } };
  }
  const writes = others.map(([system, { id, version }]): PlannedWrite => {
    return { system, write: { kind: 'delete', id, ...defined({ ifVersion: version }) }, fields: {} };
  });
  const begun = others.reduce(
    (done, [system, member]) => withMember(done, system, { ...member, begun: { kind: 'delete', fields: {} } }),
    item,
  );
  return { item, troubles: [], plan: { item: { ...begun, state: 'pending' }, writes } };
}
