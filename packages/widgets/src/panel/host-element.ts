import { baseStyles, LocaleController } from '@crosswalk/elements';
import type { Host } from '@crosswalk/host';
import { ContextConsumer } from '@lit/context';
import { type CSSResultGroup, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { HOST_PROVIDED, hostContext } from './host-context.ts';
import { panelTexts, type PanelTextKey } from './texts/panel-texts.ts';

/** What everything that shows plugins shares: which host it belongs to, and its language. */
export abstract class HostElement extends LitElement {
  static override styles: CSSResultGroup = baseStyles;

  /** The host of this element alone, instead of the one the page provides. */
  @property({ attribute: false }) host?: Host | undefined;

  protected readonly locale = new LocaleController<PanelTextKey>(this, panelTexts);
  readonly #provided = new ContextConsumer(this, { context: hostContext, subscribe: true });
  #followed: Host | undefined;
  #unfollow: (() => void) | undefined;

  /** The host in force, if there is one yet. */
  protected get activeHost(): Host | undefined {
    return this.host ?? this.#provided.value;
  }

  /** Called after plugins or permissions changed. */
  protected onHostChange(): void {
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    if (this.activeHost !== this.#followed) this.#follow(this.activeHost);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener(HOST_PROVIDED, this.#askAgain);
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener(HOST_PROVIDED, this.#askAgain);
    this.#follow(undefined);
  }

  readonly #askAgain = (): void => {
    if (!this.#provided.value) this.#provided.hostConnected();
  };

  #follow(host: Host | undefined): void {
    this.#unfollow?.();
    this.#followed = host;
    this.#unfollow = host?.subscribe(() => this.onHostChange());
  }
}
