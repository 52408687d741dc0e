import type { ConflictRule, SyncDefinition, SyncField, SyncParticipant } from './definition.ts';

/** One thing that is wrong with a definition: where, what was expected. */
export interface DefinitionFault {
  readonly path: string;
  readonly expected: string;
}

const AVERAGED: ReadonlySet<string> = new Set(['integer', 'decimal', 'money']);
const ORDERED: ReadonlySet<string> = new Set([
  ...AVERAGED,
  'date',
  'datetime',
  'duration',
  'text',
  'select',
  'email',
  'phone',
  'url',
]);

/** Finds what a schema cannot see: names that lead nowhere, and rules that do not fit their fields. */
export function checkDefinition(definition: SyncDefinition): DefinitionFault[] {
  const keys = new Set(definition.fields.map(({ key }) => key));
  return [
    ...doubled(
      definition.fields.map(({ key }) => key),
      'fields',
    ),
    ...doubled(
      definition.systems.map(({ name }) => name),
      'systems',
    ),
    ...definition.fields.flatMap((field, index) => checkRule(definition, field, `fields[${index}].rule`)),
    ...definition.systems.flatMap((system, index) => checkParticipant(system, keys, `systems[${index}]`)),
    ...checkRoles(definition),
    ...checkIdentity(definition, keys),
    ...checkDeletions(definition),
  ];
}

function doubled(names: readonly string[], path: string): DefinitionFault[] {
  const twice = names.filter((name, index) => names.indexOf(name) < index);
  return twice.map((name) => ({ path, expected: `each name once; "${name}" is there twice` }));
}

function checkRule(definition: SyncDefinition, field: SyncField, path: string): DefinitionFault[] {
  const rule: ConflictRule = field.rule ?? { kind: 'newest' };
  if (rule.kind === 'mean' && !isSingle(field, AVERAGED))
    return [{ path, expected: 'a field of whole numbers, decimals or money to take the mean of' }];
  if ((rule.kind === 'min' || rule.kind === 'max') && !isSingle(field, ORDERED))
    return [{ path, expected: 'a field whose values have an order' }];
  if (rule.kind !== 'priority') return [];
  const known = new Set(definition.systems.map(({ name }) => name));
  return rule.systems
    .filter((name) => !known.has(name))
    .map((name) => ({ path, expected: `systems of this sync; there is no "${name}"` }));
}

function isSingle({ type, multiple }: SyncField, types: ReadonlySet<string>): boolean {
  return multiple !== true && types.has(type);
}

function checkParticipant(system: SyncParticipant, keys: ReadonlySet<string>, path: string): DefinitionFault[] {
  const unknown = system.fields.filter(({ field }) => !keys.has(field));
  return [
    ...doubled(
      system.fields.map(({ field }) => field),
      `${path}.fields`,
    ),
    ...unknown.map(({ field }) => ({
      path: `${path}.fields`,
      expected: `fields of this sync; there is no "${field}"`,
    })),
  ];
}

function checkRoles({ systems }: SyncDefinition): DefinitionFault[] {
  return [
    ...(systems.some(({ role }) => role !== 'target')
      ? []
      : [{ path: 'systems', expected: 'a source, or a system that is both' }]),
    ...(systems.some(({ role }) => role !== 'source')
      ? []
      : [{ path: 'systems', expected: 'a target, or a system that is both' }]),
  ];
}

function checkIdentity({ identity }: SyncDefinition, keys: ReadonlySet<string>): DefinitionFault[] {
  const named = [
    ...(identity?.ids ?? []),
    ...(identity?.rules?.fields.flatMap(({ key, with: others }) => [key, ...(others ?? [])]) ?? []),
  ];
  const compared = new Set(identity?.rules?.fields.map(({ key }) => key));
  const blocked = identity?.rules?.blocks.flat().map(({ key }) => key) ?? [];
  const isWeighed = identity?.weights === undefined || identity.weights.fields.length === identity.rules?.fields.length;
  return [
    ...named
      .filter((key) => !keys.has(key))
      .map((key) => ({ path: 'identity', expected: `fields of this sync; there is no "${key}"` })),
    ...blocked
      .filter((key) => !compared.has(key))
      .map((key) => ({ path: 'identity.rules.blocks', expected: `compared fields; "${key}" is not` })),
    ...(isWeighed ? [] : [{ path: 'identity.weights', expected: 'one entry for each compared field' }]),
  ];
}

function checkDeletions({ deletions, fields }: SyncDefinition): DefinitionFault[] {
  const key = deletions?.flagField;
  if (key === undefined || fields.some((field) => field.key === key && field.type === 'boolean')) return [];
  return [{ path: 'deletions.flagField', expected: 'a boolean field of this sync' }];
}
