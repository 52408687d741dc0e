import type { Violation } from '../limits.ts';
import type { GuardLimits } from './guard.ts';

/**
 * Counts what comes out of one port. `admit` is asked before `event.data` is read: Chromium deserialises a message when
 * its data is first read, so a message that is not admitted costs nothing, whatever is in it.
 */
export class Budget {
  readonly #limits: GuardLimits;
  #windowStart = 0;
  #messages = 0;
  #length = 0;

  constructor(limits: GuardLimits) {
    this.#limits = limits;
  }

  /** Whether one more message may be looked at. */
  admit(now: number): boolean {
    if (now - this.#windowStart >= 1_000) {
      this.#windowStart = now;
      this.#messages = 0;
      this.#length = 0;
    }
    this.#messages += 1;
    return this.#messages <= this.#limits.messagesPerSecond && this.#length <= this.#limits.lengthPerSecond;
  }

  /** What is wrong with the data of an admitted message, if anything. */
  inspect(data: unknown): Violation | undefined {
    if (typeof data !== 'string') return 'violation';
    this.#length += data.length;
    return data.length > this.#limits.messageLength ? 'oversized' : undefined;
  }
}

/** Stands for data that was never looked at. */
const FLOODED = Symbol('flooded');

/** Pumps a port through a budget. Returns a function that closes the port. */
export function pump(
  port: MessagePort,
  limits: GuardLimits,
  onText: (text: string) => void,
  onViolation: (violation: Violation) => void,
): () => void {
  const budget = new Budget(limits);
  let closed = false;
  const close = () => {
    closed = true;
    port.close();
  };
  port.onmessage = (event) => {
    if (closed) return;
    const text: unknown = budget.admit(performance.now()) ? event.data : FLOODED;
    const violation = text === FLOODED ? 'flooded' : budget.inspect(text);
    if (violation === undefined) {
      onText(String(text));
      return;
    }
    close();
    onViolation(violation);
  };
  return close;
}
