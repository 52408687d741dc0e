import { type Filter, filterFields, type Sort } from '@crosswalk/model';
import { parseScope, type RecordVerb } from '@crosswalk/protocol';

/** What one call needs to be allowed. */
export interface Need {
  /** Scope without fields: `records.person.read`. */
  readonly key: string;
  /** For scopes on records. */
  readonly record?: { readonly type: string; readonly verb: RecordVerb };
  /** Fields without which the call is refused: what it writes, compares or sorts by. */
  readonly strict: readonly string[];
  /** Fields it wants to see; those that are not granted are left out. */
  readonly wanted?: readonly string[];
}

/** The scope of an operation, as the operations table states it. */
export interface ScopeTemplate {
  readonly scope: string | null;
  readonly over?: string;
}

/**
 * Reads from a call's checked arguments what it needs. One rule for every operation: a list called `fields` is what the
 * call wants to see, an object called `fields` is what it writes, and `filter` and `sort` compare.
 */
export function needsOf({ scope, over }: ScopeTemplate, input: unknown): readonly Need[] {
  if (scope === null) return [];
  const values = assertValues(input);
  if (over === undefined) return [needOf(scope, values)];
  return assertList(values[over]).map((each) => needOf(scope, assertValues(each)));
}

/**
 * Names the question of a call that only reads, by type and wanted fields: equal names have equal needs. `undefined` for
 * calls whose needs depend on more than that.
 */
export function plainRead({ scope, over }: ScopeTemplate, input: unknown): string | undefined {
  if (scope === null || over !== undefined || !scope.endsWith('.read')) return undefined;
  const { type, fields, filter, sort } = assertValues(input);
  if (filter !== undefined || sort !== undefined) return undefined;
  return `${String(type)}:${Array.isArray(fields) ? fields.join() : '*'}`;
}

type Values = Readonly<Record<string, unknown>> & { readonly filter?: Filter; readonly sort?: readonly Sort[] };

function needOf(scope: string, values: Values): Need {
  const key = fillIn(scope, values);
  const record = recordOf(key);
  if (record === undefined) return { key, strict: [] };
  const { fields } = values;
  const strict = [...comparedFields(values), ...(isObject(fields) ? Object.keys(fields) : [])];
  return { key, record, strict, ...(Array.isArray(fields) ? { wanted: fields.map(String) } : {}) };
}

/** `records.{type}.read` with the call's own type. */
function fillIn(scope: string, values: Values): string {
  const start = scope.indexOf('{');
  if (start < 0) return scope;
  const end = scope.indexOf('}', start);
  return scope.slice(0, start) + String(values[scope.slice(start + 1, end)]) + fillIn(scope.slice(end + 1), values);
}

/** Scopes that were taken apart already. Panels choose the names of types, so there is an end to what is kept. */
const known = new Map<string, Need['record']>();
const MAX_KNOWN = 500;

function recordOf(key: string): Need['record'] {
  if (known.has(key)) return known.get(key);
  const scope = parseScope(key);
  const record = scope?.kind === 'record' ? { type: scope.type, verb: scope.verb } : undefined;
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(key, record);
  return record;
}

function comparedFields({ filter, sort }: Values): string[] {
  return [...(filter === undefined ? [] : filterFields(filter)), ...(sort ?? []).map(({ field }) => field)];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The arguments were checked against the operation's schema before this is called. */
function assertValues(input: unknown): Values {
  if (!isObject(input)) throw new TypeError('The arguments were not checked.');
  return input as Values;
}

function assertList(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError('The arguments were not checked.');
  return value;
}
