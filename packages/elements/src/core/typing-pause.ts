import type { ReactiveController, ReactiveControllerHost } from 'lit';

const QUIET_MS = 200;

/** Waits until typing pauses before it acts, so that a source is not asked for every letter. */
export class TypingPause implements ReactiveController {
  readonly #act: () => void;
  #quiet: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, act: () => void) {
    this.#act = act;
    host.addController(this);
  }

  /** Something was typed that has not been acted on. */
  get isWaiting(): boolean {
    return this.#quiet !== undefined;
  }

  /** A letter was typed. */
  restart(): void {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.end(), QUIET_MS);
  }

  /** Acts at once. */
  end(): void {
    this.stop();
    this.#act();
  }

  /** Acts no more. */
  stop(): void {
    clearTimeout(this.#quiet);
    this.#quiet = undefined;
  }

  hostDisconnected(): void {
    this.stop();
  }
}
