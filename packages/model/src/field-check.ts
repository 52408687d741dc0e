import { listCheck, VALUE_CHECKS, type ValueCheck } from './field-check-values.ts';
import { LIMITS } from './limits.ts';
import type { FieldDescription, ObjectDescription } from './object-description.ts';
import type { RecordFields } from './record.ts';

/** One thing wrong with an input, as data: where, what was expected, and how to mend it. */
export interface FieldFault {
  /** JSON path such as `fields.email`. */
  path: string;
  expected: string;
  fix?: string;
}

const CHECKS: ReadonlyMap<string, ValueCheck> = new Map(Object.entries(VALUE_CHECKS));

/**
 * Finds everything wrong with the fields somebody wants to write, before anything is written: unknown and
 * read-only fields, wrong shapes, dates that do not exist, choices and targets that are not offered, missing required fields.
 * `partial` is for updates, which may leave fields out; emptying a required field (`null`) is refused there too.
 */
export function checkFields(
  description: ObjectDescription,
  fields: RecordFields,
  { partial = false } = {},
): FieldFault[] {
  const keys = Object.keys(fields);
  if (keys.length > LIMITS.fields) return [{ path: 'fields', expected: `at most ${LIMITS.fields} fields` }];
  const known = new Map(description.fields.map((field) => [field.key, field]));
  const faults = keys.flatMap((key) => checkField(description, known.get(key), key, fields[key]));
  return partial ? faults : [...faults, ...missingFields(description, fields)];
}

/** Tells what one field's value should have been, or `undefined` when it is right. `null` empties a field. */
export function checkValue(field: FieldDescription, value: unknown): string | undefined {
  if (field.required === true && isBlank(value)) return 'a value: this field is required';
  if (value === null) return undefined;
  const check = CHECKS.get(field.type);
  if (check === undefined) return `a field type this version knows, not ${field.type}`;
  const isList = field.multiple === true && field.type !== 'multiSelect' && field.type !== 'refs';
  return (isList ? listCheck(check)(value) : check(value)) ?? checkChoice(field, value);
}

function isBlank(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function checkField(
  description: ObjectDescription,
  field: FieldDescription | undefined,
  key: string,
  value: unknown,
): FieldFault[] {
  const path = `fields.${key}`;
  if (field === undefined)
    return [{ path, expected: `a field of ${description.type}`, fix: 'Ask describe() for the fields of this type.' }];
  if (field.readOnly === true) return [{ path, expected: 'a field that can be written', fix: 'Leave it out.' }];
  const expected = checkValue(field, value);
  return expected === undefined ? [] : [{ path, expected }];
}

function missingFields(description: ObjectDescription, fields: RecordFields): FieldFault[] {
  return description.fields
    .filter((field) => field.required === true && field.readOnly !== true && !Object.hasOwn(fields, field.key))
    .map((field) => ({ path: `fields.${field.key}`, expected: 'a value: this field is required' }));
}

/** Checks what only the description knows: the choices offered, and the types a reference may point at. */
function checkChoice(field: FieldDescription, value: unknown): string | undefined {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (field.options !== undefined && (field.type === 'select' || field.type === 'multiSelect')) {
    const offered = new Set<unknown>(field.options.map((option) => option.value));
    return values.every((one) => offered.has(one))
      ? undefined
      : `one of: ${listed(field.options.map((option) => option.value))}`;
  }
  if (field.refTypes !== undefined && (field.type === 'ref' || field.type === 'refs')) {
    const allowed = new Set<unknown>(field.refTypes);
    return values.every((one) => allowed.has(referencedType(one)))
      ? undefined
      : `a reference to: ${listed(field.refTypes)}`;
  }
  return undefined;
}

function referencedType(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 20).join(', ');
  return names.length > 20 ? `${shown}, …` : shown;
}
