/** A place in the list from which the source can go on: the number of rows before it, and the cursor to ask with. */
export interface Waypoint {
  position: number;
  /** Absent at the beginning of the list. */
  cursor?: string;
}

/** Cursors kept at once; beyond it every second one is dropped, so that memory does not grow with the list. */
const MOST_KEPT = 1_024;

/**
 * Where the source's cursors lie in the list. Sources page by keys and know no row numbers: a row in the middle is
 * reached from the nearest cursor before it, and every page on the way leaves one more.
 */
export class CursorIndex {
  #waypoints: Waypoint[] = [{ position: 0 }];

  get size(): number {
    return this.#waypoints.length;
  }

  /** The nearest place at or before a row. */
  before(row: number): Waypoint {
    return this.#waypoints[this.#indexBefore(row)] ?? { position: 0 };
  }

  add(position: number, cursor: string): void {
    const index = this.#indexBefore(position);
    const isKnown = this.#waypoints[index]?.position === position;
    if (position <= 0) return;
    this.#waypoints.splice(isKnown ? index : index + 1, isKnown ? 1 : 0, { position, cursor });
    if (this.#waypoints.length > MOST_KEPT) this.#waypoints = this.#waypoints.filter((_, each) => each % 2 === 0);
  }

  /** A row was taken out: everything after it moves up by one. */
  removeRow(row: number): void {
    this.#waypoints = this.#waypoints.map((each) =>
      each.position > row && each.position > 0 ? { ...each, position: each.position - 1 } : each,
    );
  }

  clear(): void {
    this.#waypoints = [{ position: 0 }];
  }

  #indexBefore(row: number): number {
    let [low, high] = [0, this.#waypoints.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#waypoints[middle]?.position ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
