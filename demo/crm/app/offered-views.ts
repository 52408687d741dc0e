import type { Host, OfferedView, PanelSubject } from '@crosswalk/host';
import type { Location } from '@crosswalk/protocol';
import { hostContext } from '@crosswalk/widgets';
import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The views that plugins offer at a place, followed while plugins and permissions change. */
export class OfferedViews implements ReactiveController {
  views: readonly OfferedView[] = [];
  /** A host was asked; until then nobody knows whether there are views. */
  isKnown = false;

  readonly #element: ReactiveControllerHost & HTMLElement;
  readonly #location: Location;
  readonly #subject: () => PanelSubject;
  readonly #provided: ContextConsumer<typeof hostContext, ReactiveControllerHost & HTMLElement>;
  #host: Host | undefined;
  #key = '';
  #unfollow: (() => void) | undefined;

  constructor(
    element: ReactiveControllerHost & HTMLElement,
    location: Location,
    subject: () => PanelSubject = () => ({}),
  ) {
    this.#element = element;
    this.#location = location;
    this.#subject = subject;
    this.#provided = new ContextConsumer(element, { context: hostContext, subscribe: true });
    element.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('cw-host-provide', this.#askAgain);
  }

  hostDisconnected(): void {
    document.removeEventListener('cw-host-provide', this.#askAgain);
    this.#follow(undefined);
  }

  hostUpdate(): void {
    this.#follow(this.#provided.value);
    const key = JSON.stringify(this.#subject());
    if (key !== this.#key) void this.#find(key);
  }

  /** A host that came later than this element is found by asking again. */
  readonly #askAgain = (): void => {
    if (!this.#provided.value) this.#provided.hostConnected();
  };

  #follow(host: Host | undefined): void {
    if (host === this.#host) return;
    this.#unfollow?.();
    this.#host = host;
    this.#key = '';
    this.#unfollow = host?.subscribe(() => void this.#find(this.#key));
  }

  async #find(key: string): Promise<void> {
    this.#key = key;
    const host = this.#host;
    const found = host ? await host.views(this.#location, this.#subject()) : [];
    if (host !== this.#host || key !== this.#key) return;
    this.views = found;
    this.isKnown = host !== undefined;
    this.#element.requestUpdate();
  }
}
