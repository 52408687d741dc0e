import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Height of a card nobody has measured, in CSS pixels. */
const USUAL_PX = 104;

/** Heights of a column's cards, as far as they have been drawn; others are taken to be like the first that was. */
export class CardHeights implements ReactiveController {
  /** Height of the place cards are seen in. */
  view = 0;
  readonly #known = new Map<string, number>();
  readonly #watched = new Set<HTMLElement>();
  readonly #changed: () => void;
  readonly #sizes = new ResizeObserver((entries) => this.#measure(entries));
  #usual = USUAL_PX;

  constructor(host: ReactiveControllerHost, changed: () => void) {
    this.#changed = changed;
    host.addController(this);
  }

  of(id: string): number {
    return this.#known.get(id) ?? this.#usual;
  }

  /** Measures these rows from now on, and the place around them. */
  watch(rows: Iterable<HTMLElement>): void {
    const drawn = new Set(rows);
    for (const row of this.#watched) if (!drawn.has(row)) this.#forget(row);
    for (const row of drawn) this.#add(row);
    const [first] = drawn;
    if (first?.parentElement) this.#add(first.parentElement);
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
    this.#watched.clear();
  }

  #add(element: HTMLElement): void {
    if (this.#watched.has(element)) return;
    this.#watched.add(element);
    this.#sizes.observe(element);
  }

  #forget(row: HTMLElement): void {
    if (row.dataset['card'] === undefined) return;
    this.#watched.delete(row);
    this.#sizes.unobserve(row);
  }

  #measure(entries: readonly ResizeObserverEntry[]): void {
    for (const { target, borderBoxSize } of entries) {
      const height = Math.round(borderBoxSize[0]?.blockSize ?? 0);
      const id = target instanceof HTMLElement ? target.dataset['card'] : undefined;
      if (height === 0) continue;
      if (id === undefined) this.view = height;
      else this.#keep(id, height);
    }
    this.#changed();
  }

  #keep(id: string, height: number): void {
    if (this.#known.size === 0) this.#usual = height;
    this.#known.set(id, height);
  }
}
