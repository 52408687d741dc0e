import type { PanelEvent } from '@crosswalk/protocol';
import type { PayloadOf } from './event-payloads.ts';

type Listener = (payload: never) => void;

/** Who listens to which event. A listener that throws is reported like any uncaught error and stops nobody else. */
export class PanelEvents {
  readonly #listeners = new Map<string, Set<Listener>>();

  /** Adds a listener and returns what removes it. */
  readonly on = <E extends PanelEvent>(event: E, listener: (payload: PayloadOf<E>) => void): (() => void) => {
    // A function of its own, so that one function added twice is two listeners.
    const own: Listener = (payload) => listener(payload);
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(own));
    return () => listeners.delete(own);
  };

  /** Tells everyone who listens now. */
  emit(event: string, payload: unknown): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) {
      try {
        listener(assertPayload(payload));
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}

/** Events come from the host, which made them; their types are the protocol's. */
function assertPayload(payload: unknown): never {
  return payload as never;
}
