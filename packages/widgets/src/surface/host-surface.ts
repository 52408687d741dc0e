import { baseStyles, CwBadge, CwButton, CwDialog, CwToastRegion, html, LocaleController } from '@crosswalk/elements';
import type {
  ChoiceRequest,
  Consent,
  ConsentQuestion,
  HostInterface,
  InstalledPlugin,
  ModalRequest,
} from '@crosswalk/host';
import type { RecordReference, RecordSource } from '@crosswalk/model';
import { type ArgumentsOf, translatedManifest } from '@crosswalk/protocol';
import { LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { CwPanel } from '../panel/panel.ts';
import { panelTexts, type PanelTextKey } from '../panel/texts/panel-texts.ts';
import { readWords } from '../plugin-access/read-words.ts';
import { scopeWords, type TypeWords } from '../plugin-access/scope-words.ts';
import { CwRecordPicker } from './record-picker.ts';
import { surfaceStyles } from './host-surface.styles.ts';

/** Milliseconds after a question appeared in which its buttons do nothing: nobody agrees to what they have not seen. */
const INERT_MS = 500;

/** A question on the surface. Questions are asked one after the other. */
interface Question {
  readonly heading: string;
  readonly size: 'small' | 'medium' | 'large';
  /** Who asks. */
  readonly plugin?: InstalledPlugin;
  body(): TemplateResult;
  footer?(): TemplateResult;
  /** Ends it with the answer of somebody who gave none. */
  dismiss(): void;
}

/**
 * Where panels reach out of their frames: toasts, announcements, questions, dialogs, and requests for permission. One for
 * each page; it is the `ui` and the `consent` of the page's host. What plugins say is shown as text, with who says it.
 *
 * @tagname cw-host-surface
 */
export class CwHostSurface extends LitElement implements Required<HostInterface>, Consent {
  static readonly elementName = 'host-surface';
  static readonly uses = [CwBadge, CwButton, CwDialog, CwPanel, CwRecordPicker, CwToastRegion];
  static override styles = [baseStyles, surfaceStyles];

  /** Where records for the picker and the names of types and fields come from. */
  @property({ attribute: false }) source?: RecordSource | undefined;

  @state() private question: Question | undefined;
  @state() private isInert = false;
  @state() private polite = '';
  @state() private assertive = '';
  @query('cw-toast-region') private readonly toasts!: CwToastRegion;
  readonly #locale = new LocaleController<PanelTextKey>(this, panelTexts);
  readonly #waiting: Question[] = [];

  toast({ message, tone, plugin }: ArgumentsOf<'ui.toast'> & { plugin: InstalledPlugin }): void {
    this.toasts.show({ message: `${this.#nameOf(plugin)}: ${message}`, ...(tone === undefined ? {} : { tone }) });
  }

  announce({ message, politeness = 'polite' }: ArgumentsOf<'ui.announce'>): void {
    // The same words twice in a row are news to the eye only; a mark nobody hears makes them another text.
    const again = this[politeness] === message ? '\u00a0' : '';
    this[politeness] = message + again;
  }

  confirm(request: ArgumentsOf<'ui.confirm'> & { plugin: InstalledPlugin }, signal: AbortSignal): Promise<boolean> {
    const { title, message, confirmLabel, cancelLabel, tone, plugin } = request;
    return this.#ask<boolean>({ signal, unanswered: false }, (answer) => ({
      heading: title,
      size: 'small',
      plugin,
      body: () => html`<p class="words">${message ?? nothing}</p>`,
      footer: () =>
        this.#renderButtons({
          no: cancelLabel ?? this.#locale.text('cancel'),
          yes: confirmLabel ?? this.#locale.text('confirm'),
          variant: tone === 'negative' ? 'danger' : 'primary',
          onNo: () => answer(false),
          onYes: () => answer(true),
        }),
    }));
  }

  confirmOpen({ url, plugin }: { url: URL; plugin: InstalledPlugin }, signal: AbortSignal): Promise<boolean> {
    const title = this.#locale.text('openPage', { host: url.host });
    return this.confirm({ title, message: url.href, confirmLabel: this.#locale.text('open'), plugin }, signal);
  }

  pickRecord(
    request: ArgumentsOf<'ui.pickRecord'> & { plugin: InstalledPlugin },
    signal: AbortSignal,
  ): Promise<RecordReference | null> {
    const { types, title, plugin } = request;
    return this.#ask<RecordReference | null>({ signal, unanswered: null }, (answer) => ({
      heading: title ?? this.#locale.text('pickRecord'),
      size: 'medium',
      plugin,
      body: () =>
        html`<cw-record-picker
          .source=${this.source}
          .types=${types}
          @cw-record-pick=${(event: CustomEvent<RecordReference>) => answer(event.detail)}
        ></cw-record-picker>`,
    }));
  }

  async openModal(request: ModalRequest, signal: AbortSignal): Promise<void> {
    await this.#ask<undefined>({ signal, unanswered: undefined }, () => ({
      heading: request.title,
      size: (request.view.size.width ?? 0) > 600 ? 'large' : 'medium',
      plugin: request.plugin,
      body: () =>
        html`<cw-panel
          bare
          eager
          plugin=${request.plugin.manifest.id}
          view=${request.view.id}
          .request=${request}
        ></cw-panel>`,
    }));
  }

  choose({ options }: ChoiceRequest, signal: AbortSignal): Promise<number | undefined> {
    return this.#ask<number | undefined>({ signal, unanswered: undefined }, (answer) => ({
      heading: this.#locale.text('choosePlugin'),
      size: 'small',
      body: () =>
        html`<div class="choices">
          ${options.map(
            ({ plugin }, index) =>
              html`<cw-button @click=${() => answer(index)}
                ><bdi>${this.#nameOf(plugin)}</bdi>&nbsp;<code>${plugin.manifest.id}</code></cw-button
              >`,
          )}
        </div>`,
    }));
  }

  async ask({ plugin, requests }: ConsentQuestion, signal: AbortSignal): Promise<readonly string[]> {
    const types = await readWords(
      this.source,
      requests.map(({ scope }) => scope),
    );
    return this.#ask<readonly string[]>({ signal, unanswered: [] }, (answer) => ({
      heading: this.#locale.text('consentTitle', { plugin: this.#nameOf(plugin) }),
      size: 'medium',
      plugin,
      body: () => this.#renderConsent(requests, types),
      footer: () =>
        this.#renderButtons({
          no: this.#locale.text('notNow'),
          yes: this.#locale.text('allow'),
          variant: 'primary',
          onNo: () => answer([]),
          onYes: () => answer(requests.map(({ scope }) => scope)),
        }),
    }));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const question of [this.question, ...this.#waiting.splice(0)]) question?.dismiss();
  }

  protected override render() {
    const { question } = this;
    return html`<div class="hidden-text" aria-live="polite">${this.polite}</div>
      <div class="hidden-text" aria-live="assertive">${this.assertive}</div>
      <cw-toast-region></cw-toast-region>
      <cw-dialog
        heading=${question?.heading ?? ''}
        size=${question?.size ?? 'medium'}
        ?open=${question !== undefined}
        @cw-dialog-close=${() => this.question?.dismiss()}
      >
        ${question ? this.#renderQuestion(question) : nothing}
      </cw-dialog>`;
  }

  #renderQuestion(question: Question) {
    const { plugin } = question;
    return html`${question.body()}
    ${
      plugin
        ? html`<p class="asker">
            ${this.#locale.text('asksFor')} <bdi>${this.#nameOf(plugin)}</bdi> <code>${plugin.manifest.id}</code>
          </p>`
        : nothing
    }
    ${question.footer ? html`<div slot="footer" class="buttons" ?inert=${this.isInert}>${question.footer()}</div>` : nothing}`;
  }

  #nameOf({ manifest }: InstalledPlugin): string {
    return translatedManifest(manifest, this.#locale.locale).name;
  }

  #renderConsent(requests: ConsentQuestion['requests'], types: ReadonlyMap<string, TypeWords>) {
    return html`<p class="words">${this.#locale.text('consentIntro')}</p>
      <ul>
        ${requests.map(
          ({ scope, purpose }) =>
            html`<li>
              ${scopeWords(scope, this.#locale, types)}
              <p class="words"><bdi>${purpose}</bdi></p>
            </li>`,
        )}
      </ul>`;
  }

  #renderButtons(buttons: {
    no: string;
    yes: string;
    variant: 'primary' | 'danger';
    onNo: () => void;
    onYes: () => void;
  }) {
    return html`<cw-button @click=${buttons.onNo}>${buttons.no}</cw-button>
      <cw-button variant=${buttons.variant} @click=${buttons.onYes}>${buttons.yes}</cw-button>`;
  }

  /** Asks when the questions before are answered. Whoever closes the dialog, or the signal, gives the answer `unanswered`. */
  #ask<Answer>(
    { signal, unanswered }: { signal: AbortSignal; unanswered: Answer },
    make: (answer: (value: Answer) => void) => Omit<Question, 'dismiss'>,
  ): Promise<Answer> {
    return new Promise((resolve) => {
      const answer = (value: Answer): void => {
        resolve(value);
        signal.removeEventListener('abort', dismiss);
        this.#end(question);
      };
      const dismiss = (): void => answer(unanswered);
      const question: Question = { ...make(answer), dismiss };
      if (signal.aborted) return resolve(unanswered);
      signal.addEventListener('abort', dismiss);
      this.#waiting.push(question);
      this.#showNext();
    });
  }

  #end(question: Question): void {
    const place = this.#waiting.indexOf(question);
    if (place >= 0) this.#waiting.splice(place, 1);
    if (this.question !== question) return;
    this.question = undefined;
    void this.updateComplete.then(() => this.#showNext());
  }

  #showNext(): void {
    if (this.question) return;
    this.question = this.#waiting.shift();
    if (!this.question) return;
    this.isInert = true;
    setTimeout(() => (this.isInert = false), INERT_MS);
  }
}
