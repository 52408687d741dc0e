import type { FieldValue } from '@crosswalk/model';

/** A value's items when it is a list; nothing when it has another shape. */
export function listOf(value: FieldValue | undefined): readonly FieldValue[] | undefined {
  return isList(value) ? value : undefined;
}

function isList(value: FieldValue | undefined): value is readonly FieldValue[] {
  return Array.isArray(value);
}
