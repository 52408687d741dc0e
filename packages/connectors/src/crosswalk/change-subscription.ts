import type { RecordChange } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';

/** Changes that may wait for a watcher that does not take them. */
const WAITING_LIMIT = 5_000;

/** One watcher of the shared stream: what it has seen and what waits for it. */
export class ChangeSubscription {
  readonly type: string;
  /** The sequence after which this watcher wants changes; unknown until the stream said where "now" is. */
  seen: number | undefined;
  readonly #waiting: RecordChange[] = [];
  #failure: CrosswalkError | undefined;
  #isClosed = false;
  #wake: () => void = () => undefined;

  constructor(type: string, after: number | undefined) {
    this.type = type;
    this.seen = after;
  }

  /** Takes a change from the stream, unless it was seen already or is of another type. */
  offer(sequence: number, change: RecordChange): void {
    if (this.seen === undefined || sequence <= this.seen) return;
    this.seen = sequence;
    if (change.type !== this.type || this.#failure !== undefined) return;
    this.#waiting.push(change);
    if (this.#waiting.length > WAITING_LIMIT) this.#overflow();
    this.#wake();
  }

  fail(error: CrosswalkError): void {
    this.#failure ??= error;
    this.#wake();
  }

  close(): void {
    this.#isClosed = true;
    this.#wake();
  }

  /** The next change; `undefined` after the end. */
  async next(): Promise<RecordChange | undefined> {
    while (!this.#isClosed) {
      const change = this.#waiting.shift();
      if (change !== undefined) return change;
      if (this.#failure !== undefined) throw this.#failure;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return undefined;
  }

  #overflow(): void {
    this.#waiting.length = 0;
    this.fail(
      new CrosswalkError('too_large', 'Too many changes wait for this watcher.', { details: { limit: WAITING_LIMIT } }),
    );
  }
}
