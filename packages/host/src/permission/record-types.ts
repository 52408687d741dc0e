import type { ObjectDescription, RecordSource, Rights } from '@crosswalk/model';

/** What the host knows of an object type: its fields, and what the signed-in user may do with it. */
export interface KnownType {
  readonly description: ObjectDescription;
  readonly rights: Rights;
}

/**
 * Asks the source once for each type and remembers the answer for a while, so that a permission check costs no request.
 * The source checks the user's rights again on every call; this copy is there to cut fields and to give reasons.
 */
export class RecordTypes {
  readonly #source: RecordSource;
  readonly #maxAgeMs: number;
  readonly #known = new Map<string, { type: KnownType; until: number }>();
  readonly #loading = new Map<string, Promise<KnownType>>();

  constructor(source: RecordSource, maxAgeMs: number) {
    this.#source = source;
    this.#maxAgeMs = maxAgeMs;
  }

  /** What is known now, without asking. The same object as long as nothing was asked anew. */
  peek(type: string): KnownType | undefined {
    const found = this.#known.get(type);
    return found !== undefined && found.until > performance.now() ? found.type : undefined;
  }

  load(type: string): Promise<KnownType> {
    const known = this.peek(type);
    if (known) return Promise.resolve(known);
    const loading = this.#loading.get(type) ?? this.#ask(type);
    this.#loading.set(type, loading);
    return loading;
  }

  /** Forgets everything, because the user's rights or the types changed. */
  forget(): void {
    this.#known.clear();
    this.#loading.clear();
  }

  async #ask(type: string): Promise<KnownType> {
    try {
      const [description, rights] = await Promise.all([this.#source.describe(type), this.#source.rights(type)]);
      const known = { description, rights };
      this.#known.set(type, { type: known, until: performance.now() + this.#maxAgeMs });
      return known;
    } finally {
      this.#loading.delete(type);
    }
  }
}
