import type { CrosswalkError } from '@crosswalk/protocol';
import { STREAM_CREDIT } from './wire.ts';

/** What a stream tells the other side. */
interface StreamControl {
  more(count: number): void;
  cancel(): void;
}

/**
 * A stream as its reader sees it: an async iterator with a bounded buffer. The writer may be ahead of the reader by
 * STREAM_CREDIT items; reading half of them asks for more.
 */
export class IncomingStream implements AsyncIterableIterator<unknown> {
  readonly #control: StreamControl;
  readonly #buffer: unknown[] = [];
  readonly #readers: { resolve(result: IteratorResult<unknown>): void; reject(error: unknown): void }[] = [];
  #taken = 0;
  #ended = false;
  #error: CrosswalkError | undefined;

  constructor(control: StreamControl) {
    this.#control = control;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<unknown>> {
    if (this.#buffer.length > 0) return Promise.resolve({ done: false, value: this.#take() });
    if (this.#error) return this.#failOnce(this.#error);
    if (this.#ended) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve, reject) => this.#readers.push({ resolve, reject }));
  }

  return(): Promise<IteratorResult<unknown>> {
    if (!this.#ended) this.#control.cancel();
    this.#buffer.length = 0;
    this.#error = undefined;
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  push(items: readonly unknown[]): void {
    for (const item of items) this.#buffer.push(item);
    while (this.#readers.length > 0 && this.#buffer.length > 0) {
      this.#readers.shift()?.resolve({ done: false, value: this.#take() });
    }
  }

  end(): void {
    this.#ended = true;
    for (const reader of this.#readers.splice(0)) reader.resolve({ done: true, value: undefined });
  }

  fail(error: CrosswalkError): void {
    const [first, ...others] = this.#readers.splice(0);
    if (first) first.reject(error);
    else if (!this.#ended) this.#error = error;
    this.#ended = true;
    for (const reader of others) reader.resolve({ done: true, value: undefined });
  }

  #take(): unknown {
    this.#taken += 1;
    if (this.#taken >= STREAM_CREDIT / 2 && !this.#ended) {
      this.#control.more(this.#taken);
      this.#taken = 0;
    }
    return this.#buffer.shift();
  }

  #failOnce(error: CrosswalkError): Promise<never> {
    this.#error = undefined;
    return Promise.reject(error);
  }
}
