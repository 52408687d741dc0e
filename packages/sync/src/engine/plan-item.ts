import type { JsonValue } from '@crosswalk/model';
import type { SyncDefinition, SyncParticipant } from '../definition.ts';
import { writeMapped } from '../mapping/map-record.ts';
import type { SyncSurroundings, SyncWrite } from '../ports.ts';
import { agreedFields, decideFields, missingIn, type Decision } from './decide-fields.ts';
import { expectWritten } from './fold-writes.ts';
import { dealWithGone } from './gone-members.ts';
import { presentMembers, withMember, type Item, type ItemState, type Member, type Trouble } from './item.ts';

/** One write that would bring a system nearer to what was decided. */
export interface PlannedWrite {
  readonly system: string;
  readonly write: SyncWrite;
  /** What stands there now in the fields that are written, in the words all systems share. */
  readonly fields: Readonly<Record<string, JsonValue>>;
}

/** What is to be done about an item now. */
export interface ItemPlan {
  /** With the writes noted as begun. `undefined` when nothing is left of it. */
  readonly item: Item | undefined;
  readonly writes: readonly PlannedWrite[];
}

/** What a plan needs to know besides the item. */
export interface PlanContext {
  readonly definition: SyncDefinition;
  readonly surroundings: SyncSurroundings;
  /** Systems that can be written to. */
  readonly writable: ReadonlySet<string>;
  /** Whether a doubtful pair with this item waits for a person: nothing is created until then. */
  readonly isDoubtful: boolean;
  /** Whether deletions wait for a person. */
  readonly isBraked: boolean;
}

/**
 * Decides what an item's records should be and which writes that takes. The same item gives the same plan, so a run that
 * was cut off at any point plans again what it had planned.
 */
export function planItem(before: Item, context: PlanContext): ItemPlan {
  const { definition } = context;
  if (before.erasedAt !== undefined) return planErasure(before, context);
  const gone = dealWithGone(before, context);
  if (gone.plan !== undefined) return gone.plan;
  const decision = decideFields(definition, gone.item);
  const item = { ...gone.item, provenance: decision.provenance, open: decision.open };
  const troubles = [...gone.troubles, ...findTroubles(definition, item, decision)];
  if (isExcluded(definition, item, troubles)) return { item: { ...item, state: 'excluded', troubles }, writes: [] };
  const plans = definition.systems.flatMap((system) => planSystem(item, system, decision, context) ?? []);
  const planned = plans.reduce((done, plan) => withMember(done, plan.system.name, plan.member), item);
  const allTroubles = [...troubles, ...plans.flatMap((plan) => plan.troubles)];
  const writes = plans.flatMap((plan) => plan.write ?? []);
  if (writes.length > 0) return { item: { ...planned, troubles: allTroubles, state: 'pending' }, writes };
  const settled = { ...planned, agreed: agreedFields(definition, planned, decision) };
  return { item: { ...settled, troubles: allTroubles, state: stateOf(settled, allTroubles, context) }, writes: [] };
}

function stateOf(item: Item, troubles: readonly Trouble[], { isDoubtful }: PlanContext): ItemState {
  if (isDoubtful || item.open.length > 0) return 'waiting';
  return troubles.some(({ about }) => about === 'data') ? 'partly' : 'synced';
}

function findTroubles(definition: SyncDefinition, item: Item, decision: Decision): Trouble[] {
  const faults = presentMembers(item).flatMap(([, member]) => member.faults);
  const missing = definition.fields.filter(({ key, required }) => {
    const value = decision.values.get(key)?.value ?? null;
    return required === true && value === null && !decision.open.includes(key);
  });
  const isSource = definition.systems.some(({ name, role }) => role !== 'target' && item.members[name] !== undefined);
  return [
    ...faults.map((fault): Trouble => {
      const message = `${fault.from} should be ${fault.expected}, and is ${fault.found}.`;
      return { about: 'data', system: fault.system, field: fault.field, code: fault.kind, message };
    }),
    ...(isSource ? missing : []).map((field): Trouble => {
      const message = `No system has a value for ${field.key}, which every record needs.`;
      return { about: 'data', system: '', field: field.key, code: 'value', message };
    }),
    ...item.troubles.filter(({ about }) => about === 'identity'),
  ];
}

function isExcluded(definition: SyncDefinition, item: Item, troubles: readonly Trouble[]): boolean {
  const faulty = troubles.filter(({ about }) => about === 'data');
  const lacksRequired = faulty.some(({ system }) => system === '');
  const isLetGo = troubles.some(({ about, code }) => about === 'deleted' && code === 'target');
  return (
    lacksRequired ||
    (isLetGo && presentMembers(item).length < 2) ||
    (definition.faultsExclude === 'record' && faulty.length > 0)
  );
}

interface SystemPlan {
  readonly system: SyncParticipant;
  readonly member: Member | undefined;
  readonly troubles: readonly Trouble[];
  readonly write?: PlannedWrite;
}

function planSystem(
  item: Item,
  system: SyncParticipant,
  decision: Decision,
  context: PlanContext,
): SystemPlan | undefined {
  const member = item.members[system.name];
  if (system.role === 'source' || !context.writable.has(system.name) || member?.goneAt !== undefined) return undefined;
  if (member?.begun?.kind === 'create') return planCreation(system, member, { ...member.begun }, true);
  const missing = missingIn(context.definition, item, system, decision);
  if (member !== undefined && member.id !== '') return planUpdate(system, member, missing);
  if (!mayCreate(item, system, context)) return undefined;
  const key = member?.reviveKey ?? context.surroundings.idFor('create', context.definition.id, item.id, system.name);
  const filled = Object.fromEntries(Object.entries(missing).filter(([, value]) => value !== null));
  return planCreation(system, { id: '', held: {}, externalIds: [], faults: [] }, { key, fields: filled }, false);
}

function mayCreate(item: Item, system: SyncParticipant, { definition, isDoubtful }: PlanContext): boolean {
  const hasSource = definition.systems.some(
    ({ name, role }) =>
      role !== 'target' && item.members[name] !== undefined && item.members[name].goneAt === undefined,
  );
  return (
    system.creates !== false && !isDoubtful && hasSource && !item.troubles.some(({ about }) => about === 'identity')
  );
}

function planCreation(
  system: SyncParticipant,
  member: Member,
  { key = '', fields }: { key?: string; fields: Readonly<Record<string, JsonValue>> },
  isRepeated: boolean,
): SystemPlan {
  const { fields: spelled, faults } = writeMapped(system, fields);
  const begun = expectWritten(system, member, { kind: 'create', key, fields });
  const write: SyncWrite = { kind: 'create', key, fields: spelled, isRepeated };
  return { system, member: begun, troubles: troublesOf(faults), write: { system: system.name, write, fields } };
}

function planUpdate(system: SyncParticipant, member: Member, missing: Record<string, JsonValue>): SystemPlan {
  const { fields: spelled, faults } = writeMapped(system, missing);
  const unwritable = new Set(faults.map(({ field }) => field));
  const fields = Object.fromEntries(Object.entries(missing).filter(([field]) => !unwritable.has(field)));
  const troubles = troublesOf(faults);
  if (Object.keys(fields).length === 0) return { system, member: withoutBegun(member), troubles };
  const ifVersion = member.version === undefined ? {} : { ifVersion: member.version };
  const write: SyncWrite = { kind: 'update', id: member.id, fields: spelled, ...ifVersion };
  const begun = expectWritten(system, member, { kind: 'update', fields });
  return { system, member: begun, troubles, write: { system: system.name, write, fields } };
}

function withoutBegun({ begun: _begun, ...member }: Member): Member {
  return member;
}

function troublesOf(faults: ReturnType<typeof writeMapped>['faults']): Trouble[] {
  return faults.map(({ kind, system, field, from, expected, found }) => {
    const message = `${from} cannot be written: it should be ${expected}, and is ${found}.`;
    return { about: 'data', system, field, code: kind, message };
  });
}

/** Nothing is known of an erased item but where it still has to be erased. */
function planErasure(item: Item, { writable }: PlanContext): ItemPlan {
  const left = presentMembers(item).filter(([system, { id }]) => writable.has(system) && id !== '');
  if (left.length === 0) return { item: undefined, writes: [] };
  return { item, writes: left.map(([system, { id }]) => ({ system, write: { kind: 'erase', id }, fields: {} })) };
}
