import type { FieldFault } from './field-check.ts';
import { fieldOf, wantedEmptiness } from './filter.ts';
import { keyKind, operandKey } from './filter-keys.ts';
import { LIMITS } from './limits.ts';
import type { FieldDescription, ObjectDescription } from './object-description.ts';
import type { Condition, Filter, ListQuery } from './query.ts';

/** Finds every condition and sort of a query that can never work on this object type, so that a slip is told and not answered with an empty list. */
export function checkQuery(
  description: ObjectDescription,
  query: Pick<ListQuery, 'fields' | 'filter' | 'sort'>,
): FieldFault[] {
  return [
    ...(query.fields ?? []).flatMap((key, index) => checkKnown(description, key, `fields[${index}]`)),
    ...(query.filter === undefined ? [] : checkFilter(description, query.filter)),
    ...(query.sort ?? []).flatMap(({ field }, index) => checkSort(description, field, `sort[${index}].field`)),
  ];
}

/** Finds every condition of a filter that can never work on this object type. */
export function checkFilter(description: ObjectDescription, filter: Filter, path = 'filter', depth = 1): FieldFault[] {
  if (depth > LIMITS.depth) return [{ path, expected: `at most ${LIMITS.depth} levels` }];
  if ('and' in filter)
    return filter.and.flatMap((branch, index) => checkFilter(description, branch, `${path}.and[${index}]`, depth + 1));
  if ('or' in filter)
    return filter.or.flatMap((branch, index) => checkFilter(description, branch, `${path}.or[${index}]`, depth + 1));
  if ('not' in filter) return checkFilter(description, filter.not, `${path}.not`, depth + 1);
  return checkCondition(description, filter, path);
}

function checkCondition(description: ObjectDescription, condition: Condition, path: string): FieldFault[] {
  const field = fieldOf(description, condition.field);
  if (field === undefined) return checkKnown(description, condition.field, `${path}.field`);
  if (field.filterable === false) return [{ path: `${path}.field`, expected: 'a field that can be filtered' }];
  const expected = operandFault(field, condition);
  return expected === undefined ? [] : [{ path: `${path}.value`, expected }];
}

/** What the value should have been, or `undefined` when it is right. */
function operandFault(field: FieldDescription, condition: Condition): string | undefined {
  const { op, value } = condition;
  if (op === 'empty') return typeof value === 'boolean' ? undefined : 'true or false';
  if (wantedEmptiness(condition) !== undefined) return undefined;
  if (op === 'contains' || op === 'startsWith') {
    return keyKind(field) === 'text' && typeof value === 'string' ? undefined : 'text, on a field that holds text';
  }
  const values = op === 'in' ? value : [value];
  if (!Array.isArray(values)) return 'a list of values';
  return values.every((one) => operandKey(field, one) !== undefined) ? undefined : operandExpectation(field);
}

function operandExpectation(field: FieldDescription): string {
  if (field.type === 'datetime') return 'an instant such as 2026-11-22T13:17:00Z, or a date';
  if (field.type === 'duration') return 'a duration such as P3DT4H';
  const expectations = {
    text: 'text',
    decimal: 'a number, or a decimal number as text',
    boolean: 'true or false',
    presence: 'the operator empty',
  };
  return expectations[keyKind(field)];
}

function checkSort(description: ObjectDescription, key: string, path: string): FieldFault[] {
  const field = fieldOf(description, key);
  if (field === undefined) return checkKnown(description, key, path);
  const sortable = field.sortable !== false && keyKind(field) !== 'presence';
  return sortable ? [] : [{ path, expected: 'a field that can be sorted' }];
}

function checkKnown(description: ObjectDescription, key: string, path: string): FieldFault[] {
  return fieldOf(description, key)
    ? []
    : [{ path, expected: `a field of ${description.type}`, fix: 'Ask describe() for the fields of this type.' }];
}
