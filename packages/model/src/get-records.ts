import { LIMITS } from './limits.ts';
import type { CrmRecord } from './record.ts';
import type { CallOptions, RecordSource } from './source.ts';

/** Reads under way at once, where a source has to be asked for each record alone. */
const MOST_AT_ONCE = 6;

/**
 * Reads any number of records of a type with as few calls as the source allows: `getMany` where it has it, else one
 * `get` each. They come in the order of their ids; records that are not there are left out.
 */
export async function getRecords(
  source: RecordSource,
  type: string,
  ids: readonly string[],
  options: CallOptions & { fields?: readonly string[] } = {},
): Promise<CrmRecord[]> {
  const wanted = [...new Set(ids)];
  return source.capabilities.getMany === true && source.getMany !== undefined
    ? readTogether((some) => source.getMany?.(type, some, options), wanted)
    : readEach((id) => source.get(type, id, options), wanted);
}

async function readTogether(
  read: (ids: string[]) => Promise<CrmRecord[]> | undefined,
  ids: readonly string[],
): Promise<CrmRecord[]> {
  const records: CrmRecord[] = [];
  for (let from = 0; from < ids.length; from += LIMITS.values) {
    records.push(...((await read(ids.slice(from, from + LIMITS.values))) ?? []));
  }
  return records;
}

async function readEach(read: (id: string) => Promise<CrmRecord>, ids: readonly string[]): Promise<CrmRecord[]> {
  const found = new Map<string, CrmRecord>();
  const waiting = ids.values();
  const work = async (): Promise<void> => {
    for (const id of waiting) {
      const record = await read(id).catch(unlessMissing);
      if (record) found.set(id, record);
    }
  };
  await Promise.all(Array.from({ length: MOST_AT_ONCE }, work));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** The code is read off the value: the source may be made with another copy of the library. */
function unlessMissing(error: unknown): undefined {
  if (!(typeof error === 'object' && error !== null && 'code' in error && error.code === 'not_found')) throw error;
}
