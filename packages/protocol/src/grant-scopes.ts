import type { Manifest } from './manifest.ts';
import { parseScope, recordScope, ScopeSet } from './scopes.ts';

/** What one plugin may do here, before the user's own rights are looked at. All three are lists of scopes. */
export interface Grant {
  /** Given by the admin, for everybody. */
  readonly admin: readonly string[];
  /** Optional scopes this user agreed to. */
  readonly agreed: readonly string[];
  /** Scopes this user took back. */
  readonly withdrawn: readonly string[];
}

/** Who says no to a scope: the manifest does not ask for it, the admin did not give it, or the user did not agree or lacks the right. */
export type DeniedBy = 'manifest' | 'admin' | 'user';

/** Why each of them says no, in words for whoever asked. */
export const DENIAL_REASONS: Readonly<Record<DeniedBy, string>> = {
  manifest: 'The plugin did not ask for this permission in its manifest',
  admin: 'The administrator did not grant this permission',
  user: 'The user did not agree to this, or may not do it',
};

/** The three sets a permission is the intersection of, as far as they are lists of scopes. The page and the server decide by it. */
export class GrantScopes {
  readonly #manifest: ScopeSet;
  readonly #admin: ScopeSet;
  readonly #user: ScopeSet;
  /** What all three allow. */
  readonly effective: ScopeSet;

  constructor({ permissions }: Pick<Manifest, 'permissions'>, { admin, agreed, withdrawn }: Grant) {
    const required = permissions.required.map(({ scope }) => scope);
    const optional = (permissions.optional ?? []).map(({ scope }) => scope);
    this.#manifest = new ScopeSet([...required, ...optional]);
    this.#admin = new ScopeSet(admin);
    // What the user agreed to after taking it back holds again.
    const kept = withdrawn.reduce((set, scope) => set.without(scope), new ScopeSet(required));
    this.#user = new ScopeSet([...kept.toArray(), ...agreed]);
    this.effective = this.#manifest.intersect(this.#admin).intersect(this.#user);
  }

  /** Who says no to a scope without fields, or to one field of it. */
  deniedBy(key: string, field?: string): DeniedBy | undefined {
    if (!reaches(this.#manifest, key, field)) return 'manifest';
    if (!reaches(this.#admin, key, field)) return 'admin';
    return reaches(this.#user, key, field) ? undefined : 'user';
  }

  /** Whether the admin allows a scope, whatever the user says. */
  isGranted(scope: string): boolean {
    return this.#manifest.covers(scope) && this.#admin.covers(scope);
  }

  /** What the manifest asks for and is not allowed now. */
  missing(): string[] {
    return this.#manifest.toArray().flatMap((scope) => missingPart(scope, this.effective));
  }
}

function reaches(set: ScopeSet, key: string, field: string | undefined): boolean {
  const reach = set.reach(key);
  return reach === null || (reach !== undefined && (field === undefined || reach.has(field)));
}

function missingPart(scope: string, effective: ScopeSet): string[] {
  if (effective.covers(scope)) return [];
  const parsed = parseScope(scope);
  if (parsed?.kind !== 'record' || parsed.fields === null) return [scope];
  const reach = effective.reach(parsed.key);
  return [
    recordScope(
      parsed.type,
      parsed.verb,
      parsed.fields.filter((field) => !reach?.has(field)),
    ),
  ];
}
