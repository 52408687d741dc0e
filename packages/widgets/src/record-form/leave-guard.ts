import { type CwDialog, html, type LocaleController } from '@crosswalk/elements';
import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import type { FormTextKey } from './texts/form-texts.ts';

/** Keeps what was written from being lost by mistake: asks inside the page, and lets the browser ask before the page goes. */
export class LeaveGuard implements ReactiveController {
  readonly #host: LitElement;
  readonly #locale: LocaleController<FormTextKey>;
  readonly #isDirty: () => boolean;
  #answer: ((mayLeave: boolean) => void) | undefined;
  #isListening = false;

  constructor(host: LitElement, locale: LocaleController<FormTextKey>, isDirty: () => boolean) {
    this.#host = host;
    this.#locale = locale;
    this.#isDirty = isDirty;
    host.addController(this);
  }

  hostConnected(): void {
    this.follow();
  }

  hostDisconnected(): void {
    this.#listen(false);
    this.#settle(true);
  }

  /** Listens only while there is something to lose: a page with such a listener is not kept for going back. */
  follow(): void {
    this.#listen(this.#isDirty());
  }

  /** Resolves to whether what was written may go. */
  ask(): Promise<boolean> {
    if (!this.#isDirty()) return Promise.resolve(true);
    this.#settle(false);
    this.#host.requestUpdate();
    return new Promise((answer) => {
      this.#answer = answer;
      this.#host.requestUpdate();
    });
  }

  render(): TemplateResult {
    return html`<cw-dialog
      class="leave"
      size="small"
      .open=${this.#answer !== undefined}
      heading=${this.#locale.text('discardHeading')}
      @cw-dialog-close=${(event: CustomEvent<{ returnValue: string }>) =>
        this.#settle(event.detail.returnValue === 'discard')}
    >
      ${this.#locale.text('discardWords')}
      <cw-button slot="footer" variant="ghost" @click=${() => this.#close('')}
        >${this.#locale.text('keepEditing')}</cw-button
      >
      <cw-button slot="footer" variant="danger" @click=${() => this.#close('discard')}
        >${this.#locale.text('discard')}</cw-button
      >
    </cw-dialog>`;
  }

  #close(returnValue: string): void {
    this.#host.renderRoot.querySelector<CwDialog>('.leave')?.close(returnValue);
  }

  #settle(mayLeave: boolean): void {
    this.#answer?.(mayLeave);
    this.#answer = undefined;
    this.#host.requestUpdate();
  }

  #listen(wanted: boolean): void {
    if (wanted === this.#isListening) return;
    this.#isListening = wanted;
    if (wanted) addEventListener('beforeunload', this.#onLeave);
    else removeEventListener('beforeunload', this.#onLeave);
  }

  readonly #onLeave = (event: BeforeUnloadEvent): void => event.preventDefault();
}
