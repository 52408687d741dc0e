import type { ExternalId, JsonValue } from '@crosswalk/model';
import type { SyncDefinition } from '../definition.ts';
import { recordPreparer, type PreparedRecord } from '../identity/match-rules.ts';
import { presentMembers, shownValue, type Item, type Member } from './item.ts';

/** Texts an item is found by. */
export type IndexItem = (item: Item) => readonly string[];

/** Index of the item that has this record. */
export const memberIndex = (system: string, id: string): string => `member:${system}\u0000${id}`;
/** Index of the item that another became a part of, and of itself. */
export const founderIndex = (id: string): string => `founder:${id}`;
/** Index of items in this state. */
export const stateIndex = (state: Item['state']): string => `state:${state}`;
/** Index of items with a record in this system. */
export const systemIndex = (system: string): string => `system:${system}`;
/** Index of items that still have to look for their like. */
export const UNMATCHED = 'unmatched';
/** Index of items whose record is gone in some system, which has not been dealt with. */
export const GONE = 'gone';
/** Index of items with records in more than one system. */
export const LINKED = 'linked';
/** Index of items with a write of unknown end. */
export const BEGUN = 'begun';

/** Makes the function that tells what an item is found by. Items that are complete are nobody's candidates and have no keys for it. */
export function itemIndexer(definition: SyncDefinition): IndexItem {
  const identify = identityOf(definition);
  return (item) => {
    const members = Object.entries(item.members);
    const { ids, prepared } = identify(item);
    const keys = isComplete(definition, item) ? [] : (prepared?.keys ?? []);
    return [
      stateIndex(item.state),
      ...item.founders.map(founderIndex),
      ...members.flatMap(([system, { id }]) => (id === '' ? [] : [memberIndex(system, id), systemIndex(system)])),
      ...ids,
      ...keys.map((key) => `key:${key}`),
      ...(item.isUnmatched || isContradicted(item) ? [UNMATCHED] : []),
      ...(members.some(([, { goneAt, isLetGo }]) => goneAt !== undefined && isLetGo !== true) ? [GONE] : []),
      ...(members.length > 1 ? [LINKED] : []),
      ...(members.some(([, { begun }]) => begun !== undefined) ? [BEGUN] : []),
    ];
  };
}

/** What an item is recognised by: ids that prove, and a prepared record for the rules. */
export interface Identity {
  readonly ids: readonly string[];
  readonly prepared: PreparedRecord | undefined;
}

const NO_IDENTITY: Identity = { ids: [], prepared: undefined };

/** Makes the function that tells what an item is recognised by. */
export function identityOf(definition: SyncDefinition): (item: Item) => Identity {
  const prepare = definition.identity?.rules && recordPreparer(definition.identity.rules);
  const idFields = definition.identity?.ids ?? [];
  const externalIds = new Map(definition.systems.map(({ name, externalId }) => [name, externalId]));
  return (item) => {
    if (item.erasedAt !== undefined) return NO_IDENTITY;
    const fields = shownFields(item);
    const members = presentMembers(item);
    const fromMembers = members.flatMap(([system, member]) => idsOf(member, externalIds.get(system)));
    const fromFields = idFields.flatMap((field) => {
      const text = JSON.stringify(fields.get(field) ?? null);
      return text === 'null' ? [] : [`id:${field}\u0000${text}`];
    });
    return { ids: [...new Set([...fromMembers, ...fromFields])], prepared: prepare?.(Object.fromEntries(fields)) };
  };
}

/** Whether its ids contradict those of another; it is looked at again until they no longer do. */
export function isContradicted(item: Item): boolean {
  return item.troubles.some(({ about }) => about === 'identity');
}

/** Whether the item has, or had, a record in every system. */
export function isComplete(definition: SyncDefinition, item: Item): boolean {
  return definition.systems.every(({ name }) => item.members[name] !== undefined);
}

function idsOf(member: Member, own: Omit<ExternalId, 'value'> | undefined): string[] {
  const all =
    own === undefined || member.id === '' ? member.externalIds : [...member.externalIds, { ...own, value: member.id }];
  return all.map(({ system, account, kind, value }) => `external:${[system, account, kind, value].join('\u0000')}`);
}

/** One value for each field: of several systems' the first that is not empty. */
function shownFields(item: Item): Map<string, JsonValue> {
  const fields = new Map<string, JsonValue>();
  for (const [, member] of presentMembers(item)) {
    for (const [field, held] of Object.entries(member.held)) {
      const value = shownValue(held);
      if (value !== null && !fields.has(field)) fields.set(field, value);
    }
  }
  return fields;
}
