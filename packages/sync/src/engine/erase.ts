import type { JsonValue } from '@crosswalk/model';
import { presentMembers, type Item, type Member } from './item.ts';
import { reviewKeysOf } from './reviews.ts';
import type { RunContext } from './run-context.ts';

/** A record that is to be forgotten. */
export interface ErasureRequest {
  readonly system: string;
  readonly id: string;
  readonly at: string;
  readonly item?: Item | undefined;
  /** The system itself still has the record, and has to erase it too. */
  readonly isThere?: boolean;
}

/**
 * Forgets a record: with the next flush nothing is left of it but its ids in the systems that still have to erase it, and
 * tombstones that are keyed hashes, so that a late page does not bring it back. The erasing elsewhere is then planned like
 * any other write.
 */
export async function beginErasure(context: RunContext, request: ErasureRequest): Promise<void> {
  const { system, id, at, item, isThere = false } = request;
  putTombstone(context, system, id, at);
  if (item === undefined) return;
  const members = presentMembers(item).filter(([name, member]) => member.id !== '' && (isThere || name !== system));
  for (const [name, member] of Object.entries(item.members))
    if (member.id !== '') putTombstone(context, name, member.id, at);
  for await (const key of reviewKeysOf(context.workspace, item)) context.workspace.removeRow('review', key);
  context.workspace.putItem({
    id: item.id,
    members: Object.fromEntries(members.map(([name, member]) => [name, withIdOnly(member)])),
    founders: item.founders,
    merges: [],
    provenance: {},
    decided: {},
    agreed: {},
    state: 'pending',
    troubles: [],
    open: [],
    isUnmatched: false,
    erasedAt: at,
  });
}

function withIdOnly({ id }: Member): Member {
  return { id, held: {}, externalIds: [], faults: [] };
}

function putTombstone(
  { workspace, surroundings, definition }: RunContext,
  system: string,
  id: string,
  at: string,
): void {
  workspace.putRow('tombstone', surroundings.idFor('tombstone', definition.id, system, id), at);
}

/** When these records of a system were erased, by id; those that never were are not there. */
export async function erasedSince(
  { workspace, surroundings, definition }: RunContext,
  system: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const keys = new Map(ids.map((id) => [surroundings.idFor('tombstone', definition.id, system, id), id]));
  const rows = await workspace.readRows('tombstone', [...keys.keys()]);
  return new Map(rows.map(({ key, value }) => [keys.get(key) ?? '', parseTime(value)]));
}

function parseTime(value: JsonValue): string {
  return typeof value === 'string' ? value : '';
}
