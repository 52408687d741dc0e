import { compareCodePoints, type ExternalId, type JsonValue } from '@crosswalk/model';
import type { MappingFault } from '../mapping/mapping-fault.ts';
import type { MatchScore } from '../identity/weights.ts';
import type { StoredRow } from '../ports.ts';

/**
 * One thing that is synced: its records in the systems, what each system itself last said about every field, and what
 * is still to be done. It is the whole memory of the sync about this thing, kept as one row, so that each step of it is
 * one atomic write.
 */
export interface Item {
  readonly id: string;
  /** By name of the system; at most one record in each. */
  readonly members: Readonly<Record<string, Member>>;
  /** Ids of all items that were merged into this one, its own among them. */
  readonly founders: readonly string[];
  readonly merges: readonly Merge[];
  /** Where each field's value comes from, since when, and by which rule. */
  readonly provenance: Readonly<Record<string, Provenance>>;
  /** What a person decided, by field; it has a say like a system's, from its time on. */
  readonly decided: Readonly<Record<string, Stamped>>;
  /** For fields that persons decide: the value all systems last had in common. */
  readonly agreed: Readonly<Record<string, Stamped>>;
  readonly state: ItemState;
  /** Why it is not in sync; empty when it is. */
  readonly troubles: readonly Trouble[];
  /** Fields of which systems have values that a person must choose between. */
  readonly open: readonly string[];
  /** Looks for its like in the other systems at the next opportunity. */
  readonly isUnmatched: boolean;
  /** Being erased since: nothing of it is known any more but where its records still have to go. */
  readonly erasedAt?: string;
  /** A person agreed to the deletion. */
  readonly mayDelete?: boolean;
}

/**
 * `pending` is to be looked at, `synced` is done, `excluded` cannot take part as it is, `failed` was refused (the dead
 * letter), `waiting` needs a person, `partly` is in sync but for fields whose values could not be mapped.
 */
export type ItemState = 'pending' | 'synced' | 'partly' | 'excluded' | 'failed' | 'waiting';

/** A value and since when. */
export interface Stamped {
  readonly value: JsonValue;
  readonly at: string;
}

/** Where the value of a field comes from. */
export interface Provenance {
  readonly from: readonly string[];
  readonly at: string;
  readonly rule: string;
}

/** The record of an item in one system. */
export interface Member {
  /** Empty while it is being created. */
  readonly id: string;
  readonly version?: string;
  /** Newest `updatedAt` seen; whatever is older is a late repetition. */
  readonly seenAt?: string;
  readonly held: Readonly<Record<string, Held>>;
  readonly externalIds: readonly ExternalId[];
  readonly faults: readonly MappingFault[];
  /** Set when the system no longer has it. */
  readonly goneAt?: string;
  /** Its being gone was dealt with: the others go on without it. */
  readonly isLetGo?: boolean;
  /** A person wants the other records to stay although this one is gone. */
  readonly isKept?: boolean;
  /** Key under which it is made again after it was gone. */
  readonly reviveKey?: string;
  /** A write that was begun and whose end is not known. */
  readonly begun?: BegunWrite;
}

/** What a system has in one field. */
export interface Held extends Stamped {
  /** What stands there when that is not the system's own value, because we wrote it; and what we asked for. */
  readonly now?: JsonValue;
  readonly sent?: JsonValue;
  /** Time of the value we wrote: whoever changes it afterwards has seen it. */
  readonly sentAt?: string;
  /** Values that writes of unknown end may have put there. */
  readonly expected?: readonly JsonValue[];
}

/** A write that was begun. */
export interface BegunWrite {
  readonly kind: 'create' | 'update' | 'delete';
  readonly key?: string;
  /** In the words all systems share. */
  readonly fields: Readonly<Record<string, JsonValue>>;
}

/** How two items became one, so that it can be undone. The last merge is undone first. */
export interface Merge {
  readonly parts: readonly [MergePart, MergePart];
  readonly at: string;
  readonly by: 'externalId' | 'rules' | 'person';
  readonly score?: MatchScore;
}

/** What an item was before it was merged. */
export interface MergePart {
  readonly id: string;
  readonly systems: readonly string[];
  readonly founders: readonly string[];
  readonly merges: readonly Merge[];
}

/** Why an item is not in sync. Names which of the kinds of failure it is, and never holds personal data. */
export interface Trouble {
  /** `data`: a value or a missing one; `identity`: ids contradict each other; `target`: a system refused a write; `deleted`: gone in a system. */
  readonly about: 'data' | 'identity' | 'target' | 'deleted';
  readonly system: string;
  readonly field?: string;
  readonly code: string;
  readonly message: string;
}

/** An item for one record nobody has linked yet. */
export function newItem(id: string): Item {
  return {
    id,
    members: {},
    founders: [id],
    merges: [],
    provenance: {},
    decided: {},
    agreed: {},
    state: 'pending',
    troubles: [],
    open: [],
    isUnmatched: true,
  };
}

/** The members that are there, by name of the system, whatever order a store gave them back in. */
export function presentMembers(item: Item): [string, Member][] {
  return Object.entries(item.members)
    .filter(([, member]) => member.goneAt === undefined)
    .sort(([left], [right]) => compareCodePoints(left, right));
}

/** The item with another record in one system, or with none. */
export function withMember(item: Item, system: string, member: Member | undefined): Item {
  const members = new Map(Object.entries(item.members));
  if (member === undefined) members.delete(system);
  else members.set(system, member);
  return { ...item, members: Object.fromEntries(members) };
}

/** The value a system has now in a field: what we wrote, or else its own. */
export function shownValue(held: Held | undefined): JsonValue {
  return held === undefined ? null : held.now === undefined ? held.value : held.now;
}

/** Reads an item back from its row. The store gives back what it was given. */
export function parseItem(row: StoredRow): Item {
  return row.value as unknown as Item;
}

/** An item as it is stored. It holds nothing but JSON. */
export function assertJson(value: unknown): JsonValue {
  return value as JsonValue;
}

/** An object without the keys that have no value, so that what is stored and read back is the same. */
export function defined<Shape extends object>(
  object: Shape,
): { [Key in keyof Shape]?: Exclude<Shape[Key], undefined> } {
  return assertDefined(Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)));
}

function assertDefined<Shape extends object>(
  object: object,
): {
  [Key in keyof Shape]?: Exclude<Shape[Key], undefined>;
} {
  return object;
}
