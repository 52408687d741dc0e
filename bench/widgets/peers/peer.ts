import type { PlainRow } from '../rows.ts';

/** A grid in the bench: how it is put into the page with its rows, and what scrolls. */
export interface GridPeer {
  /** Makes what the peer takes its rows from; not part of what is measured. */
  prepare(rows: readonly PlainRow[]): void;
  /** Puts the grid into the place. */
  mount(place: HTMLElement): void;
  /** The element that scrolls, once the grid is there. */
  scroller(place: HTMLElement): Element | null;
  /** Everything the grid shows now, as text; for checking that rows are there. */
  text(place: HTMLElement): string;
  remove(place: HTMLElement): void;
}
