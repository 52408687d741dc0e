import { checkValue, FIELD_PATTERNS, type FieldDescription, type JsonValue, type RecordFields } from '@crosswalk/model';
import type { FieldMapping, SyncDefinition, SyncField, SyncParticipant } from '../definition.ts';
import { describeFound, type FaultKind, type MappingFault } from './mapping-fault.ts';
import { transform, type Transform } from './transforms.ts';

/** A record in the words all systems share, and what of it could not be mapped. A field with a fault is not there. */
export interface MappedFields {
  readonly fields: RecordFields;
  readonly faults: readonly MappingFault[];
}

/** Reads a system's record in the words all systems share. Fields that the system does not have are not there; empty ones are `null`. */
export function readMapped(definition: SyncDefinition, system: SyncParticipant, record: RecordFields): MappedFields {
  const known = new Map(definition.fields.map((field) => [field.key, field]));
  return mapAll(system, system.fields, (mapping) => {
    const field = known.get(mapping.field);
    const raw = partOf(record, mapping.from);
    if (field === undefined || raw === undefined) return undefined;
    const done = runSteps(mapping.read ?? [], raw);
    return 'kind' in done ? { ...done, found: raw } : withCheck(field, done.value);
  });
}

/** Spells values the way a system wants to have them written. */
export function writeMapped(system: SyncParticipant, fields: RecordFields): MappedFields {
  const mappings = system.fields.filter(({ field, direction }) => direction !== 'in' && Object.hasOwn(fields, field));
  const done = mapAll(system, mappings, (mapping) => {
    const value = fields[mapping.field] ?? null;
    const written = runSteps(mapping.write ?? [], value);
    return 'kind' in written ? { ...written, found: value } : written;
  });
  return { ...done, fields: spelledBySystem(mappings, done.fields) };
}

type Outcome = { value: JsonValue } | { kind: FaultKind; expected: string; found: JsonValue } | undefined;

function mapAll(
  system: SyncParticipant,
  mappings: readonly FieldMapping[],
  map: (mapping: FieldMapping) => Outcome,
): MappedFields {
  const fields = new Map<string, JsonValue>();
  const faults: MappingFault[] = [];
  for (const mapping of mappings) {
    const outcome = map(mapping);
    if (outcome === undefined) continue;
    if ('value' in outcome) fields.set(mapping.field, outcome.value);
    else {
      const { kind, expected, found } = outcome;
      faults.push({
        kind,
        system: system.name,
        field: mapping.field,
        from: mapping.from,
        expected,
        found: describeFound(found),
      });
    }
  }
  return { fields: Object.fromEntries(fields), faults };
}

function runSteps(
  steps: readonly Transform[],
  value: JsonValue,
): { value: JsonValue } | { kind: FaultKind; expected: string } {
  let current: JsonValue = value === '' ? null : value;
  for (const step of steps) {
    const done = transform(step, current);
    if ('kind' in done) return done;
    current = done.value;
  }
  return { value: current };
}

/** `undefined` when the system does not have the field at all. */
function partOf(record: RecordFields, path: string): JsonValue | undefined {
  const [key = '', part] = path.split('.');
  const value = Object.hasOwn(record, key) ? record[key] : undefined;
  if (part === undefined || value === undefined || value === null) return value;
  return typeof value === 'object' && !Array.isArray(value) ? (partOf(assertFields(value), part) ?? null) : null;
}

function assertFields(value: JsonValue): RecordFields {
  return value as RecordFields;
}

/** Parts of one field of the system, such as `name.given` and `name.family`, are put together again. */
function spelledBySystem(mappings: readonly FieldMapping[], values: RecordFields): RecordFields {
  const fields = new Map<string, JsonValue>();
  for (const { field, from } of mappings) {
    if (!Object.hasOwn(values, field)) continue;
    const [key = '', part] = from.split('.');
    const value = values[field] ?? null;
    if (part === undefined) fields.set(key, value);
    else if (value !== null) fields.set(key, { ...assertFields(fields.get(key) ?? {}), [part]: value });
  }
  return Object.fromEntries(fields);
}

function withCheck(field: SyncField, value: JsonValue): Outcome {
  if (value === null) return { value };
  const description: FieldDescription = {
    key: field.key,
    label: field.key,
    type: field.type,
    ...(field.multiple === undefined ? {} : { multiple: field.multiple }),
    ...(field.options === undefined ? {} : { options: field.options }),
  };
  const expected = checkValue(description, value);
  return expected === undefined ? { value } : { kind: faultKind(field, value), expected, found: value };
}

const STRINGS: ReadonlySet<string> = new Set([
  'text',
  'longText',
  'decimal',
  'date',
  'datetime',
  'duration',
  'select',
  'email',
  'phone',
  'url',
]);

/** A value of the wrong JSON type is a `type` fault, one spelled wrong a `format` fault, anything else is about the value. */
function faultKind(field: SyncField, value: JsonValue): FaultKind {
  const isList = field.multiple === true || field.type === 'multiSelect' || field.type === 'refs';
  if (isList !== Array.isArray(value) && field.type !== 'json') return 'type';
  const values: readonly JsonValue[] = Array.isArray(value) ? value : [value];
  const one = values.find((part) => typeof part !== 'string') ?? values[0];
  if (STRINGS.has(field.type) || field.type === 'multiSelect')
    return typeof one === 'string' ? textFault(field, one) : 'type';
  if (field.type === 'integer') return typeof one === 'number' ? 'value' : 'type';
  if (field.type === 'boolean') return 'type';
  return typeof one === 'object' ? 'format' : 'type';
}

function textFault(field: SyncField, value: string): FaultKind {
  const pattern = Object.hasOwn(FIELD_PATTERNS, field.type) ? patternOf(field.type) : undefined;
  return pattern === undefined || pattern.test(value) ? 'value' : 'format';
}

function patternOf(type: string): RegExp | undefined {
  return new Map<string, RegExp>(Object.entries(FIELD_PATTERNS)).get(type);
}
