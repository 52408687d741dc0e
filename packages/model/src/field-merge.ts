import type { JsonValue } from './json.ts';
import type { RecordFields } from './record.ts';

/** What a write makes of a record. */
export interface MergedFields {
  fields: RecordFields;
  /** Keys whose value is another one now; empty when the write repeats what is there. */
  changedFields: string[];
}

/** Puts written fields over stored ones. `null` empties a field, which is then not stored; a value equal to the stored one is no change. */
export function mergeFields(stored: RecordFields, written: RecordFields): MergedFields {
  const fields = new Map(Object.entries(stored));
  const changedFields = Object.keys(written).filter((key) => !equalJson(fields.get(key) ?? null, written[key] ?? null));
  for (const key of changedFields) {
    const value = written[key] ?? null;
    if (value === null) fields.delete(key);
    else fields.set(key, value);
  }
  return { fields: Object.fromEntries(fields), changedFields };
}

/** Whether two JSON values say the same; the order of keys says nothing. */
export function equalJson(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) || Array.isArray(right))
    return Array.isArray(left) && Array.isArray(right) && equalLists(left, right);
  const leftEntries = Object.entries(left);
  const rightEntries = new Map(Object.entries(right));
  return (
    leftEntries.length === rightEntries.size &&
    leftEntries.every(([key, value]) => rightEntries.has(key) && equalJson(value, rightEntries.get(key)))
  );
}

function equalLists(left: readonly JsonValue[], right: readonly JsonValue[]): boolean {
  return left.length === right.length && left.every((value, index) => equalJson(value, right[index]));
}
