import { afterTask } from './after-task.ts';
import { inMicrotask } from './in-microtask.ts';
import { FLUSH_ENTRIES, FLUSH_LENGTH } from './wire.ts';

/** Answers that belong together: calls that came in one message and are still open. */
export interface AnswerGroup {
  open: number;
}

/**
 * Collects entries so that all that is said in one task leaves in one message. This is what makes a call cost
 * microseconds: crossing a process is dear, an entry more is not.
 */
export class Outbox {
  readonly #post: (text: string) => void;
  #text = '';
  #entries = 0;
  #scheduled = false;

  constructor(post: (text: string) => void) {
    this.#post = post;
  }

  /** Adds an entry to the message of this task. */
  add(entry: string): void {
    if (this.#append(entry)) return;
    if (this.#scheduled) return;
    this.#scheduled = true;
    inMicrotask(this.#flushNow);
  }

  /** Adds an answer. It waits for the others of its group, but not beyond the end of the task. */
  addAnswer(entry: string, group: AnswerGroup): void {
    if (this.#append(entry)) return;
    if (group.open === 0) return this.flush();
    if (this.#scheduled) return;
    this.#scheduled = true;
    afterTask(this.#flushNow);
  }

  readonly #flushNow = (): void => this.flush();

  /** Sends what is there now. */
  flush(): void {
    this.#scheduled = false;
    if (this.#entries === 0) return;
    const message = `[${this.#text}]`;
    this.#text = '';
    this.#entries = 0;
    this.#post(message);
  }

  /** Answers whether the message was full and has left. */
  #append(entry: string): boolean {
    this.#text = this.#entries === 0 ? entry : `${this.#text},${entry}`;
    this.#entries += 1;
    if (this.#entries < FLUSH_ENTRIES && this.#text.length < FLUSH_LENGTH) return false;
    this.flush();
    return true;
  }
}
