import type { RecordCut } from '@crosswalk/protocol';
import type { Need } from './needs.ts';
import type { TypeAccess } from './type-access.ts';

/** One thing a permit reaches: a scope, or a field of it. */
export interface Reached {
  readonly key: string;
  readonly field?: string;
}

/** The permission of one call, as it was when the call was let in. */
export class Permit {
  readonly needs: readonly Need[];
  /** What the plugin may do with each object type the call concerns. */
  readonly types: ReadonlyMap<string, TypeAccess>;

  /** What answers about each type may show, made when first asked for. */
  readonly #cuts = new Map<string, RecordCut>();
  #fields: readonly string[] | undefined;

  constructor(needs: readonly Need[], types: ReadonlyMap<string, TypeAccess>) {
    this.needs = needs;
    this.types = types;
  }

  /** The scopes, for the audit. */
  get scope(): string | null {
    const [first, ...others] = this.needs;
    if (!first) return null;
    return others.length === 0 ? first.key : [...new Set(this.needs.map(({ key }) => key))].join(' ');
  }

  /** What the plugin may do with a type the call concerns. */
  access(type: string): TypeAccess {
    const access = this.types.get(type);
    if (!access) throw new TypeError(`The permit says nothing of ${type}.`);
    return access;
  }

  /** What an answer about records of this type may show. */
  cut(type: string): RecordCut {
    const cut = this.#cuts.get(type) ?? this.access(type).cut(this.needs[0]?.wanted);
    this.#cuts.set(type, cut);
    return cut;
  }

  /** The fields an answer about a type shows. */
  shown(access: TypeAccess): readonly string[] {
    return access.cut(this.needs[0]?.wanted).keys;
  }

  /** The fields the call reads or writes, for the audit. */
  get fields(): readonly string[] {
    return (this.#fields ??= this.#listFields());
  }

  #listFields(): readonly string[] {
    const written = this.needs.flatMap(({ record, strict }) => (record && record.verb !== 'read' ? strict : []));
    const [first] = this.needs;
    if (first?.record?.verb !== 'read') return [...new Set(written)];
    return this.cut(first.record.type).keys;
  }

  /** Whether the accesses in force are still those of this permit. */
  isUnchanged(inForce: ReadonlyMap<string, TypeAccess>): boolean {
    for (const [type, access] of this.types) if (inForce.get(type) !== access) return false;
    return this.types.size > 0 || this.needs.length === 0;
  }

  /** Keys of fields of the types concerned that the call neither writes nor may read. */
  hiddenWords(): string[] {
    const named = new Set(this.needs.flatMap(({ strict }) => strict));
    return [...this.types.values()].flatMap(({ known, readable }) => {
      const visible = new Set(readable.keys);
      return known.description.fields.map(({ key }) => key).filter((key) => !visible.has(key) && !named.has(key));
    });
  }

  /** Everything the call and its answer reach. */
  reached(): Reached[] {
    const own = this.needs.flatMap(({ key, strict }) => [{ key }, ...strict.map((field) => ({ key, field }))]);
    const shown = [...this.types].flatMap(([type, access]) =>
      this.shown(access).map((field) => ({ key: `records.${type}.read`, field })),
    );
    return [...own, ...shown];
  }
}
