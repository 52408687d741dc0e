import {
  type CrmRecord,
  getRecords,
  type ObjectDescription,
  type RecordReference,
  type RecordSource,
} from '@crosswalk/model';
import { titleOf } from '../format/title-of.ts';
import { recordKey } from './record-key.ts';

/** Shown for a moment, in the place of a name. */
const ON_ITS_WAY = '…';
const MOST_KEPT = 10_000;

/** Names of records that others point at: asked once per source, for many records together, and shared by all widgets that use it. */
export class TitleStore extends EventTarget {
  readonly #source: RecordSource;
  readonly #titles = new Map<string, string>();
  readonly #waiting = new Map<string, Set<string>>();

  constructor(source: RecordSource) {
    super();
    this.#source = source;
  }

  /** The name; `…` while it is on its way, and the id where there is none to be had. */
  title(reference: RecordReference): string {
    const known = this.#titles.get(recordKey(reference));
    if (known !== undefined) return known;
    this.#keep(reference, ON_ITS_WAY);
    this.#ask(reference);
    return ON_ITS_WAY;
  }

  /** Takes the names of records that were loaded for another reason, so that a renamed one is called by its new name everywhere. */
  learn(records: readonly CrmRecord[], description: ObjectDescription): void {
    const news = records.filter(
      (record) =>
        record.fields[description.titleField] !== undefined &&
        this.#titles.get(recordKey(record)) !== titleOf(record, description),
    );
    for (const record of news) this.#keep(record, titleOf(record, description));
    if (news.length > 0) this.dispatchEvent(new Event('change'));
  }

  #keep(reference: RecordReference, title: string): void {
    const [oldest] = this.#titles.keys();
    if (this.#titles.size >= MOST_KEPT && oldest !== undefined) this.#titles.delete(oldest);
    this.#titles.set(recordKey(reference), title);
  }

  /** Whatever is asked for in one task leaves together, however many widgets ask. */
  #ask({ type, id }: RecordReference): void {
    if (this.#waiting.size === 0) setTimeout(() => this.#send());
    const ids = this.#waiting.get(type) ?? new Set();
    this.#waiting.set(type, ids.add(id));
  }

  #send(): void {
    const asked = [...this.#waiting];
    this.#waiting.clear();
    for (const [type, ids] of asked) void this.#fetch(type, [...ids]);
  }

  async #fetch(type: string, ids: readonly string[]): Promise<void> {
    try {
      const description = await this.#source.describe(type);
      const records = await getRecords(this.#source, type, ids, { fields: [description.titleField] });
      for (const record of records) this.#keep(record, titleOf(record, description));
    } catch {
      // Names that cannot be had are no fault of the records that point there; ids are shown instead.
    }
    for (const id of ids) if (this.#titles.get(recordKey({ type, id })) === ON_ITS_WAY) this.#keep({ type, id }, id);
    this.dispatchEvent(new Event('change'));
  }
}

const stores = new WeakMap<RecordSource, TitleStore>();

/** The names all widgets on one source share. */
export function titlesOf(source: RecordSource): TitleStore {
  let store = stores.get(source);
  if (!store) stores.set(source, (store = new TitleStore(source)));
  return store;
}
