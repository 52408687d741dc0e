import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Work changes quickly while it is under way, and not at all afterwards. */
const AGAIN_MS = 3_000;

/** Looks again a little later, as long as there is something to wait for and the page is seen. */
export class LookAgain implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #look: () => void;
  readonly #isWorthIt: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & Element, isWorthIt: () => boolean, look: () => void) {
    this.#host = host;
    this.#isWorthIt = isWorthIt;
    this.#look = look;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#timer !== undefined || !this.#host.isConnected || !this.#isWorthIt()) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (document.visibilityState === 'visible') this.#look();
      else document.addEventListener('visibilitychange', this.#look, { once: true });
    }, AGAIN_MS);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    document.removeEventListener('visibilitychange', this.#look);
  }
}
