import {
  type Condition,
  type FieldDescription,
  fieldOf,
  type Filter,
  foldCase,
  isListField,
  type Key,
  keyKind,
  type ObjectDescription,
  operandKey,
  wantedEmptiness,
} from '@crosswalk/model';
import { joinSql, jsonb, type Sql, sql } from '../database/sql.ts';

const COMPARISONS = new Map([
  ['eq', sql` = `],
  ['lt', sql` < `],
  ['lte', sql` <= `],
  ['gt', sql` > `],
  ['gte', sql` >= `],
]);

/** Types whose values are texts stored as they are compared, so that an index on the whole record answers equality. */
const PLAIN_TEXT: ReadonlySet<string> = new Set([
  'text',
  'longText',
  'select',
  'multiSelect',
  'email',
  'phone',
  'url',
  'date',
]);
const BY_ID: ReadonlySet<string> = new Set(['ref', 'refs', 'channelId']);

/** A filter as a condition on the row's `fields`: true or false, never null. It means exactly what `matchesFilter` says. */
export function filterSql(description: ObjectDescription, filter: Filter): Sql {
  if ('and' in filter) return nested(description, filter.and, sql` and `, sql`true`);
  if ('or' in filter) return nested(description, filter.or, sql` or `, sql`false`);
  if ('not' in filter) return sql`not ${filterSql(description, filter.not)}`;
  const field = fieldOf(description, filter.field);
  const isInverted = filter.op === 'ne' && wantedEmptiness(filter) === undefined;
  return isInverted ? sql`not ${conditionSql(field, { ...filter, op: 'eq' })}` : conditionSql(field, filter);
}

/** What one value of a field is compared by: the SQL of the model's table of keys. */
export function keySql(field: FieldDescription, value: Sql): Sql {
  if (BY_ID.has(field.type)) return sql`cw_text(${value} -> 'id')`;
  switch (field.type) {
    case 'datetime':
      return sql`cw_instant(${value})`;
    case 'boolean':
      return sql`cw_boolean(${value})`;
    case 'integer':
    case 'decimal':
      return sql`cw_decimal(${value})`;
    case 'money':
      return sql`cw_decimal(${value} -> 'amount')`;
    case 'duration':
      return sql`cw_duration(${value})`;
    case 'address':
      return sql`cw_address(${value})`;
    case 'personName':
      return sql`cw_text(${value} -> 'full')`;
    case 'json':
      return sql`cw_presence(${value})`;
    default:
      return sql`cw_text(${value})`;
  }
}

/** The stored value of a field. */
export function valueSql(field: FieldDescription): Sql {
  return sql`(fields -> ${field.key}::text)`;
}

/** A key as a parameter of the type its field compares by. */
export function operandSql(field: FieldDescription, key: Key): Sql {
  if (typeof key === 'boolean') return sql`${key}::boolean`;
  return keyKind(field) === 'decimal' ? sql`${key}::numeric` : sql`${key}::text collate "C"`;
}

function nested(description: ObjectDescription, branches: readonly Filter[], operator: Sql, none: Sql): Sql {
  if (branches.length === 0) return none;
  return sql`(${joinSql(
    branches.map((branch) => filterSql(description, branch)),
    operator,
  )})`;
}

function conditionSql(field: FieldDescription | undefined, condition: Condition): Sql {
  const wanted = wantedEmptiness(condition);
  if (field === undefined) return wanted === true ? sql`true` : sql`false`;
  if (wanted !== undefined)
    return wanted
      ? sql`not ${someKey(field, (key) => sql`${key} is not null`)}`
      : someKey(field, (key) => sql`${key} is not null`);
  if (condition.op === 'eq') return equalSql(field, operandKey(field, condition.value));
  if (condition.op === 'in') return inSql(field, condition.value);
  if (condition.op === 'contains' || condition.op === 'startsWith')
    return textSql(field, condition.op, condition.value);
  return orderSql(field, condition);
}

function orderSql(field: FieldDescription, { op, value }: Condition): Sql {
  const comparison = COMPARISONS.get(op);
  const operand = operandKey(field, value);
  if (comparison === undefined || operand === undefined) return sql`false`;
  return someKey(field, (key) => sql`${key}${comparison}${operandSql(field, operand)}`);
}

function inSql(field: FieldDescription, value: Condition['value']): Sql {
  const operands = Array.isArray(value)
    ? value.map((one) => operandKey(field, one)).filter((one) => one !== undefined)
    : [];
  if (operands.length === 0) return sql`false`;
  return sql`(${joinSql(
    operands.map((operand) => equalSql(field, operand)),
    sql` or `,
  )})`;
}

/** Equality of texts and references is asked as containment, which the index on `fields` answers. */
function equalSql(field: FieldDescription, operand: Key | undefined): Sql {
  if (operand === undefined) return sql`false`;
  const isPlain = PLAIN_TEXT.has(field.type);
  if (!isPlain && !BY_ID.has(field.type)) return someKey(field, (key) => sql`${key} = ${operandSql(field, operand)}`);
  const value = isPlain ? operand : { id: operand };
  return sql`fields @> ${jsonb({ [field.key]: isListField(field) ? [value] : value })}`;
}

function textSql(field: FieldDescription, op: 'contains' | 'startsWith', value: Condition['value']): Sql {
  if (keyKind(field) !== 'text' || typeof value !== 'string') return sql`false`;
  const wanted = foldCase(value);
  return someKey(field, (key) =>
    op === 'contains'
      ? sql`position(${wanted}::text in cw_fold(${key})) > 0`
      : sql`starts_with(cw_fold(${key}), ${wanted}::text)`,
  );
}

/** Whether the test holds for the field's value, or for one value of a list. */
function someKey(field: FieldDescription, test: (key: Sql) => Sql): Sql {
  if (!isListField(field)) return sql`coalesce(${test(keySql(field, valueSql(field)))}, false)`;
  return sql`exists (select 1 from cw_list(${valueSql(field)}) as item(value) where ${test(keySql(field, sql`item.value`))})`;
}
