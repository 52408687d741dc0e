import type { RecordChange } from './change.ts';
import { filterFields } from './filter.ts';
import type { FieldDescription, FieldRight, ObjectDescription, Rights } from './object-description.ts';
import type { ListQuery } from './query.ts';
import type { RecordFields } from './record.ts';

/** What somebody with these rights may do with one field. */
export function rightOn(rights: Rights, key: string): FieldRight {
  const stated = rights.fields !== undefined && Object.hasOwn(rights.fields, key) ? rights.fields[key] : undefined;
  return stated ?? (rights.update || rights.create ? 'write' : 'read');
}

/** The fields of a query's filter and sort that must not be used with these rights: a hidden field could be read off the answers. */
export function hiddenQueryFields(rights: Rights, query: Pick<ListQuery, 'filter' | 'sort'>): string[] {
  const used = [
    ...(query.filter === undefined ? [] : filterFields(query.filter)),
    ...(query.sort ?? []).map((sort) => sort.field),
  ];
  return [...new Set(used)].filter((key) => rightOn(rights, key) === 'none');
}

/** The fields of a write that these rights do not allow. */
export function unwritableFields(rights: Rights, fields: RecordFields): string[] {
  return Object.keys(fields).filter((key) => rightOn(rights, key) !== 'write');
}

/** The described fields somebody with these rights may read, cut to those asked for. */
export function readableFields(
  description: ObjectDescription,
  rights: Rights,
  wanted?: readonly string[],
): FieldDescription[] {
  const asked = wanted === undefined ? undefined : new Set(wanted);
  return description.fields.filter(
    ({ key }) => rightOn(rights, key) !== 'none' && (asked === undefined || asked.has(key)),
  );
}

/** A record's fields as a reader gets them: exactly these, `null` where the record has nothing. */
export function projectFields(fields: RecordFields, wanted: readonly FieldDescription[]): RecordFields {
  return Object.fromEntries(wanted.map(({ key }) => [key, Object.hasOwn(fields, key) ? (fields[key] ?? null) : null]));
}

/**
 * A change as a reader with these rights may see it; nothing when they may not read the type, or when only fields
 * changed that are hidden from them: that something changed would already tell.
 */
export function visibleChange(
  description: ObjectDescription,
  rights: Rights,
  change: RecordChange,
): RecordChange | undefined {
  if (!rights.read) return undefined;
  const readable = readableFields(description, rights);
  const keys = new Set(readable.map(({ key }) => key));
  const { record, changedFields, ...rest } = change;
  const visible = changedFields?.filter((key) => keys.has(key));
  if (change.kind === 'updated' && visible?.length === 0) return undefined;
  return {
    ...rest,
    ...(visible && { changedFields: visible }),
    ...(record && { record: { ...record, fields: projectFields(record.fields, readable) } }),
  };
}
