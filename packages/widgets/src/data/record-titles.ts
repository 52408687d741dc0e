import type { ObjectDescription, RecordReference, RecordSource } from '@crosswalk/model';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { titleOf } from '../format/title-of.ts';

/** Shown for a moment, in the place of a name. */
const ON_ITS_WAY = '…';
const MOST_KEPT = 2_000;
const MOST_AT_ONCE = 6;
const GATHER_MS = 40;

/** Names of records that others point at, asked once per source and shared by all widgets that use it. */
class TitleStore extends EventTarget {
  readonly #source: RecordSource;
  readonly #titles = new Map<string, string>();
  readonly #descriptions = new Map<string, Promise<ObjectDescription>>();
  readonly #waiting: RecordReference[] = [];
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #running = 0;

  constructor(source: RecordSource) {
    super();
    this.#source = source;
  }

  /** The name; `…` while it is on its way, and the id where there is none to be had. */
  title(reference: RecordReference): string {
    const key = keyOf(reference);
    const known = this.#titles.get(key);
    if (known === undefined) {
      if (this.#titles.size >= MOST_KEPT) this.#titles.clear();
      this.#titles.set(key, ON_ITS_WAY);
      this.#waiting.push(reference);
      this.#work();
    }
    return known ?? ON_ITS_WAY;
  }

  #work(): void {
    while (this.#running < MOST_AT_ONCE) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#running += 1;
      void this.#fetch(next);
    }
  }

  #describe(type: string): Promise<ObjectDescription> {
    let description = this.#descriptions.get(type);
    if (!description) {
      description = this.#source.describe(type);
      description.catch(() => this.#descriptions.delete(type));
      this.#descriptions.set(type, description);
    }
    return description;
  }

  /** Names come one by one; whoever shows fifty of them is drawn again for several at once. */
  #announce(): void {
    this.#quiet ??= setTimeout(() => {
      this.#quiet = undefined;
      this.dispatchEvent(new Event('change'));
    }, GATHER_MS);
  }

  async #fetch(reference: RecordReference): Promise<void> {
    try {
      const description = await this.#describe(reference.type);
      const record = await this.#source.get(reference.type, reference.id, { fields: [description.titleField] });
      this.#titles.set(keyOf(reference), titleOf(record, description));
    } catch {
      // A name that cannot be had is no fault of the record that points there; its id is shown instead.
      this.#titles.set(keyOf(reference), reference.id);
    }
    this.#running -= 1;
    this.#announce();
    this.#work();
  }
}

const stores = new WeakMap<RecordSource, TitleStore>();

/** Gives a widget the names of records its own records point at, and draws it again when they arrive. */
export class RecordTitles implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #store: TitleStore | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  title(source: RecordSource | undefined, reference: RecordReference): string | undefined {
    if (!source) return undefined;
    this.#follow(storeOf(source));
    return this.#store?.title(reference);
  }

  hostDisconnected(): void {
    this.#follow(undefined);
  }

  #follow(store: TitleStore | undefined): void {
    if (store === this.#store) return;
    this.#store?.removeEventListener('change', this.#redraw);
    store?.addEventListener('change', this.#redraw);
    this.#store = store;
  }

  readonly #redraw = (): void => this.#host.requestUpdate();
}

function storeOf(source: RecordSource): TitleStore {
  let store = stores.get(source);
  if (!store) stores.set(source, (store = new TitleStore(source)));
  return store;
}

function keyOf({ type, id }: RecordReference): string {
  return `${type}/${id}`;
}
