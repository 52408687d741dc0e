import { type CrmRecord, projectFields, readableFields, type Rights } from '@crosswalk/model';
import type { Layout } from './layout.ts';
import { childrenOf, readInstant, type Row } from './wire.ts';

/** The record a row is, cut to what the user may read and asked for. */
export function recordOf(layout: Layout, rights: Rights, row: Row, wanted?: readonly string[]): CrmRecord {
  const created = readInstant(row['create_date']);
  const updated = readInstant(row['write_date']) ?? created;
  const readable = readableFields(layout.description, rights, wanted);
  return {
    type: layout.mapping.type,
    id: String(row['id']),
    fields: projectFields(fieldsOf(layout, row), readable),
    version: versionOf(layout, row),
    ...(created === null ? {} : { createdAt: created }),
    ...(updated === null ? {} : { updatedAt: updated }),
  };
}

/** All fields of a row in our words, whoever may read them. */
export function fieldsOf(layout: Layout, row: Row): CrmRecord['fields'] {
  return Object.fromEntries(Array.from(layout.codecs, ([key, codec]) => [key, codec.read(row)]));
}

/**
 * What changes with every change of a record as we show it. Tryton's own `_timestamp` alone would miss two things: a
 * contact mechanism that changed without its party, and, on SQLite, a second change within the same second.
 */
export function versionOf(layout: Layout, row: Row): string {
  const children = Array.from(layout.lists.keys(), (list) =>
    childrenOf(row, list).map((child) => [child['id'], child['_timestamp']]),
  );
  return `${String(row['_timestamp'])}-${fingerprint(JSON.stringify([fieldsOf(layout, row), children]))}`;
}

/** Tryton's own marks of the versions a write relies on, as its calls want them. */
export function timestampsOf(layout: Layout, rows: readonly Row[]): Row {
  const marks = rows.flatMap((row) => [
    [`${layout.mapping.model},${String(row['id'])}`, row['_timestamp']] as const,
    ...Array.from(layout.lists).flatMap(([list, model]) =>
      childrenOf(row, list).map((child) => [`${model},${String(child['id'])}`, child['_timestamp']] as const),
    ),
  ]);
  return Object.fromEntries(marks);
}

/** 64 bits that tell one text from another. Not against attackers: it only has to notice changes. */
export function fingerprint(text: string): string {
  let high = 0x811c9dc5;
  let low = 0x1b873593;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul((low ^ unit) + (high >>> 15), 0x85ebca6b);
  }
  return (high >>> 0).toString(36) + (low >>> 0).toString(36);
}
