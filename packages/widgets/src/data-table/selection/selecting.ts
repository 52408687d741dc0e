import type { ReactiveControllerHost } from 'lit';
import type { RowLoader } from '../rows/row-loader.ts';
import {
  ALL_ROWS,
  isRowSelected,
  NO_ROWS,
  rangeChange,
  type RowSelection,
  selectedCount,
  withRows,
} from './row-selection.ts';

/** Up to this many rows, "all" is kept as their ids, which also the page can work with. */
const MOST_NAMED = 5_000;

/** What the user selected in a list whose rows are not all loaded: single rows, ranges, everything. */
export class Selecting {
  readonly #host: ReactiveControllerHost;
  readonly #rows: RowLoader;
  readonly #changed: () => void;
  #selection: RowSelection = NO_ROWS;
  /** Where the range in the making began. */
  #anchor = 0;
  #stop = new AbortController();

  /** @param changed told after other rows are selected */
  constructor(host: ReactiveControllerHost, rows: RowLoader, changed: () => void) {
    this.#host = host;
    this.#rows = rows;
    this.#changed = changed;
  }

  get selection(): RowSelection {
    return this.#selection;
  }

  get count(): number {
    return selectedCount(this.#selection, this.#rows.count);
  }

  /** Every row there is, is selected. */
  get isEverything(): boolean {
    return this.#rows.count > 0 && this.count === this.#rows.count;
  }

  has(id: string): boolean {
    return isRowSelected(this.#selection, id);
  }

  /** Takes over a selection the page set. */
  set(ids: Iterable<string>): void {
    this.#take({ isAll: false, ids: new Set(ids) });
  }

  clear(): void {
    this.#take(NO_ROWS);
  }

  toggle(row: number): void {
    const id = this.#rows.row(row)?.id;
    if (id === undefined) return;
    this.#anchor = row;
    this.#take(withRows(this.#selection, [id], !this.has(id)));
  }

  /** Selects from the row last pressed up to this one. */
  async extendTo(row: number, from = this.#anchor): Promise<void> {
    const { added, removed } = rangeChange(this.#anchor, from, row);
    for (const [first, last] of removed) await this.#change(first, last, false);
    if (added) await this.#change(added[0], added[1], true);
  }

  /** Keyboard ranges begin at the row the keyboard comes from. */
  extend(from: number, to: number): Promise<void> {
    const id = this.#rows.row(from)?.id;
    if (id === undefined || !this.has(id)) this.#anchor = from;
    return this.extendTo(to, from);
  }

  /** Everything the list has; as single rows where they are few enough for the page to be told which. */
  async selectAll(): Promise<void> {
    const areNamed = this.#rows.count <= MOST_NAMED;
    this.#take(areNamed ? NO_ROWS : ALL_ROWS);
    if (areNamed) await this.#change(0, this.#rows.count - 1, true);
  }

  /** Everything, or nothing where everything is selected. */
  toggleAll(): void {
    if (this.isEverything) this.clear();
    else void this.selectAll();
  }

  /** A record is gone. */
  forget(id: string): void {
    if (this.#selection.ids.has(id)) this.#take(withRows(this.#selection, [id], this.#selection.isAll));
  }

  /** The selected records; with everything selected, those that are loaded. */
  namedIds(): readonly string[] {
    const { isAll, ids } = this.#selection;
    return isAll ? [...this.#rows.loaded()].flatMap(([, { id }]) => (ids.has(id) ? [] : id)) : [...ids];
  }

  async #change(first: number, last: number, isSelected: boolean): Promise<void> {
    const signal = this.#restart();
    const ids: string[] = [];
    let row = first;
    for (; row <= last; row += 1) {
      const record = this.#rows.row(row);
      if (!record) break;
      ids.push(record.id);
    }
    try {
      if (row <= last) ids.push(...(await this.#idsBetween(row, last, signal)));
    } catch {
      // What could not be read is not selected; the rows themselves say why they are not there.
    }
    if (!signal.aborted) this.#take(withRows(this.#selection, ids, isSelected));
  }

  async #idsBetween(first: number, last: number, signal: AbortSignal): Promise<string[]> {
    const title = this.#rows.description?.titleField;
    const ids: string[] = [];
    for await (const records of this.#rows.read(first, last + 1, title === undefined ? [] : [title], signal))
      ids.push(...records.map(({ id }) => id));
    return ids;
  }

  #restart(): AbortSignal {
    this.#stop.abort();
    this.#stop = new AbortController();
    return this.#stop.signal;
  }

  #take(selection: RowSelection): void {
    this.#selection = selection;
    this.#changed();
    this.#host.requestUpdate();
  }
}
