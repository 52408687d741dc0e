import type { RecordChange } from '@crosswalk/model';
import type { ChangeRow } from './change-table.ts';

/** A change of the table in the shape everybody tells of it, with all its fields: cut it before it leaves. */
export function showChangeRow(row: ChangeRow): RecordChange {
  const { sequence, kind, type, id, at, fields, version, created_at: createdAt } = row;
  const place = { sequence, type, id, at: at.toISOString() };
  if (kind === 'erased') return { ...place, kind: 'deleted', erased: true };
  if (kind === 'deleted') return { ...place, kind };
  const change = { ...place, kind };
  const times = { createdAt: createdAt.toISOString(), updatedAt: at.toISOString() };
  return { ...change, changedFields: row.changed_fields, record: { type, id, fields, version, ...times } };
}
