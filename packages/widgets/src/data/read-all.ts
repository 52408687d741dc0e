import type { CrmRecord, Filter, RecordSource } from '@crosswalk/model';

/** Records that are read for a sum; of more, the sum is of the first ones and says "at least". */
const MOST_READ = 20_000;
const READ_AT_ONCE = 1_000;

/** Which records are read, with which of their fields. */
export interface ReadAllRequest {
  type: string;
  filter: Filter | undefined;
  fields: readonly string[];
  signal: AbortSignal;
  /** Gets each page when it is there. */
  take: (records: readonly CrmRecord[]) => void;
}

/** Reads all records a filter matches, page by page, for what no source adds up by itself. Resolves to whether these were all. */
export async function readAll(
  source: RecordSource,
  { type, filter, fields, signal, take }: ReadAllRequest,
): Promise<boolean> {
  let cursor: string | undefined;
  for (let read = 0; read < MOST_READ;) {
    const query = { fields: [...fields], ...(filter ? { filter } : {}), limit: READ_AT_ONCE };
    const page = await source.list(type, cursor === undefined ? query : { ...query, cursor }, { signal });
    if (signal.aborted) return false;
    take(page.records);
    read += page.records.length;
    cursor = page.nextCursor;
    if (cursor === undefined) return true;
    if (page.records.length === 0) return false;
  }
  return false;
}
