/**
 * Scopes: the permissions of Crosswalk, as text that people can read and programs can intersect.
 *
 * `records.person.read:email,phone` is one scope: a verb on an object type, narrowed to fields. Without fields it
 * means every field. There are no wild cards, so that an admin never grants what cannot be listed.
 */

/** What a scope may allow on records. */
export const RECORD_VERBS = ['read', 'create', 'update', 'delete'] as const;
/** One of the things a scope may allow on records. */
export type RecordVerb = (typeof RECORD_VERBS)[number];

/** Scopes that are whole words. */
export const SIMPLE_SCOPES = [
  'storage',
  'ui.modal',
  'nav.external',
  'behaviour.track',
  'insights.read',
  'automation.run',
  'sync.run',
] as const;
/** A scope that is one word. */
export type SimpleScope = (typeof SIMPLE_SCOPES)[number];

/** A scope taken apart. `key` is the scope without its fields: what grants are looked up by. */
export type Scope =
  | { kind: 'record'; key: string; type: string; verb: RecordVerb; fields: readonly string[] | null }
  | { kind: 'http'; key: string; template: string }
  | { kind: 'intent'; key: string; direction: 'raise' | 'handle'; name: string }
  | { kind: 'simple'; key: SimpleScope };

const RECORD =
  /^(records\.([a-z][A-Za-z0-9_]{0,63})\.(read|create|update|delete))(?::([A-Za-z][A-Za-z0-9_]*(?:,[A-Za-z][A-Za-z0-9_]*)*))?$/;
const HTTP = /^http\.([a-z][A-Za-z0-9-]{0,63})$/;
const INTENT = /^intents\.(raise|handle):([a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)*)$/;
const SIMPLE: ReadonlySet<string> = new Set(SIMPLE_SCOPES);

/** Longest scope text accepted: a verb with some hundred fields. */
export const MAX_SCOPE_LENGTH = 4_000;

/** Every text a scope may be; the manifest's schema and `parseScope` share it. */
export const SCOPE_PATTERN = new RegExp(
  `^(?:${[RECORD, HTTP, INTENT].map((pattern) => pattern.source.slice(1, -1)).join('|')}|${SIMPLE_SCOPES.join('|').replaceAll('.', '\\.')})$`,
);

/** Takes a scope apart; `undefined` when the text is not a scope. */
export function parseScope(scope: string): Scope | undefined {
  if (scope.length > MAX_SCOPE_LENGTH) return undefined;
  if (SIMPLE.has(scope)) return { kind: 'simple', key: assertSimple(scope) };
  return parseRecordScope(scope) ?? parseNamedScope(scope);
}

function parseRecordScope(scope: string): Scope | undefined {
  const match = RECORD.exec(scope);
  if (!match) return undefined;
  const [, key = '', type = '', verb = 'read', fields] = match;
  return { kind: 'record', key, type, verb: assertVerb(verb), fields: fields === undefined ? null : fields.split(',') };
}

function parseNamedScope(scope: string): Scope | undefined {
  const http = HTTP.exec(scope);
  if (http) return { kind: 'http', key: scope, template: http[1] ?? '' };
  const intent = INTENT.exec(scope);
  if (!intent) return undefined;
  return { kind: 'intent', key: scope, direction: intent[1] === 'raise' ? 'raise' : 'handle', name: intent[2] ?? '' };
}

function assertVerb(verb: string): RecordVerb {
  return verb as RecordVerb;
}

function assertSimple(scope: string): SimpleScope {
  return scope as SimpleScope;
}

/** Text of a record scope; `fields: null` means every field. */
export function recordScope(type: string, verb: RecordVerb, fields: Iterable<string> | null = null): string {
  const key = `records.${type}.${verb}`;
  return fields === null ? key : `${key}:${[...fields].sort().join(',')}`;
}

/** Which fields a scope reaches: `null` for every field, otherwise a set. */
export type FieldReach = ReadonlySet<string> | null;

/**
 * A set of scopes ready for checking: one lookup per question. Two scopes on the same verb and type add up.
 * Immutable; a changed grant is a new set, so that a check in flight sees one or the other.
 */
export class ScopeSet {
  readonly #reach = new Map<string, FieldReach>();

  constructor(scopes: Iterable<string> = []) {
    for (const text of scopes) {
      const scope = parseScope(text);
      if (scope) this.#add(scope);
    }
  }

  #add(scope: Scope): void {
    const fields = scope.kind === 'record' ? scope.fields : null;
    const present = this.#reach.get(scope.key);
    if (present === null) return;
    this.#reach.set(scope.key, fields === null ? null : new Set([...(present ?? []), ...fields]));
  }

  /** `undefined` when the key is not in the set, otherwise the fields it reaches. */
  reach(key: string): FieldReach | undefined {
    return this.#reach.get(key);
  }

  /** Whether every part of `scope` is in the set. */
  covers(scope: string): boolean {
    const parsed = parseScope(scope);
    if (!parsed) return false;
    const reach = this.#reach.get(parsed.key);
    if (reach === undefined) return false;
    if (reach === null) return true;
    return parsed.kind === 'record' && parsed.fields !== null && parsed.fields.every((field) => reach.has(field));
  }

  /** What is in both sets: fields are intersected per type and verb. */
  intersect(other: ScopeSet): ScopeSet {
    const result = new ScopeSet();
    for (const [key, mine] of this.#reach) {
      const theirs = other.#reach.get(key);
      if (theirs === undefined) continue;
      const both = intersectReach(mine, theirs);
      if (both === null || both.size > 0) result.#reach.set(key, both);
    }
    return result;
  }

  /** The set without what `scope` reaches. Revoking some fields of a scope on every field is not possible to express; it revokes the whole scope. */
  without(scope: string): ScopeSet {
    const parsed = parseScope(scope);
    const result = new ScopeSet();
    for (const [key, reach] of this.#reach) {
      const left = key === parsed?.key ? subtractReach(reach, parsed) : reach;
      if (left !== undefined) result.#reach.set(key, left);
    }
    return result;
  }

  /** What is in this set and not in another: the part to take back to get from one to the other. */
  minus(other: ScopeSet): ScopeSet {
    const result = new ScopeSet();
    for (const [key, mine] of this.#reach) {
      const theirs = other.#reach.get(key);
      if (theirs === null) continue;
      const left =
        mine === null || theirs === undefined ? mine : new Set([...mine].filter((field) => !theirs.has(field)));
      if (left === null || left.size > 0) result.#reach.set(key, left);
    }
    return result;
  }

  /** The scopes as text, sorted. */
  toArray(): string[] {
    return [...this.#reach]
      .map(([key, reach]) => (reach === null ? key : `${key}:${[...reach].sort().join(',')}`))
      .sort();
  }
}

function intersectReach(mine: FieldReach, theirs: FieldReach): FieldReach {
  if (mine === null) return theirs;
  if (theirs === null) return mine;
  return new Set([...mine].filter((field) => theirs.has(field)));
}

function subtractReach(reach: FieldReach, scope: Scope): FieldReach | undefined {
  if (scope.kind !== 'record' || scope.fields === null || reach === null) return undefined;
  const removed = new Set(scope.fields);
  const left = new Set([...reach].filter((field) => !removed.has(field)));
  return left.size > 0 ? left : undefined;
}
