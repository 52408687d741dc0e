import type { RecordChange } from './change.ts';
import { filterFields, matchesFilter } from './filter.ts';
import type { ObjectDescription } from './object-description.ts';
import type { WatchQuery } from './query.ts';

/**
 * Whether a watcher of this query wants to hear of a change: the record matches now, it is gone, or a field
 * the filter asks about changed, so that the record may just have left the set.
 */
export function concernsWatcher(description: ObjectDescription, query: WatchQuery, change: RecordChange): boolean {
  if (change.type !== query.type || (query.id !== undefined && change.id !== query.id)) return false;
  if (query.filter === undefined || change.record === undefined || change.changedFields === undefined) return true;
  const asked = new Set(filterFields(query.filter));
  return change.changedFields.some((key) => asked.has(key)) || matchesFilter(description, query.filter, change.record);
}
