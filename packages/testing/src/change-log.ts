import type { RecordChange } from '@crosswalk/model';

/**
 * Changes in the order they happened, read by any number of watchers at their own pace. Watchers hold a position
 * and no buffer, so a slow one costs nothing.
 */
export class ChangeLog {
  readonly #changes: RecordChange[] = [];
  readonly #waiting = new Set<() => void>();

  /** Position after the newest change. */
  get end(): number {
    return this.#changes.length;
  }

  append(change: Omit<RecordChange, 'sequence'>): void {
    this.#changes.push({ ...change, sequence: String(this.end + 1) });
    for (const wake of this.#waiting) wake();
  }

  /** Changes after a position, as they come, until the signal ends them. */
  async *read(after: number, signal: AbortSignal | undefined): AsyncGenerator<RecordChange, void> {
    let position = after;
    while (!isAborted(signal)) {
      const change = this.#changes[position];
      if (change === undefined) {
        await this.#nextChange(signal);
      } else {
        position += 1;
        yield change;
      }
    }
  }

  #nextChange(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal?.addEventListener('abort', wake);
    });
  }
}

/** Behind a function, because the answer changes while code awaits and the compiler would not believe it. */
function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}
