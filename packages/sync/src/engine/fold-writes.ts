import { equalJson, type JsonValue, type RecordFields } from '@crosswalk/model';
import type { SyncDefinition, SyncParticipant } from '../definition.ts';
import { readMapped, writeMapped } from '../mapping/map-record.ts';
import type { SyncRecord } from '../ports.ts';
import { defined, type BegunWrite, type Held, type Member, type Provenance } from './item.ts';
import { observeValue } from './observe.ts';

const NEVER: Held = { value: null, at: '' };

/** Notes, before a write begins, which values may be found afterwards without being anybody's own. */
export function expectWritten(system: SyncParticipant, member: Member, begun: BegunWrite): Member {
  const held = new Map(Object.entries(member.held));
  for (const [field, value] of Object.entries(begun.fields)) {
    const before = held.get(field) ?? NEVER;
    const others = before.expected?.filter((one) => !equalJson(one, value)) ?? [];
    held.set(field, { ...before, expected: [...others, value] });
  }
  return { ...member, held: Object.fromEntries(held), begun };
}

/** Notes a write that was done. What the system answers is what stands there, also where it spells a value its own way. */
export function foldDone(
  definition: SyncDefinition,
  system: SyncParticipant,
  member: Member,
  done: { record?: SyncRecord | undefined; at: string; provenance: Readonly<Record<string, Provenance>> },
): Member {
  const { begun, reviveKey: _reviveKey, ...rest } = member;
  const sent = begun?.fields ?? {};
  const answer = done.record === undefined ? undefined : readMapped(definition, system, done.record.fields);
  const held = new Map(Object.entries(member.held));
  for (const [field, value] of Object.entries(sent)) {
    const now = answer?.fields[field] ?? spelledBack(definition, system, field, value);
    const sentAt = done.provenance[field]?.at ?? done.at;
    held.set(field, { ...withoutExpected(held.get(field) ?? NEVER), now, sent: value, sentAt });
  }
  const readAt = done.record?.updatedAt ?? done.at;
  for (const [field, value] of Object.entries(answer?.fields ?? {}))
    if (!Object.hasOwn(sent, field)) held.set(field, observeValue(held.get(field), value, readAt));
  return {
    ...rest,
    id: done.record?.id ?? member.id,
    held: Object.fromEntries(held),
    externalIds: done.record?.externalIds ?? member.externalIds,
    faults: answer?.faults ?? member.faults,
    ...defined({ version: done.record?.version ?? member.version, seenAt: done.record?.updatedAt ?? member.seenAt }),
  };
}

/** Notes a write that certainly did not happen. */
export function foldRefused(member: Member): Member {
  const { begun: _begun, ...rest } = member;
  const held = Object.entries(member.held).map(([field, one]): [string, Held] => [field, withoutExpected(one)]);
  return { ...rest, held: Object.fromEntries(held) };
}

function withoutExpected({ expected: _expected, ...held }: Held): Held {
  return held;
}

/** What a value would be read as after the system kept it exactly as written. */
function spelledBack(definition: SyncDefinition, system: SyncParticipant, field: string, value: JsonValue): JsonValue {
  const written: RecordFields = writeMapped(system, { [field]: value }).fields;
  return readMapped(definition, system, written).fields[field] ?? null;
}
