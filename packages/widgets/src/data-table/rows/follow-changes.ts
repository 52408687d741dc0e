import type { CrmRecord, RecordChange } from '@crosswalk/model';
import type { ListTarget } from '../../data/list-controller.ts';

/** What a list does with changes made elsewhere. */
export interface FollowedRows {
  /** The record as it is loaded now. */
  record: (id: string) => CrmRecord | undefined;
  accept: (record: CrmRecord) => void;
  drop: (id: string) => void;
  created: () => void;
}

/** Follows the changes of a list until the signal stops it. Resolves to false when the live connection was lost. */
export async function followChanges(target: ListTarget, rows: FollowedRows, signal: AbortSignal): Promise<boolean> {
  const { source, type, query } = target;
  const watched = query.filter ? { type, filter: query.filter } : { type };
  try {
    for await (const change of source.watch(watched, { signal })) await follow(target, rows, change, signal);
  } catch {
    return signal.aborted;
  }
  return true;
}

async function follow(
  { source, type }: ListTarget,
  rows: FollowedRows,
  { kind, id, record }: RecordChange,
  signal: AbortSignal,
): Promise<void> {
  if (kind === 'created') rows.created();
  if (kind === 'deleted') rows.drop(id);
  if (kind !== 'updated') return;
  const old = rows.record(id);
  if (!old || old.version === record?.version) return;
  const changed = record ?? (await source.get(type, id, { signal }).catch(() => undefined));
  if (changed) rows.accept(changed);
}
