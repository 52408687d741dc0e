import type { CrmRecord, Filter, ListQuery, RecordPage, RecordSource, Sort } from '@crosswalk/model';
import type { BoardColumn } from './board-column.ts';

/** Cards whose amounts are added up; a board of more says "at least". */
const MOST_COUNTED = 20_000;
const COUNTED_AT_ONCE = 1_000;

/** What a board is about. */
export interface BoardTarget {
  source: RecordSource;
  type: string;
  stageField: string;
  amountField: string;
  /** Fields whose values cards show. */
  cardFields: readonly string[];
  filter: Filter | undefined;
  sort: readonly Sort[];
  pageSize: number;
}

/** What a column is asked for. */
export interface ColumnQuery {
  fields: string[];
  /** All choices, for the column of records that have none of them. */
  values: readonly string[];
  sort: readonly Sort[];
  signal: AbortSignal;
}

/** Reads the next page of one column. */
export function readColumn(
  target: BoardTarget,
  column: BoardColumn,
  { fields, values, sort, signal }: ColumnQuery,
): Promise<RecordPage> {
  const { stageField: field } = target;
  const own: Filter =
    column.value === null ? { not: { field, op: 'in', value: [...values] } } : { field, op: 'eq', value: column.value };
  const query: ListQuery = {
    fields,
    filter: target.filter ? { and: [target.filter, own] } : own,
    sort: [...sort],
    limit: target.pageSize,
    ...(column.cursor === undefined ? {} : { cursor: column.cursor }),
  };
  return target.source.list(target.type, query, { signal });
}

/**
 * Reads stage and amount of all records of the board, page by page, for its totals. Says at the end whether these were all.
 */
export async function readAmounts(
  { source, type, filter }: BoardTarget,
  { fields, signal, take }: { fields: string[]; signal: AbortSignal; take: (records: readonly CrmRecord[]) => void },
): Promise<boolean> {
  let cursor: string | undefined;
  for (let read = 0; read < MOST_COUNTED;) {
    const query = { fields, ...(filter ? { filter } : {}), limit: COUNTED_AT_ONCE };
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
