import { filterFields } from './filter.ts';
import type { FieldRight, ObjectDescription, Rights } from './object-description.ts';
import type { ListQuery } from './query.ts';
import type { RecordFields } from './record.ts';

/** What somebody with these rights may do with one field. */
export function rightOn(rights: Rights, key: string): FieldRight {
  const stated = rights.fields !== undefined && Object.hasOwn(rights.fields, key) ? rights.fields[key] : undefined;
  return stated ?? (rights.update || rights.create ? 'write' : 'read');
}

/** The keys somebody with these rights may read. */
export function readableFields(description: ObjectDescription, rights: Rights): Set<string> {
  return new Set(description.fields.map((field) => field.key).filter((key) => rightOn(rights, key) !== 'none'));
}

/** The fields of a query that must not be used with these rights: a hidden field could be read off the answers to filters and sorts. */
export function hiddenQueryFields(rights: Rights, query: Pick<ListQuery, 'fields' | 'filter' | 'sort'>): string[] {
  const used = [
    ...(query.fields ?? []),
    ...(query.filter === undefined ? [] : filterFields(query.filter)),
    ...(query.sort ?? []).map((sort) => sort.field),
  ];
  return [...new Set(used)].filter((key) => rightOn(rights, key) === 'none');
}

/** The fields of a write that these rights do not allow. */
export function unwritableFields(rights: Rights, fields: RecordFields): string[] {
  return Object.keys(fields).filter((key) => rightOn(rights, key) !== 'write');
}

/** The fields left over after cutting to those asked for and those that may be read. */
export function cutFields(fields: RecordFields, readable: ReadonlySet<string>, wanted?: readonly string[]): RecordFields {
  const kept = wanted === undefined ? readable : new Set(wanted.filter((key) => readable.has(key)));
  return Object.fromEntries(Object.entries(fields).filter(([key]) => kept.has(key)));
}
