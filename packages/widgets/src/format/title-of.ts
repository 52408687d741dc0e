import type { CrmRecord, ObjectDescription } from '@crosswalk/model';
import { partOf } from './part-of.ts';

/** What a record is called: its title field as text, else its id. */
export function titleOf(record: CrmRecord, description: ObjectDescription): string {
  const value = record.fields[description.titleField];
  const text = typeof value === 'string' ? value : partOf(value, 'full');
  return text?.trim() || record.id;
}
