import type { CrmRecord, FieldValue, RecordSource } from '@crosswalk/model';
import { codeOf } from './failure.ts';
import { isSameValue } from './same-value.ts';

/** Two people changed one field: what it was, what this user wrote, what stands there now. */
export interface FieldConflict {
  base: FieldValue;
  mine: FieldValue;
  theirs: FieldValue;
}

/** A change of one field. `base` is the value the user saw when the edit began. */
export interface FieldWrite {
  key: string;
  value: FieldValue;
  base: FieldValue;
}

/** How a write ended, with the newest state of the record that was seen on the way. */
export type WriteOutcome = { record: CrmRecord } & (
  { kind: 'saved' } | { kind: 'conflict'; conflict: FieldConflict } | { kind: 'failed'; error: unknown }
);

const MERGE_ATTEMPTS = 3;

/**
 * Writes one field of a record on the version that was read. When somebody else changed the record meanwhile, the
 * change is made again on the new version, unless they changed the same field: then nothing is written.
 */
export async function writeField(source: RecordSource, from: CrmRecord, write: FieldWrite): Promise<WriteOutcome> {
  const { key, value, base } = write;
  let record = from;
  for (let attempt = 1; ; attempt += 1) {
    const theirs = record.fields[key] ?? null;
    if (isSameValue(theirs, value)) return { kind: 'saved', record };
    if (!isSameValue(theirs, base)) return { kind: 'conflict', record, conflict: { base, mine: value, theirs } };
    const { type, id, version } = record;
    try {
      return {
        kind: 'saved',
        record: withNews(record, await source.update(type, id, { [key]: value }, { ifVersion: version })),
      };
    } catch (error) {
      if (codeOf(error) !== 'conflict' || attempt === MERGE_ATTEMPTS) return { kind: 'failed', record, error };
      const current = await source.get(type, id).catch(() => undefined);
      if (!current) return { kind: 'failed', record, error };
      record = withNews(record, current);
    }
  }
}

/** Fields a newer answer does not carry keep their value: an answer may be cut. */
export function withNews(old: CrmRecord, news: CrmRecord): CrmRecord {
  return { ...news, fields: { ...old.fields, ...news.fields } };
}
