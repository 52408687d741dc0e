import { refuse } from '../refusal.ts';

/** Cursors one panel may have open; the oldest is forgotten. */
const CAPACITY = 100;

/**
 * Stands between a panel and cursors of the source whose text could tell something, such as the id of the last record
 * that was found. The panel gets a number instead.
 */
export class CursorBook {
  readonly #cursors = new Map<string, string>();
  #count = 0;

  /** Puts a cursor away and answers with the name it is kept under. */
  close(cursor: string): string {
    const name = String((this.#count += 1));
    this.#cursors.set(name, cursor);
    for (const oldest of this.#cursors.keys()) {
      if (this.#cursors.size <= CAPACITY) break;
      this.#cursors.delete(oldest);
    }
    return name;
  }

  open(name: string): { cursor: string } {
    const cursor = this.#cursors.get(name);
    if (cursor === undefined) {
      throw refuse('invalid_input', 'This cursor is not known. Start the search again.', {
        faults: [{ path: 'cursor', expected: 'what the last page returned as nextCursor' }],
      });
    }
    return { cursor };
  }
}
