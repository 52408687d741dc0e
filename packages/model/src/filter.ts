import { compareDecimals } from './filter-decimal.ts';
import { type Key, keyKind, type KeyKind, keysOf, operandKey } from './filter-keys.ts';
import { compareCodePoints, foldCase } from './filter-text.ts';
import type { FieldDescription, ObjectDescription } from './object-description.ts';
import type { Condition, Filter, FilterOperator } from './query.ts';
import type { RecordFields } from './record.ts';

/**
 * Whether a record passes a filter. The rules are those of `SPEC.md` (FLT), the same in memory, in the
 * page and in SQL: two-valued, so `not` is always the exact opposite.
 */
export function matchesFilter(
  description: ObjectDescription,
  filter: Filter,
  record: { readonly fields: RecordFields },
): boolean {
  if ('and' in filter) return filter.and.every((branch) => matchesFilter(description, branch, record));
  if ('or' in filter) return filter.or.some((branch) => matchesFilter(description, branch, record));
  if ('not' in filter) return !matchesFilter(description, filter.not, record);
  return matchesCondition(fieldOf(description, filter.field), filter, record.fields);
}

/** The fields a filter asks about, each once. Who may not read one of them must not use the filter: its answers would tell the value. */
export function filterFields(filter: Filter): string[] {
  const keys = new Set<string>();
  collectFields(filter, keys);
  return [...keys];
}

/** The description of one field, found by its own key only. */
export function fieldOf(description: ObjectDescription, key: string): FieldDescription | undefined {
  return description.fields.find((field) => field.key === key);
}

/** Order of two keys of one kind. */
export function compareKeys(kind: KeyKind, left: Key, right: Key): number {
  if (typeof left === 'string' && typeof right === 'string') {
    return kind === 'decimal' ? compareDecimals(left, right) : compareCodePoints(left, right);
  }
  return Number(left) - Number(right);
}

/** Whether a condition asks for emptiness: `empty`, or equality with nothing. Says which answer passes, or `undefined` for other conditions. */
export function wantedEmptiness({ op, value }: Condition): boolean | undefined {
  if (op === 'empty') return value !== false;
  const isNothing = value === null || value === '';
  if (!isNothing || (op !== 'eq' && op !== 'ne')) return undefined;
  return op === 'eq';
}

function matchesCondition(field: FieldDescription | undefined, condition: Condition, fields: RecordFields): boolean {
  const stored = field && Object.hasOwn(fields, field.key) ? fields[field.key] : undefined;
  const keys = keysOf(field, stored);
  const wanted = wantedEmptiness(condition);
  if (wanted !== undefined) return (keys.length === 0) === wanted;
  if (condition.op === 'ne') return !keys.some(keyTest(field, { ...condition, op: 'eq' }));
  return keys.some(keyTest(field, condition));
}

const ORDER_TESTS: Readonly<Partial<Record<FilterOperator, (order: number) => boolean>>> = {
  eq: (order) => order === 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
};

function keyTest(field: FieldDescription | undefined, { op, value }: Condition): (key: Key) => boolean {
  if (op === 'contains' || op === 'startsWith') return textTest(field, op, value);
  const kind = keyKind(field);
  if (op === 'in') {
    const wanted = new Set(Array.isArray(value) ? value.map((one) => operandKey(field, one)) : []);
    return (key) => wanted.has(key);
  }
  const test = ORDER_TESTS[op];
  const operand = operandKey(field, value);
  if (test === undefined || operand === undefined) return () => false;
  return (key) => test(compareKeys(kind, key, operand));
}

function textTest(
  field: FieldDescription | undefined,
  op: 'contains' | 'startsWith',
  value: Condition['value'],
): (key: Key) => boolean {
  if (keyKind(field) !== 'text' || typeof value !== 'string') return () => false;
  const wanted = foldCase(value);
  return (key) => {
    const text = foldCase(String(key));
    return op === 'contains' ? text.includes(wanted) : text.startsWith(wanted);
  };
}

function collectFields(filter: Filter, keys: Set<string>): void {
  if ('and' in filter) filter.and.forEach((branch) => collectFields(branch, keys));
  else if ('or' in filter) filter.or.forEach((branch) => collectFields(branch, keys));
  else if ('not' in filter) collectFields(filter.not, keys);
  else keys.add(filter.field);
}
