import {
  type AuditedAction,
  type FieldReach,
  type Manifest,
  parseScope,
  recordScope,
  type Scope,
  type ScopeChange,
  type ScopeGrants,
  ScopeSet,
} from '@crosswalk/protocol';

/** One permission a plugin asks for. */
export interface AskedScope {
  /** The scope without its fields. */
  readonly key: string;
  /** As the manifest has it. */
  readonly scope: string;
  readonly parsed: Scope;
  readonly purpose: string;
  /** Each user is asked before it holds for them. */
  readonly isOptional: boolean;
  /** Fields it can be given by; empty where it is all or nothing. */
  readonly fields: readonly string[];
}

/** How much of a permission is given: all of it, some of it, or nothing. */
export type Extent = 'all' | 'some' | 'none';

/**
 * What a manifest asks for, one line for each verb on each type. Where it asks for every field, `fieldsOf` names those
 * that there are, so that an owner may give fewer.
 */
export function askedScopes(
  { permissions: { required, optional = [] } }: Pick<Manifest, 'permissions'>,
  fieldsOf: (type: string) => readonly string[],
): AskedScope[] {
  const asked = new Map<string, AskedScope>();
  const requests = [
    ...required.map((request) => ({ ...request, isOptional: false })),
    ...optional.map((request) => ({ ...request, isOptional: true })),
  ];
  for (const { scope, purpose, isOptional } of requests) {
    const parsed = parseScope(scope);
    if (parsed === undefined) continue;
    // A required and an optional part of the same permission are agreed to differently, so they stay apart.
    const id = `${parsed.key} ${isOptional}`;
    const known = asked.get(id);
    const fields = [...new Set([...(known?.fields ?? []), ...ownFields(parsed, fieldsOf)])];
    const whole = parsed.kind === 'record' && fields.length > 0 && parsed.fields !== null;
    asked.set(id, {
      key: parsed.key,
      scope: whole ? recordScope(parsed.type, parsed.verb, fields) : scope,
      parsed,
      purpose: known?.purpose ?? purpose,
      isOptional,
      fields,
    });
  }
  return [...asked.values()];
}

function ownFields(scope: Scope, fieldsOf: (type: string) => readonly string[]): readonly string[] {
  if (scope.kind !== 'record' || scope.verb === 'delete') return [];
  return scope.fields ?? fieldsOf(scope.type);
}

/** How much of a permission is in a list of scopes. */
export function extentOf({ key, fields }: Pick<AskedScope, 'key' | 'fields'>, given: readonly string[]): Extent {
  const reach = new ScopeSet(given).reach(key);
  if (reach === undefined) return 'none';
  if (reach === null || fields.length === 0) return 'all';
  const held = fields.filter((field) => reach.has(field)).length;
  return held === 0 ? 'none' : held === fields.length ? 'all' : 'some';
}

/** Whether one field of a permission is in a list of scopes. */
export function isFieldGiven({ key }: Pick<AskedScope, 'key'>, field: string, given: readonly string[]): boolean {
  const reach = new ScopeSet(given).reach(key);
  return reach === null || reach?.has(field) === true;
}

/** What to send so that a permission as a whole is given or not. */
export function changeOfScope({ key, scope }: Pick<AskedScope, 'key' | 'scope'>, isGiven: boolean): ScopeChange {
  return isGiven ? { give: [scope] } : { takeBack: [key] };
}

/**
 * What to send so that one field is given or not. A field cannot be taken out of "every field": then the whole is taken
 * back and the others are given anew, in one change.
 */
export function changeOfField(
  asked: Pick<AskedScope, 'key' | 'fields' | 'parsed'>,
  field: string,
  { isGiven, given }: { isGiven: boolean; given: readonly string[] },
): ScopeChange {
  const { parsed, key, fields } = asked;
  if (parsed.kind !== 'record') return {};
  const one = recordScope(parsed.type, parsed.verb, [field]);
  if (isGiven) return { give: [one] };
  const reach: FieldReach | undefined = new ScopeSet(given).reach(key);
  if (reach !== null) return { takeBack: [one] };
  const others = fields.filter((each) => each !== field);
  return { takeBack: [key], ...(others.length > 0 && { give: [recordScope(parsed.type, parsed.verb, others)] }) };
}

/** Who agreed to an optional permission, and who took a permission back that they were not asked for. */
export function usersOf({ scope, isOptional }: AskedScope, { users }: ScopeGrants): readonly string[] {
  const touched = new ScopeSet([scope]);
  return users
    .filter(
      ({ agreed, withdrawn }) => touched.intersect(new ScopeSet(isOptional ? agreed : withdrawn)).toArray().length > 0,
    )
    .map(({ user }) => user);
}

/** When each permission, and each field of it, was used last, by what the audit remembers. */
export function lastUses(entries: readonly AuditedAction[]): ReadonlyMap<string, string> {
  const uses = new Map<string, string>();
  const remember = (key: string, at: string) => {
    if ((uses.get(key) ?? '') < at) uses.set(key, at);
  };
  for (const { scope, fields = [], at, outcome } of entries) {
    if (outcome !== 'ok') continue;
    for (const text of (scope ?? '').split(' ')) {
      const parsed = parseScope(text);
      if (parsed === undefined) continue;
      remember(parsed.key, at);
      const named = parsed.kind === 'record' ? [...fields, ...(parsed.fields ?? [])] : [];
      for (const field of named) remember(`${parsed.key}:${field}`, at);
    }
  }
  return uses;
}
