import {
  CwBanner,
  CwButton,
  CwDialog,
  CwErrorState,
  CwSkeleton,
  type ElementClass,
  emit,
  html,
  LocaleController,
} from '@crosswalk/elements';
import { type Administration, type Manifest, translatedManifest } from '@crosswalk/protocol';
import { type CSSResultGroup, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { type PanelTextKey, panelTexts } from '../panel/texts/panel-texts.ts';
import { Widget } from '../source/widget.ts';
import { renderFailure, renderStale } from '../state/render-failure.ts';
import { adminStyles } from './admin.styles.ts';
import { Loaded, type LoadTarget } from './loaded.ts';
import { type Problem, problemOf } from './problem.ts';
import { adminTexts, type AdminTextKey } from './texts/admin-texts.ts';

/** Something an owner does: what happens, and what is said when it has happened. */
export interface Action {
  readonly run: () => Promise<unknown>;
  readonly done: string;
}

/** An action that is asked about first, because it is felt by others or cannot be undone. */
export interface Question extends Action {
  readonly heading: string;
  /** What will happen, in sentences. */
  readonly words: TemplateResult | string;
  readonly confirm: string;
  readonly isDanger?: boolean;
}

/**
 * What all widgets of an owner's pages share: where what they show comes from, the states on the way to it, actions with
 * their refusals, and the question before those that are felt by others.
 */
export abstract class AdminWidget<Data> extends Widget {
  static readonly uses: readonly ElementClass[] = [CwBanner, CwButton, CwDialog, CwErrorState, CwSkeleton];
  static override styles: CSSResultGroup = [Widget.styles, adminStyles];

  /** Whatever keeps plugins, grants, secrets, audit, webhooks and jobs. */
  @property({ attribute: false }) administration?: Administration | undefined;
  /** Shows everything and changes nothing. */
  @property({ type: Boolean, reflect: true }) readonly = false;

  /** The last action that was refused. */
  @state() protected problem: Problem | undefined;
  /** An action is under way. */
  @state() protected isBusy = false;
  @state() private question: Question | undefined;
  @state() private announced = '';

  protected readonly words = new LocaleController<AdminTextKey>(this, adminTexts);
  protected readonly panelWords = new LocaleController<PanelTextKey>(this, panelTexts);
  protected readonly data: Loaded<Data> = new Loaded<Data>(this, () =>
    this.administration ? this.target(this.administration) : undefined,
  );
  #followed: Administration | undefined;
  #unfollow: (() => void) | undefined;

  /** What the widget shows; nothing while it does not know of what. */
  protected abstract target(administration: Administration): LoadTarget<Data> | undefined;
  /** The thing itself. */
  protected abstract renderData(data: Data): TemplateResult;

  /** Loads again. */
  reload(): void {
    this.data.reload();
  }

  protected override willUpdate(_changed: PropertyValues): void {
    if (this.administration !== this.#followed && this.isConnected) this.#follow(this.administration);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow(undefined);
  }

  #follow(administration: Administration | undefined): void {
    this.#unfollow?.();
    this.#followed = administration;
    this.#unfollow = administration?.subscribe?.(() => this.reload());
  }

  protected override render() {
    return html`${this.#renderBody()}${this.#renderQuestion()}
      <div class="hidden-text" role="status">${this.announced}</div>`;
  }

  #renderBody() {
    const { value, failure, isStale } = this.data;
    if (value === undefined && failure) return renderFailure(failure, this.locale, () => this.reload());
    if (value === undefined) return this.renderLoading();
    return html`${isStale ? renderStale(this.locale, () => this.reload()) : nothing}${this.renderProblem()}${this.renderData(value)}`;
  }

  /** Its shape while it is on its way. */
  protected renderLoading(): TemplateResult {
    return html`<div class="frame loading"><cw-skeleton lines="5"></cw-skeleton></div>`;
  }

  /** What was wrong with the last action. */
  protected renderProblem(): TemplateResult | typeof nothing {
    const { problem } = this;
    if (!problem) return nothing;
    const isConflict = problem.code === 'conflict';
    return html`<cw-banner
      class="problem"
      tone=${isConflict ? 'caution' : 'negative'}
      closable
      @cw-banner-close=${() => (this.problem = undefined)}
    >
      ${this.words.text(isConflict ? 'problemConflict' : 'problem')}
      <bdi class="detail">${problem.message}</bdi>
      ${problem.requestId === undefined ? nothing : this.locale.text('errorReference', { id: problem.requestId })}
    </cw-banner>`;
  }

  /** Does something at once. Answers whether it was done. */
  protected async perform({ run, done }: Action): Promise<boolean> {
    this.isBusy = true;
    this.problem = undefined;
    try {
      await run();
      this.announced = done;
      emit(this, 'cw-administration-change', { message: done });
      return true;
    } catch (error) {
      this.problem = problemOf(error);
      return false;
    } finally {
      this.isBusy = false;
      this.data.reload();
    }
  }

  /** Asks first; nothing happens when the question is closed. */
  protected ask(question: Question): void {
    this.question = question;
  }

  #renderQuestion() {
    const { question } = this;
    return html`<cw-dialog
      class="question"
      size="small"
      heading=${question?.heading ?? ''}
      .open=${question !== undefined}
      @cw-dialog-close=${() => (this.question = undefined)}
    >
      ${question?.words}
      <cw-button slot="footer" autofocus @click=${() => (this.question = undefined)}
        >${this.words.text('cancel')}</cw-button
      >
      <cw-button
        slot="footer"
        class="confirm"
        variant=${question?.isDanger ? 'danger' : 'primary'}
        ?loading=${this.isBusy}
        ?disabled=${this.isBusy}
        @click=${() => this.#confirm()}
        >${question?.confirm}</cw-button
      >
    </cw-dialog>`;
  }

  async #confirm(): Promise<void> {
    const { question } = this;
    if (!question || this.isBusy) return;
    await this.perform(question);
    this.question = undefined;
  }

  /** A plugin's manifest with its texts in the reader's language. */
  protected translated(manifest: Manifest): Manifest {
    return translatedManifest(manifest, this.words.locale);
  }

  /** What a user is called; the id while that is not known. */
  protected userName(id: string): string {
    return this.renderContext.title?.({ type: 'user', id }) ?? id;
  }
}
