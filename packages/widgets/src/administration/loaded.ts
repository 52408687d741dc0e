import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Failure, failureOf } from '../data/failure.ts';

/** What is loaded, and what makes it another thing. */
export interface LoadTarget<Data> {
  /** Identifies what is loaded: as long as it stays the same, the last answer is kept while the next is on its way. */
  readonly key: readonly unknown[];
  readonly load: (signal: AbortSignal) => Promise<Data>;
}

/** Loads something for a widget, keeps what it had while it loads again, and forgets answers that come too late. */
export class Loaded<Data> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #target: () => LoadTarget<Data> | undefined;
  #key: readonly unknown[] | undefined;
  #stop: AbortController | undefined;
  value: Data | undefined;
  failure: Failure | undefined;

  constructor(host: ReactiveControllerHost, target: () => LoadTarget<Data> | undefined) {
    this.#host = host;
    this.#target = target;
    host.addController(this);
  }

  get isLoading(): boolean {
    return this.#stop !== undefined;
  }

  /** What is shown could not be loaded again. */
  get isStale(): boolean {
    return this.value !== undefined && this.failure !== undefined;
  }

  hostUpdate(): void {
    const key = this.#target()?.key;
    const isSame = key?.length === this.#key?.length && key?.every((part, index) => part === this.#key?.[index]);
    if (isSame === true || key === this.#key) return;
    this.#key = key;
    this.value = undefined;
    this.failure = undefined;
    this.#begin();
  }

  hostDisconnected(): void {
    this.#stop?.abort();
    this.#stop = undefined;
    this.#key = undefined;
  }

  /** Loads again; what is shown stays until the answer is there. */
  reload(): void {
    this.#begin();
    this.#host.requestUpdate();
  }

  #begin(): void {
    this.#stop?.abort();
    this.#stop = undefined;
    const target = this.#target();
    if (target === undefined) return;
    const stop = new AbortController();
    this.#stop = stop;
    void target
      .load(stop.signal)
      .then((value) => ({ value, failure: undefined }))
      .catch((error: unknown) => ({ value: this.value, failure: failureOf(error) }))
      .then(({ value, failure }) => {
        if (this.#stop !== stop) return;
        [this.value, this.failure, this.#stop] = [value, failure, undefined];
        this.#host.requestUpdate();
      });
  }
}
