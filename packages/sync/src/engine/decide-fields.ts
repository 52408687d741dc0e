import { equalJson, type JsonValue } from '@crosswalk/model';
import type { FieldMapping, SyncDefinition, SyncField, SyncParticipant } from '../definition.ts';
import { resolveField, type Resolution, type Say } from '../rules/resolve.ts';
import { presentMembers, shownValue, type Item, type Provenance, type Stamped } from './item.ts';

/** Name under which a person's decision has its say. */
export const PERSON = 'person';

/** What every field of an item is to be. */
export interface Decision {
  /** Fields without an entry stay as they are. */
  readonly values: ReadonlyMap<string, Stamped>;
  /** Fields a person has to choose the value of. */
  readonly open: readonly string[];
  readonly provenance: Readonly<Record<string, Provenance>>;
}

/** Decides every field from what the systems themselves last said, and nothing else. */
export function decideFields(definition: SyncDefinition, item: Item): Decision {
  const values = new Map<string, Stamped>();
  const open: string[] = [];
  const provenance = new Map<string, Provenance>(Object.entries(item.provenance));
  for (const field of definition.fields) {
    const resolution = resolveOne(definition, field, item);
    if (resolution.kind === 'open') open.push(field.key);
    if (resolution.kind !== 'value') continue;
    values.set(field.key, { value: resolution.value, at: resolution.at });
    provenance.set(field.key, { from: resolution.from, at: resolution.at, rule: field.rule?.kind ?? 'newest' });
  }
  return { values, open, provenance: Object.fromEntries(provenance) };
}

/** What stands in the way of a field being the same everywhere is what its systems themselves say. */
export function saysOf(definition: SyncDefinition, field: string, item: Item): Say[] {
  return definition.systems.flatMap((system) => {
    const member = item.members[system.name];
    const mapping = mappingOf(system, field);
    if (member === undefined || member.goneAt !== undefined || mapping === undefined || !isRead(system, mapping))
      return [];
    const held = member.held[field];
    return held === undefined ? [] : [{ system: system.name, value: held.value, at: held.at }];
  });
}

function resolveOne(definition: SyncDefinition, field: SyncField, item: Item): Resolution {
  const says = saysOf(definition, field.key, item);
  const decision = item.decided[field.key];
  if (decision !== undefined && says.every(({ at }) => at <= decision.at))
    return { kind: 'value', ...decision, from: [PERSON] };
  const agreed = item.agreed[field.key];
  return resolveField(field, says, agreed && { system: PERSON, ...agreed });
}

/** The mapping of a field in a system, if it has one. */
export function mappingOf(system: SyncParticipant, field: string): FieldMapping | undefined {
  return system.fields.find((mapping) => mapping.field === field);
}

function isRead(system: SyncParticipant, mapping: FieldMapping): boolean {
  return system.role !== 'target' && mapping.direction !== 'out';
}

function isWritten(system: SyncParticipant, mapping: FieldMapping): boolean {
  return system.role !== 'source' && mapping.direction !== 'in';
}

/** What would have to be written to a system to make it as decided. */
export function missingIn(
  definition: SyncDefinition,
  item: Item,
  system: SyncParticipant,
  decision: Decision,
): Record<string, JsonValue> {
  const held = item.members[system.name]?.held ?? {};
  const missing = new Map<string, JsonValue>();
  for (const { key } of definition.fields) {
    const mapping = mappingOf(system, key);
    if (mapping === undefined || !isWritten(system, mapping) || decision.open.includes(key)) continue;
    const mine = held[key];
    // What we wrote, and nobody says any more, is taken back.
    const wanted = decision.values.get(key)?.value ?? null;
    if (!decision.values.has(key) && mine?.now === undefined) continue;
    const isThere = equalJson(wanted, shownValue(mine)) || (mine?.sent !== undefined && equalJson(wanted, mine.sent));
    if (!isThere) missing.set(key, wanted);
  }
  return Object.fromEntries(missing);
}

/** For fields that persons decide: the value all have in common, once they have. */
export function agreedFields(definition: SyncDefinition, item: Item, decision: Decision): Item['agreed'] {
  const agreed = new Map(Object.entries(item.agreed));
  for (const field of definition.fields) {
    const value = decision.values.get(field.key);
    if (field.rule?.kind !== 'manual' || value === undefined || presentMembers(item).length < 2) continue;
    const stamps = [value.at, ...saysOf(definition, field.key, item).map(({ at }) => at)];
    agreed.set(field.key, { value: value.value, at: stamps.reduce((best, at) => (at > best ? at : best)) });
  }
  return Object.fromEntries(agreed);
}
