import type { CrmRecord, RecordFields, RecordSource } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import { codeOf, failureOf } from '../data/failure.ts';
import { type FieldConflict, withNews } from '../data/write-field.ts';

/** How sending a form ended. */
export type FormOutcome =
  | { kind: 'saved'; record: CrmRecord }
  | { kind: 'conflict'; record: CrmRecord; conflicts: ReadonlyMap<string, FieldConflict> }
  | { kind: 'refused'; faults: FormFaults };

/** Why a source refused: at which fields, and what belongs to none. */
export interface FormFaults {
  fields: ReadonlyMap<string, string>;
  /** Faults of no field of the form, as sentences. */
  others: readonly string[];
}

const MERGE_ATTEMPTS = 3;

/**
 * Changes several fields of a record together, on the version that was read. When somebody else changed other fields
 * meanwhile, the change is made again; when they changed the same ones, nothing is written.
 */
export async function writeRecord(
  source: RecordSource,
  from: CrmRecord,
  fields: RecordFields,
  findConflicts: (now: RecordFields) => ReadonlyMap<string, FieldConflict>,
): Promise<FormOutcome> {
  let record = from;
  for (let attempt = 1; ; attempt += 1) {
    const conflicts = findConflicts(record.fields);
    if (conflicts.size > 0) return { kind: 'conflict', record, conflicts };
    const { type, id, version } = record;
    try {
      return { kind: 'saved', record: withNews(record, await source.update(type, id, fields, { ifVersion: version })) };
    } catch (error) {
      const current =
        codeOf(error) === 'conflict' && attempt < MERGE_ATTEMPTS
          ? await source.get(type, id).catch(() => undefined)
          : undefined;
      if (!current) return { kind: 'refused', faults: faultsOf(error) };
      record = withNews(record, current);
    }
  }
}

/** Makes a record; nothing is sent for a field left empty. */
export async function createRecord(source: RecordSource, type: string, fields: RecordFields): Promise<FormOutcome> {
  const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  try {
    return { kind: 'saved', record: await source.create(type, filled) };
  } catch (error) {
    return { kind: 'refused', faults: faultsOf(error) };
  }
}

/** A refusal, told apart by field as far as the source does. */
function faultsOf(error: unknown): FormFaults {
  const fields = new Map<string, string>();
  const others: string[] = [];
  const details = error instanceof CrosswalkError ? error.details : {};
  for (const { path, expected, fix } of details.faults ?? []) {
    const key = /(?:^|\.)fields\.([A-Za-z][A-Za-z0-9_]*)/.exec(path)?.[1];
    const words = fix === undefined ? expected : `${expected} (${fix})`;
    if (key === undefined) others.push(`${path}: ${words}`);
    else fields.set(key, words);
  }
  const { message } = failureOf(error);
  for (const key of details.fields ?? []) if (!fields.has(key)) fields.set(key, message);
  if (fields.size === 0 && others.length === 0) others.push(message);
  return { fields, others };
}
