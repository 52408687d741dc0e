import type { Filter, ListQuery, RecordPage, RecordSource, Sort } from '@crosswalk/model';
import type { BoardColumn } from './board-column.ts';

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
