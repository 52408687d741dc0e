import { equalJson, type JsonValue, type RecordFields } from '@crosswalk/model';
import type { MappedFields } from '../mapping/map-record.ts';
import type { SyncRecord } from '../ports.ts';
import { assertJson, defined, shownValue, type Held, type Item, type Member } from './item.ts';

/** A record as it was read, in the words all systems share. */
export interface Observation {
  readonly record: SyncRecord;
  readonly mapped: MappedFields;
  /** When it was read. */
  readonly readAt: string;
  /** It was read as one of all the records there are now, so it is there whatever was known before. */
  readonly isCurrent?: boolean;
}

/**
 * Notes what a system has. A value that we put there ourselves is an echo and nobody's new say; any other that is not
 * what was there before is the system's own. Seeing the same again changes nothing, so pages may come any number of times.
 */
export function observeRecord(item: Item, system: string, observation: Observation): Item {
  const before = item.members[system];
  const { record, mapped, readAt } = observation;
  if (before !== undefined && isLate(before, observation)) return item;
  const held = observeFields(before?.held ?? {}, mapped.fields, earlier(record.updatedAt ?? readAt, readAt));
  const member: Member = {
    id: record.id,
    held,
    externalIds: record.externalIds ?? before?.externalIds ?? [],
    faults: mapped.faults,
    ...defined({ version: record.version, seenAt: record.updatedAt ?? before?.seenAt, begun: before?.begun }),
  };
  if (before !== undefined && isSame(before, member)) return item;
  const hasNews = before === undefined || before.goneAt !== undefined || !isSame(before.held, held);
  return {
    ...item,
    members: { ...item.members, [system]: member },
    ...(hasNews || !isSame(before.faults, member.faults) ? { state: 'pending' as const } : {}),
    isUnmatched: item.isUnmatched || hasNews,
  };
}

/** Notes that a system no longer has the record. */
export function observeDeletion(item: Item, system: string, at: string): Item {
  const member = item.members[system];
  if (member === undefined || member.goneAt !== undefined) return item;
  const { begun: _begun, ...rest } = member;
  return { ...item, members: { ...item.members, [system]: { ...rest, goneAt: at } }, state: 'pending' };
}

/** A page that was under way while something newer was seen says nothing about now. */
function isLate(before: Member, { record, isCurrent }: Observation): boolean {
  if (record.updatedAt === undefined) return false;
  if (before.goneAt !== undefined && isCurrent !== true && record.updatedAt <= before.goneAt) return true;
  return before.seenAt !== undefined && record.updatedAt < before.seenAt;
}

function observeFields(before: Readonly<Record<string, Held>>, fields: RecordFields, at: string): Record<string, Held> {
  const held = new Map(Object.entries(before));
  for (const [field, value] of Object.entries(fields)) held.set(field, observeValue(held.get(field), value, at));
  return Object.fromEntries(held);
}

/** What a system holds in a field once this value was seen there. */
export function observeValue(before: Held | undefined, value: JsonValue, at: string): Held {
  if (before === undefined) return { value, at: value === null ? '' : at };
  if (isExpected(before, value)) return withoutExpected({ ...before, now: value, sent: value });
  if (equalJson(value, shownValue(before))) return before;
  // Whoever changes a value has seen it: however its clock stands, the new one comes after the one it replaces.
  return { value, at: later(at, following(before.sentAt ?? before.at)) };
}

function isExpected(held: Held, value: JsonValue): boolean {
  return held.expected?.some((one) => equalJson(one, value)) === true && !equalJson(value, shownValue(held));
}

function withoutExpected({ expected: _expected, ...held }: Held): Held {
  return held;
}

function isSame(left: unknown, right: unknown): boolean {
  return equalJson(assertJson(left), assertJson(right));
}

function earlier(left: string, right: string): string {
  return left < right ? left : right;
}

function later(left: string, right: string): string {
  return left > right ? left : right;
}

/** The next millisecond. */
function following(at: string): string {
  return at === '' ? '' : new Date(Date.parse(at) + 1).toISOString();
}
