import {
  CwButton,
  CwBanner,
  CwDialog,
  CwEmptyState,
  CwErrorState,
  CwSkeleton,
  emit,
  html,
  icon,
  LocaleController,
} from '@crosswalk/elements';
import type { FieldDescription, FieldOption } from '@crosswalk/model';
import { nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { editorStyles } from '../property-list/editor.styles.ts';
import { renderConflict, type ConflictChoice } from '../property-list/render-conflict.ts';
import { boardTexts, type BoardTextKey } from '../pipeline-board/texts/board-texts.ts';
import { keyList } from '../source/key-list.ts';
import { RecordWidget } from '../source/record-widget.ts';
import { stagePathStyles } from './stage-path.styles.ts';

/**
 * Where a record is on its way through the stages of a pipeline, and the way on. A press on a stage sets it; stages named
 * in `confirm` are asked about first. Somebody else's change is never overwritten unseen.
 *
 * Keyboard: Tab reaches the current stage, ← → Home End go along the path, Enter or Space sets the stage.
 *
 * @tagname cw-stage-path
 * @fires {CustomEvent<{ from: FieldValue; to: string }>} cw-stage-change - Before a stage is set. Prevent its default to refuse.
 */
export class CwStagePath extends RecordWidget {
  static readonly elementName = 'stage-path';
  static readonly uses = [CwBanner, CwButton, CwDialog, CwEmptyState, CwErrorState, CwSkeleton];
  static override styles = [RecordWidget.styles, editorStyles, stagePathStyles];

  /** Key of the field whose choices are the stages. */
  @property({ attribute: 'stage-field' }) stageField = 'stage';
  /** Stages that are asked about before they are set, such as those that close a deal. */
  @property({ converter: keyList }) confirm: readonly string[] = [];
  /** Shows the stage only. */
  @property({ type: Boolean, attribute: 'read-only' }) readOnly = false;
  /** The stage that is asked about now. */
  @state() private asked: FieldOption | undefined;
  @state() private announcement = '';
  /** The stage in the Tab order; the current one while nobody goes along the path. */
  @state() private active: string | undefined;

  @query('cw-dialog') private readonly dialog!: CwDialog;
  readonly #locale = new LocaleController<BoardTextKey>(this, boardTexts);

  protected override renderLoading() {
    return html`<cw-skeleton class="loading" lines="1"></cw-skeleton>`;
  }

  protected override renderRecord() {
    const field = this.data.field(this.stageField);
    const options = field?.type === 'select' ? (field.options ?? []) : [];
    if (!field || options.length === 0) return this.#renderUnfit(field);
    const value = this.data.value(field.key);
    const current = options.findIndex((option) => option.value === value);
    return html`<ol
        role="list"
        class=${this.data.isSaving(field.key) ? 'saving' : ''}
        aria-label=${field.label}
        @keydown=${(event: KeyboardEvent) => this.#onKey(event, options)}
      >
        ${options.map((option, place) => this.#renderStage(field, option, { place, current }))}
      </ol>
      ${this.#renderFault(field)}${this.#renderConflict(field)}${this.#renderQuestion(field)}
      <p class="hidden-text" role="status">${this.announcement}</p>`;
  }

  #renderStage(field: FieldDescription, option: FieldOption, { place, current }: { place: number; current: number }) {
    const when = place === current ? 'current' : place < current ? 'done' : 'next';
    const words = html`${when === 'done' ? icon('check') : nothing}<span class="words"><bdi>${option.label}</bdi></span>
      ${when === 'next' ? nothing : html`<span class="hidden-text">, ${this.#locale.text(when === 'done' ? 'stageDone' : 'stageCurrent')}</span>`}`;
    const names = `stage ${when} ${option.tone ?? 'neutral'}`;
    const mark = when === 'current' ? 'step' : nothing;
    if (!this.#canSet(field)) return html`<li><span class=${names} aria-current=${mark}>${words}</span></li>`;
    const active = this.active ?? field.options?.[Math.max(0, current)]?.value;
    return html`<li>
      <button
        type="button"
        class=${names}
        aria-current=${mark}
        data-stage=${option.value}
        tabindex=${option.value === active ? 0 : -1}
        title=${option.label}
        @click=${() => this.#choose(field, option)}
      >
        ${words}
      </button>
    </li>`;
  }

  #renderUnfit(field: FieldDescription | undefined) {
    return html`<cw-empty-state compact icon="alert" heading=${this.#locale.text('unfit')}
      >${this.#locale.text('unfitWords', { field: (field?.label ?? this.stageField).slice(0, 80) })}</cw-empty-state
    >`;
  }

  #renderFault(field: FieldDescription) {
    const reason = this.data.faults.get(field.key);
    return reason === undefined
      ? nothing
      : html`<p class="fault" role="alert">${this.locale.text('notSaved', { reason })}</p>`;
  }

  #renderConflict(field: FieldDescription) {
    const conflict = this.data.conflicts.get(field.key);
    const resolve = (choice: ConflictChoice) => void this.#resolve(field, choice);
    return conflict
      ? renderConflict(field, conflict, { locale: this.locale, value: this.renderContext, resolve })
      : nothing;
  }

  #renderQuestion(field: FieldDescription) {
    const { asked } = this;
    const set = () => {
      this.dialog.close();
      if (asked) void this.#set(field, asked);
    };
    return html`<cw-dialog
      size="small"
      .open=${asked !== undefined}
      heading=${this.#locale.text('confirmStage', { stage: asked?.label ?? '' })}
      @cw-dialog-close=${() => (this.asked = undefined)}
    >
      <cw-button slot="footer" variant="ghost" @click=${() => this.dialog.close()}
        >${this.locale.text('cancel')}</cw-button
      >
      <cw-button slot="footer" variant="primary" autofocus @click=${set}>${this.#locale.text('setStage')}</cw-button>
    </cw-dialog>`;
  }

  #canSet(field: FieldDescription): boolean {
    return !this.readOnly && this.data.canEdit(field);
  }

  #choose(field: FieldDescription, option: FieldOption): void {
    this.active = undefined;
    if (this.data.value(field.key) === option.value) return;
    if (this.confirm.includes(option.value)) this.asked = option;
    else void this.#set(field, option);
  }

  async #set(field: FieldDescription, option: FieldOption): Promise<void> {
    const from = this.data.value(field.key);
    if (!emit(this, 'cw-stage-change', { from, to: option.value }, { cancelable: true })) return;
    this.#announce(field, await this.data.save(field.key, option.value, from));
  }

  async #resolve(field: FieldDescription, choice: ConflictChoice): Promise<void> {
    this.#announce(field, await this.data.resolve(field.key, choice));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-current]')?.focus();
  }

  #announce(field: FieldDescription, isSaved: boolean): void {
    const value = this.data.value(field.key);
    const stage = field.options?.find((option) => option.value === value)?.label ?? '';
    this.announcement = isSaved ? this.#locale.text('stageSaved', { field: field.label, stage }) : '';
  }

  #onKey(event: KeyboardEvent, options: readonly FieldOption[]): void {
    const stage = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-stage]') : null;
    const at = options.findIndex(({ value }) => value === stage?.dataset['stage']);
    const next = at < 0 ? undefined : options[this.#keyTarget(event.key, at, options.length)];
    if (!next) return;
    event.preventDefault();
    this.active = next.value;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  }

  #keyTarget(key: string, at: number, count: number): number {
    const forward = this.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
    if (key === 'Home') return 0;
    if (key === 'End') return count - 1;
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return -1;
    return Math.max(0, Math.min(count - 1, at + (key === forward ? 1 : -1)));
  }
}
