import {
  type CrosswalkError,
  DENIAL_REASONS,
  type DeniedBy,
  type Grant,
  GrantScopes,
  parseScope,
} from '@crosswalk/protocol';
import type { InstalledPlugin } from '../collaborators/plugins.ts';
import { refuse } from '../refusal.ts';
import { type Need, needsOf, plainRead, type ScopeTemplate } from './needs.ts';
import { Permit } from './permit.ts';
import type { KnownType, RecordTypes } from './record-types.ts';
import { TypeAccess } from './type-access.ts';

/** Questions remembered; a panel that thinks up more of them pays for it with its own time. */
const MAX_REMEMBERED = 200;

/**
 * What one plugin may do on this page: manifest ∩ admin's grant ∩ user's right and consent. Shared by all panels of the
 * plugin. A changed grant takes effect with the next check.
 */
export class PluginPermissions {
  #plugin: InstalledPlugin;
  readonly #types: RecordTypes;
  readonly #access = new Map<string, TypeAccess>();
  /** Permits of plain reads by question: a panel that shows a list asks the same one a thousand times. */
  readonly #permits = new Map<string, Permit>();
  #grant: Grant;
  #scopes: GrantScopes;

  constructor(plugin: InstalledPlugin, grant: Grant, types: RecordTypes) {
    this.#plugin = plugin;
    this.#types = types;
    this.#grant = grant;
    this.#scopes = new GrantScopes(plugin.manifest, grant);
  }

  get grant(): Grant {
    return this.#grant;
  }

  set grant(grant: Grant) {
    this.#grant = grant;
    this.#scopes = new GrantScopes(this.#plugin.manifest, grant);
    this.#access.clear();
  }

  /** Another version of the plugin was installed: what its manifest asks for holds from the next call on. */
  set plugin(plugin: InstalledPlugin) {
    this.#plugin = plugin;
    this.grant = this.#grant;
  }

  get scopes(): GrantScopes {
    return this.#scopes;
  }

  /** Forgets what followed from the user's rights. */
  forgetTypes(): void {
    this.#access.clear();
  }

  /** Allows a call or throws `permission_denied`, which says who denied what. */
  permit(operation: ScopeTemplate, input: unknown): Permit | Promise<Permit> {
    const question = plainRead(operation, input);
    const remembered = question === undefined ? undefined : this.#recall(question);
    if (remembered) return remembered;
    const needs = needsOf(operation, input);
    this.#checkScopes(needs);
    const known = this.#knownTypes(needs);
    if (!known) return this.#loadAndPermit(needs);
    const permit = this.#permitFor(needs, known);
    if (question !== undefined) this.#remember(question, permit);
    return permit;
  }

  /** The permit the same question got before, if everything it rests on is still in force. */
  #recall(question: string): Permit | undefined {
    const permit = this.#permits.get(question);
    if (!permit?.isUnchanged(this.#access)) return undefined;
    for (const [type, access] of permit.types) if (this.#types.peek(type) !== access.known) return undefined;
    return permit;
  }

  #remember(question: string, permit: Permit): void {
    if (this.#permits.size >= MAX_REMEMBERED) this.#permits.clear();
    this.#permits.set(question, permit);
  }

  async #loadAndPermit(needs: readonly Need[]): Promise<Permit> {
    const known = await Promise.all([...typesOf(needs)].map((type) => this.#types.load(type)));
    // The grant may have changed while the types were loading.
    this.#checkScopes(needs);
    return this.#permitFor(needs, known);
  }

  #permitFor(needs: readonly Need[], known: readonly KnownType[]): Permit {
    const types = new Map<string, TypeAccess>();
    for (const each of known) types.set(each.description.type, this.#accessTo(each));
    for (const need of needs) this.#checkRecordNeed(need, types);
    return new Permit(needs, types);
  }

  /** Checks again, before an answer leaves, that what was permitted still is. */
  confirm(permit: Permit): Promise<void> | undefined {
    return permit.isUnchanged(this.#access) ? undefined : this.#confirmAnew(permit);
  }

  async #confirmAnew(permit: Permit): Promise<void> {
    if (!this.stillCovers(permit)) throw this.denial(permit);
    for (const [type, before] of permit.types) {
      const now = await this.access(type);
      for (const need of permit.needs) this.#checkRecordNeed(need, new Map([[type, now]]));
      const lost = permit.shown(before).filter((key) => !now.allowsField('read', key));
      if (lost.length > 0) throw this.#denied(`records.${type}.read`, lost);
    }
  }

  /** Whether the grant, as it is now, allows a call under way and the fields its answer shows. */
  stillCovers(permit: Permit): boolean {
    return permit.reached().every(({ key, field }) => this.#scopes.deniedBy(key, field) === undefined);
  }

  /** Why a call under way is no longer allowed. */
  denial(permit: Permit): CrosswalkError {
    const lost = permit.reached().filter(({ key, field }) => this.#scopes.deniedBy(key, field) !== undefined);
    const { key } = lost[0] ?? { key: permit.scope ?? '' };
    const isWhole = this.#scopes.deniedBy(key) !== undefined;
    return this.#denied(key, isWhole ? [] : lost.flatMap((each) => (each.key === key ? (each.field ?? []) : [])));
  }

  /** What the plugin may do with a type, cut to what this user may do. */
  async access(type: string): Promise<TypeAccess> {
    return this.#accessTo(await this.#types.load(type));
  }

  /** Who would say no to a scope, with the fields that are refused. */
  async deniedBy(scope: string): Promise<{ deniedBy: DeniedBy; fields?: string[] } | undefined> {
    const parsed = parseScope(scope);
    if (!parsed) return { deniedBy: 'manifest' };
    const denied = this.#scopes.deniedBy(parsed.key);
    if (denied) return { deniedBy: denied };
    if (parsed.kind !== 'record') return undefined;
    const access = await this.access(parsed.type);
    if (!access.allows(parsed.verb)) return { deniedBy: 'user' };
    const refused = (parsed.fields ?? []).filter(
      (key) => parsed.verb !== 'delete' && !access.allowsField(parsed.verb, key),
    );
    return refused.length === 0 ? undefined : { deniedBy: this.#firstDenier(parsed.key, refused), fields: refused };
  }

  /** The types a call concerns, when none has to be asked for: the common case costs no promise. */
  #knownTypes(needs: readonly Need[]): KnownType[] | undefined {
    const known: KnownType[] = [];
    for (const type of typesOf(needs)) {
      const found = this.#types.peek(type);
      if (!found) return undefined;
      known.push(found);
    }
    return known;
  }

  #accessTo(known: KnownType): TypeAccess {
    const { type } = known.description;
    const cached = this.#access.get(type);
    if (cached?.known === known) return cached;
    const access = new TypeAccess(known, this.#scopes.effective);
    this.#access.set(type, access);
    return access;
  }

  #checkScopes(needs: readonly Need[]): void {
    for (const { key } of needs) if (this.#scopes.deniedBy(key)) throw this.#denied(key);
  }

  #checkRecordNeed({ key, record, strict, wanted }: Need, types: ReadonlyMap<string, TypeAccess>): void {
    const access = record && types.get(record.type);
    if (!record || !access) return;
    if (!access.allows(record.verb)) throw this.#denied(key);
    const refused = strict.filter((field) => !access.allowsField(record.verb, field));
    if (refused.length > 0) throw this.#denied(key, refused);
    if (wanted && wanted.length > 0 && access.cut(wanted).keys.length === 0) throw this.#denied(key, wanted);
  }

  #denied(key: string, fields: readonly string[] = []): CrosswalkError {
    const unique = [...new Set(fields)].slice(0, 100);
    const deniedBy = unique.length === 0 ? (this.#scopes.deniedBy(key) ?? 'user') : this.#firstDenier(key, unique);
    const what = unique.length === 0 ? key : `${key} for ${unique.slice(0, 20).join(', ')}`;
    return refuse('permission_denied', `${DENIAL_REASONS[deniedBy]}: ${what}.`, {
      scope: key,
      deniedBy,
      ...(unique.length === 0 ? {} : { fields: unique }),
    });
  }

  #firstDenier(key: string, fields: readonly string[]): DeniedBy {
    const deniers = fields.map((field) => this.#scopes.deniedBy(key, field) ?? 'user');
    return (['manifest', 'admin', 'user'] as const).find((each) => deniers.includes(each)) ?? 'user';
  }
}

function typesOf(needs: readonly Need[]): ReadonlySet<string> {
  const types = new Set<string>();
  for (const { record } of needs) if (record) types.add(record.type);
  return types;
}
