import {
  type FieldDescription,
  fieldOf,
  isListField,
  keyKind,
  type ObjectDescription,
  SORT_CHARACTERS,
  type Sort,
  type SortPosition,
} from '@crosswalk/model';
import { joinSql, type Sql, sql } from '../database/sql.ts';
import { keySql, operandSql, valueSql } from './filter-sql.ts';

/** What a page is cut from: which rows, in which order, after which position. */
export interface PageRequest {
  description: ObjectDescription;
  where: Sql;
  sort: readonly Sort[];
  after?: SortPosition;
  limit: number;
}

/** One row more than the page has, to know whether another page follows; each with the total of all pages. The order is the one of `compareRecords`. */
export function pageSql({ description, where, sort, after, limit }: PageRequest): Sql {
  const fields = sort.map(({ field }) => assertField(description, field));
  const columns = fields.map((field, index) => sql`, ${sortKeySql(field)} as ${columnSql(index)}`);
  const order = sort.map(
    ({ direction }, index) => sql`${columnSql(index)} ${direction === 'asc' ? sql`asc` : sql`desc`} nulls last, `,
  );
  const rest = after === undefined ? sql`` : sql` where ${afterSql(fields, sort, after, 0)}`;
  return sql`select type, id, fields, version::text as version, created_at, updated_at,
    (select count(*)::integer from record where ${where}) as total from (
    select *${joinSql(columns, sql``)} from record where ${where}
  ) as found${rest} order by ${joinSql(order, sql``)}id limit ${limit + 1}::integer`;
}

function sortKeySql(field: FieldDescription): Sql {
  const isText = keyKind(field) === 'text';
  const cut = (key: Sql) => (isText ? sql`left(${key}, ${SORT_CHARACTERS}::integer) collate "C"` : key);
  if (!isListField(field)) return cut(keySql(field, valueSql(field)));
  const key = keySql(field, sql`item.value`);
  return sql`(select ${cut(key)} from cw_list(${valueSql(field)}) with ordinality as item(value, place) where ${key} is not null order by place limit 1)`;
}

/** Behind the position: past it in the first sort, or level with it there and behind in those that follow. Empty keys stand last. */
function afterSql(
  fields: readonly FieldDescription[],
  sort: readonly Sort[],
  position: SortPosition,
  index: number,
): Sql {
  const field = fields[index];
  if (field === undefined) return sql`id > ${position.id}::text collate "C"`;
  const column = columnSql(index);
  const key = position.keys[index] ?? null;
  const next = afterSql(fields, sort, position, index + 1);
  if (key === null) return sql`(${column} is null and ${next})`;
  const operand = operandSql(field, key);
  const comparison = sort[index]?.direction === 'desc' ? sql` < ` : sql` > `;
  return sql`(${column}${comparison}${operand} or ${column} is null or (${column} = ${operand} and ${next}))`;
}

const COLUMNS = [sql`sort_1`, sql`sort_2`, sql`sort_3`, sql`sort_4`, sql`sort_5`];

function columnSql(index: number): Sql {
  const column = COLUMNS[index];
  if (column === undefined) throw new RangeError('a query has at most five sorts');
  return column;
}

function assertField(description: ObjectDescription, key: string): FieldDescription {
  const field = fieldOf(description, key);
  if (field === undefined) throw new TypeError(`${description.type} has no field ${key}`);
  return field;
}
