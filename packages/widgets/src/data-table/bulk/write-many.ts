import { type BatchOperation, type CrmRecord, LIMITS, type RecordSource } from '@crosswalk/model';
import { codeOf, failureOf } from '../../data/failure.ts';

/** Writes under way at once, where each record has to be written alone. */
const MOST_AT_ONCE = 6;

/** What became of one record. */
export type WrittenRecord = { before: CrmRecord } & ({ after: CrmRecord | null } | { reason: string });

/** The write to do to a record; nothing for one that is as wanted already. */
export type WriteOf = (record: CrmRecord) => BatchOperation | undefined;

/**
 * Does the same to many records, and tells for each what became of it. Records go together where the source can; when it
 * refuses a batch, which is all or nothing, those records go one by one, so that one bad record keeps no other back.
 */
export async function* writeMany(
  source: RecordSource,
  records: readonly CrmRecord[],
  writeOf: WriteOf,
  signal: AbortSignal,
): AsyncGenerator<WrittenRecord[]> {
  for (let from = 0; from < records.length && !signal.aborted; from += LIMITS.batch) {
    const some = records.slice(from, from + LIMITS.batch);
    const wanted = some.filter((record) => writeOf(record) !== undefined);
    const same = some.filter((record) => !wanted.includes(record)).map((before) => ({ before, after: before }));
    yield [
      ...same,
      ...((await together(source, wanted, writeOf, signal)) ?? (await oneByOne(source, wanted, writeOf))),
    ];
  }
}

async function together(
  source: RecordSource,
  records: readonly CrmRecord[],
  writeOf: WriteOf,
  signal: AbortSignal,
): Promise<WrittenRecord[] | undefined> {
  if (source.capabilities.batch !== true || source.batch === undefined || records.length < 2) return undefined;
  try {
    const results = await source.batch(
      records.flatMap((record) => writeOf(record) ?? []),
      { signal },
    );
    return records.map((before, index) => ({ before, after: results[index] ?? null }));
  } catch (error) {
    // Whether a batch whose answer was lost took effect is not known; versions keep it from being done twice.
    if (codeOf(error) === 'cancelled') return records.map((before) => ({ before, reason: failureOf(error).message }));
    return undefined;
  }
}

async function oneByOne(
  source: RecordSource,
  records: readonly CrmRecord[],
  writeOf: WriteOf,
): Promise<WrittenRecord[]> {
  const results: WrittenRecord[] = [];
  const waiting = records.entries();
  const work = async (): Promise<void> => {
    for (const [index, before] of waiting) results[index] = await writeOne(source, before, writeOf(before));
  };
  await Promise.all(Array.from({ length: MOST_AT_ONCE }, work));
  return results;
}

async function writeOne(
  source: RecordSource,
  before: CrmRecord,
  operation: BatchOperation | undefined,
): Promise<WrittenRecord> {
  try {
    if (operation?.kind === 'update') {
      const { type, id, fields, ifVersion } = operation;
      return { before, after: await source.update(type, id, fields, ifVersion === undefined ? {} : { ifVersion }) };
    }
    if (operation?.kind === 'delete') {
      const { type, id, ifVersion } = operation;
      await source.delete(type, id, ifVersion === undefined ? {} : { ifVersion });
    }
    return { before, after: null };
  } catch (error) {
    return { before, reason: failureOf(error).message || codeOf(error) };
  }
}
