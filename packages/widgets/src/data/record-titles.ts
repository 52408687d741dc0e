import type { RecordReference, RecordSource } from '@crosswalk/model';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { titlesOf, type TitleStore } from './title-store.ts';

/** Gives a widget the names of records its own records point at, and draws it again when they arrive. */
export class RecordTitles implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #store: TitleStore | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  title(source: RecordSource | undefined, reference: RecordReference): string | undefined {
    if (!source) return undefined;
    this.#follow(titlesOf(source));
    return this.#store?.title(reference);
  }

  hostDisconnected(): void {
    this.#follow(undefined);
  }

  #follow(store: TitleStore | undefined): void {
    if (store === this.#store) return;
    this.#store?.removeEventListener('change', this.#redraw);
    store?.addEventListener('change', this.#redraw);
    this.#store = store;
  }

  readonly #redraw = (): void => this.#host.requestUpdate();
}
