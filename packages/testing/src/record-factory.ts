import type { CrmRecord, FieldDescription, ObjectDescription, RecordFields } from '@crosswalk/model';

/** A description of a type from its fields alone; labels are made of the keys and the first field is the title. */
export function describeType(
  type: string,
  fields: readonly (Omit<FieldDescription, 'label'> & { label?: string })[],
): ObjectDescription {
  return {
    type,
    label: titled(type),
    pluralLabel: `${titled(type)}s`,
    titleField: fields[0]?.key ?? 'name',
    fields: fields.map((field) => ({ ...field, label: field.label ?? titled(field.key) })),
  };
}

/** A record with everything a reader may expect; give only what your test is about. */
export function makeRecord(
  parts: { type: string; id: string; fields?: RecordFields } & Partial<Omit<CrmRecord, 'fields'>>,
): CrmRecord {
  return {
    version: '1',
    createdAt: '2026-01-01T08:00:00.000Z',
    updatedAt: '2026-01-01T08:00:00.000Z',
    ...parts,
    fields: parts.fields ?? {},
  };
}

/** Many records of one type with ids `<type>-1`, `<type>-2`, …; `fieldsOf` gets the number. */
export function makeRecords(type: string, count: number, fieldsOf: (number: number) => RecordFields): CrmRecord[] {
  return Array.from({ length: count }, (_, index) =>
    makeRecord({ type, id: `${type}-${index + 1}`, fields: fieldsOf(index + 1) }),
  );
}

function titled(key: string): string {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
