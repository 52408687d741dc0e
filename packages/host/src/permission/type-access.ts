import { type ObjectDescription, rightOn, type Sort } from '@crosswalk/model';
import { reachableFields, RECORD_VERBS, type RecordCut, type RecordVerb, type ScopeSet } from '@crosswalk/protocol';
import type { KnownType } from './record-types.ts';

/** What one plugin may do with one object type for this user: manifest ∩ grant ∩ user's right, down to the field. */
export class TypeAccess {
  /** What it was made of; another object means that it was asked anew. */
  readonly known: KnownType;
  readonly #fields = new Map<RecordVerb, ReadonlySet<string>>();
  /** Everything that may be read. */
  readonly readable: RecordCut;
  #description: ObjectDescription | undefined;

  constructor(known: KnownType, granted: ScopeSet) {
    this.known = known;
    const { type } = known.description;
    for (const verb of RECORD_VERBS) {
      const fields = reachableFields(known, granted, verb);
      if (fields !== undefined) this.#fields.set(verb, fields);
    }
    const keys = [...(this.#fields.get('read') ?? [])];
    const isWhole = granted.reach(`records.${type}.read`) === null && keys.length === known.description.fields.length;
    this.readable = { type, keys, whole: isWhole };
  }

  /** Whether the user and the grant allow the verb at all. */
  allows(verb: RecordVerb): boolean {
    return this.#fields.has(verb);
  }

  allowsField(verb: RecordVerb, key: string): boolean {
    return this.#fields.get(verb)?.has(key) ?? false;
  }

  /** Cuts a list of wanted fields to what may be read. */
  cut(wanted?: readonly string[]): RecordCut {
    if (wanted === undefined) return this.readable;
    const keys = [...new Set(wanted)].filter((key) => this.allowsField('read', key));
    return { ...this.readable, keys };
  }

  /** Whether the plugin may read everything the user may. */
  get seesAll(): boolean {
    const { description, rights } = this.known;
    return description.fields.every(({ key }) => this.allowsField('read', key) || rightOn(rights, key) === 'none');
  }

  /**
   * The order to ask for when the plugin asks for none. Sources then use the title; where that is hidden, its order and
   * the cursors made of it would tell it.
   */
  get order(): Sort[] | undefined {
    const { titleField, fields } = this.description;
    const first = fields.find(({ sortable }) => sortable !== false);
    return titleField === this.known.description.titleField || !first
      ? undefined
      : [{ field: first.key, direction: 'asc' }];
  }

  /** The type as the plugin may know it: hidden fields are not there, and each field says what the plugin may do with it. */
  get description(): ObjectDescription {
    return (this.#description ??= this.#describe());
  }

  #describe(): ObjectDescription {
    const { description } = this.known;
    const visible = description.fields.filter(({ key }) => this.allowsField('read', key));
    const fields = visible.map((field) => ({
      ...field,
      right: this.#canWrite(field.key) ? ('write' as const) : ('read' as const),
    }));
    const titleField = this.allowsField('read', description.titleField)
      ? description.titleField
      : (fields[0]?.key ?? 'id');
    return { ...description, titleField, fields };
  }

  #canWrite(key: string): boolean {
    return this.allowsField('update', key) || this.allowsField('create', key);
  }
}
