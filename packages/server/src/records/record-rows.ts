import {
  type CrmRecord,
  type ObjectDescription,
  projectFields,
  readableFields,
  type RecordFields,
  type Rights,
} from '@crosswalk/model';

/** A record as the table has it. */
export interface RecordRow {
  type: string;
  id: string;
  fields: RecordFields;
  version: string;
  created_at: Date;
  updated_at: Date;
}

/** A row as a reader gets it: only fields they may read, cut to those asked for. */
export function showRow(
  row: RecordRow,
  description: ObjectDescription,
  rights: Rights,
  wanted?: readonly string[],
): CrmRecord {
  return {
    type: row.type,
    id: row.id,
    fields: projectFields(row.fields, readableFields(description, rights, wanted)),
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
