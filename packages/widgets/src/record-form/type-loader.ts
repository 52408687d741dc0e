import type { ObjectDescription, RecordSource, Rights } from '@crosswalk/model';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureOf, type Failure, type FailureState } from '../data/failure.ts';

/** Which type is asked about. */
export interface TypeTarget {
  source: RecordSource;
  type: string;
}

/** What a type is and what the user may do with it, for widgets that have no record of it yet. */
export class TypeLoader implements ReactiveController {
  state: 'idle' | 'loading' | 'ready' | FailureState = 'idle';
  failure: Failure | undefined;
  description: ObjectDescription | undefined;
  rights: Rights | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #findTarget: () => TypeTarget | undefined;
  #target: TypeTarget | undefined;
  #stop = new AbortController();

  /** @param findTarget asked before each update; asks anew when the answer differs from the last */
  constructor(host: ReactiveControllerHost, findTarget: () => TypeTarget | undefined) {
    this.#host = host;
    this.#findTarget = findTarget;
    host.addController(this);
  }

  hostUpdate(): void {
    const target = this.#findTarget();
    if (target?.source === this.#target?.source && target?.type === this.#target?.type) return;
    this.#target = target;
    this.#load();
  }

  hostConnected(): void {
    if (this.#stop.signal.aborted) this.#load();
  }

  hostDisconnected(): void {
    this.#stop.abort();
  }

  reload(): void {
    this.#load();
    this.#host.requestUpdate();
  }

  #load(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.state = this.#target ? 'loading' : 'idle';
    if (this.#target) void this.#ask(this.#target, this.#stop.signal);
  }

  async #ask({ source, type }: TypeTarget, signal: AbortSignal): Promise<void> {
    try {
      const [description, rights] = await Promise.all([
        source.describe(type, { signal }),
        source.rights(type, { signal }),
      ]);
      if (signal.aborted) return;
      [this.description, this.rights, this.state] = [description, rights, 'ready'];
    } catch (error) {
      if (signal.aborted) return;
      this.failure = failureOf(error);
      this.state = this.failure.state;
    }
    this.#host.requestUpdate();
  }
}
