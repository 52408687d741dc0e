import {
  CwBanner,
  CwButton,
  CwDialog,
  CwEmptyState,
  CwErrorState,
  CwFormLayout,
  CwSkeleton,
  emit,
  html,
  LocaleController,
} from '@crosswalk/elements';
import type { CrmRecord, FieldDescription, FieldValue, RecordFields } from '@crosswalk/model';
import { nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { RecordController } from '../data/record-controller.ts';
import type { FieldConflict } from '../data/write-field.ts';
import { editorStyles } from '../property-list/editor.styles.ts';
import { renderConflict, type ConflictChoice } from '../property-list/render-conflict.ts';
import { EDITOR_ELEMENTS, renderEditor } from '../property-list/render-editor.ts';
import { keyList } from '../source/key-list.ts';
import { Widget } from '../source/widget.ts';
import { renderFailure } from '../state/render-failure.ts';
import { FormDrafts } from './form-drafts.ts';
import { fieldsToFill, groupFields, type FieldGroup } from './form-fields.ts';
import { LeaveGuard } from './leave-guard.ts';
import { recordFormStyles } from './record-form.styles.ts';
import { formTexts, type FormTextKey } from './texts/form-texts.ts';
import { TypeLoader } from './type-loader.ts';
import { createRecord, type FormOutcome, writeRecord } from './write-record.ts';

/**
 * A form for a new record, or for all of one at once, made of what the source says about the type. Faults stand at their
 * fields and in a summary above them, also those only the source finds. Only what was changed is sent; what somebody else
 * changed meanwhile is never overwritten unseen; and what was written is not lost by leaving the page by mistake.
 *
 * @tagname cw-record-form
 * @fires {CustomEvent<{ record: CrmRecord }>} cw-form-save - After it was saved.
 * @fires {CustomEvent<null>} cw-form-cancel - After the user gave it up.
 */
export class CwRecordForm extends Widget {
  static readonly elementName = 'record-form';
  static readonly uses = [
    CwBanner,
    CwButton,
    CwDialog,
    CwEmptyState,
    CwErrorState,
    CwFormLayout,
    CwSkeleton,
    ...EDITOR_ELEMENTS,
  ];
  static override styles = [Widget.styles, editorStyles, recordFormStyles];

  @property({ attribute: 'record-type' }) recordType = '';
  /** The record to change; a new one is made when absent. */
  @property({ attribute: 'record-id' }) recordId = '';
  /** Keys of the fields, in order; all that can be written when absent. Required ones are always there. */
  @property({ converter: keyList }) fields: readonly string[] = [];
  /** Fields that belong together, each with its own heading; takes precedence over `fields`. */
  @property({ attribute: false }) groups: readonly FieldGroup[] = [];
  /** What a new record begins with. */
  @property({ attribute: false }) values: RecordFields = {};
  /** Most columns; fewer where there is no room. */
  @property({ type: Number }) columns: 1 | 2 | 3 = 1;

  @state() private isSaving = false;
  @state() private others: readonly string[] = [];
  @state() private announcement = '';
  @state() private conflicts: ReadonlyMap<string, FieldConflict> = new Map();
  /** Faults of the last attempt by field. */
  @state() private errors: Readonly<Record<string, string>> = {};

  readonly #locale = new LocaleController<FormTextKey>(this, formTexts);
  readonly #drafts = new FormDrafts();
  readonly #guard: LeaveGuard = new LeaveGuard(this, this.#locale, () => this.isDirty);
  /** Fields that were written in since the last attempt: what was said about them holds no more. */
  readonly #mended = new Set<string>();
  #isEntered = false;
  #edited: readonly FieldDescription[] = [];
  readonly #type = new TypeLoader(this, () => {
    const { activeSource: source, recordType: type, recordId } = this;
    return source && type && !recordId ? { source, type } : undefined;
  });
  readonly #data = new RecordController(this, () => {
    const { activeSource: source, recordType: type, recordId: id } = this;
    return source && type && id ? { source, type, id } : undefined;
  });

  /** Whether something was written that has not been saved. */
  get isDirty(): boolean {
    return this.#drafts.keys.length > 0 && !this.#data.isDeleted;
  }

  /** Asks whether what was written may be lost, if there is anything; for pages before they go elsewhere. */
  confirmLeave(): Promise<boolean> {
    return this.#guard.ask();
  }

  /** Forgets what was written. */
  reset(): void {
    this.#drafts.clear();
    this.conflicts = new Map();
    this.errors = {};
    this.others = [];
    this.#guard.follow();
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if ((changed.has('recordType') || changed.has('recordId') || changed.has('source')) && this.hasUpdated)
      this.reset();
  }

  /** With the attribute `autofocus`, whoever opens the form may write at once. */
  protected override updated(): void {
    const first = this.#isEntered ? undefined : this.renderRoot.querySelector<HTMLElement>('.field .control');
    if (!first) return;
    this.#isEntered = true;
    if (this.autofocus) first.focus();
  }

  protected override render() {
    const { state: loaded, failure } = this.recordId ? this.#data : this.#type;
    const reload = () => (this.recordId ? this.#data.reload() : this.#type.reload());
    if (loaded === 'idle' || loaded === 'loading') return html`<cw-skeleton lines="9"></cw-skeleton>`;
    if (loaded !== 'ready') return renderFailure(failure, this.locale, reload);
    const fields = this.#fillable;
    if (fields.length === 0) return this.#renderNothing();
    return html`<form @submit=${this.#onSubmit}>
        ${this.#renderNotices()}
        <cw-form-layout columns=${this.columns} .errors=${this.errors}>
          ${groupFields(fields, this.groups).map((group) => this.#renderGroup(group))}
          <cw-button
            slot="actions"
            type="submit"
            variant="primary"
            ?loading=${this.isSaving}
            ?disabled=${this.isSaving || this.#data.isDeleted}
            >${this.#submitLabel}</cw-button
          >
          <cw-button slot="actions" variant="ghost" @click=${() => this.#cancel()}
            >${this.locale.text('cancel')}</cw-button
          >
        </cw-form-layout>
      </form>
      ${this.#guard.render()}
      <p class="hidden-text" role="status">${this.announcement}</p>`;
  }

  get #submitLabel(): string {
    const type = this.#type.description?.label ?? '';
    return this.recordId ? this.locale.text('save') : this.#locale.text('createRecord', { type });
  }

  get #fillable(): readonly FieldDescription[] {
    const wanted = this.groups.length > 0 ? this.groups.flatMap((group) => group.fields) : this.fields;
    const { description, rights } = this.#type;
    if (!this.recordId) return description && rights?.create ? fieldsToFill(description, { rights, wanted }) : [];
    const all = this.#data.description;
    // What was written into a record that is deleted meanwhile stays to be read and copied.
    if (all && !this.#data.isDeleted)
      this.#edited = fieldsToFill(all, { canEdit: (field) => this.#data.canEdit(field), wanted });
    return this.#edited;
  }

  #renderNothing() {
    const mayNot = !this.recordId && this.#type.rights?.create === false;
    return html`<cw-empty-state compact icon="lock" heading=${this.locale.text('denied')}
      >${this.#locale.text(mayNot ? 'mayNotCreate' : 'noFields')}</cw-empty-state
    >`;
  }

  #renderNotices() {
    return html`${this.#data.isDeleted ? html`<cw-banner tone="negative" icon="trash">${this.locale.text('deleted')}</cw-banner>` : nothing}
    ${this.conflicts.size > 0 ? html`<cw-banner tone="caution">${this.#locale.text('changedElsewhere')}</cw-banner>` : nothing}
    ${
      this.others.length > 0
        ? html`<cw-banner tone="negative"
            >${this.#locale.text('notSaved')}
            ${this.others.map((words) => html`<bdi class="other">${words}</bdi>`)}</cw-banner
          >`
        : nothing
    }`;
  }

  #renderGroup({ label, fields }: { label: string; fields: readonly FieldDescription[] }) {
    const content = fields.map((field) => this.#renderField(field));
    return label
      ? html`<fieldset wide>
          <legend>${label}</legend>
          <div class="group ${this.columns > 1 ? 'columns' : ''}">${content}</div>
        </fieldset>`
      : content;
  }

  #renderField(field: FieldDescription) {
    const { key } = field;
    const isWide = field.type === 'longText' || field.type === 'address';
    return html`<div class="field" ?wide=${isWide} data-key=${key}>
      ${renderEditor({
        field,
        draft: this.#drafts.draft(field, this.#value(key)),
        error: this.#mended.has(key) ? '' : (this.errors[key] ?? ''),
        locale: this.locale,
        source: this.activeSource,
        isLabelled: true,
        timeZone: this.environment?.timeZone,
        change: (part, text) => this.#write(field, part, text),
      })}
      ${this.#renderConflict(field)}
    </div>`;
  }

  #renderConflict(field: FieldDescription) {
    const conflict = this.conflicts.get(field.key);
    if (!conflict) return nothing;
    const resolve = (choice: ConflictChoice) => {
      this.#drafts.settle(field.key, choice, conflict.theirs);
      this.conflicts = new Map([...this.conflicts].filter(([key]) => key !== field.key));
      this.#guard.follow();
    };
    return renderConflict(field, conflict, { locale: this.locale, value: this.renderContext, resolve });
  }

  #value(key: string): FieldValue {
    return (this.recordId ? this.#data.value(key) : this.values[key]) ?? null;
  }

  #write(field: FieldDescription, part: string, text: string): void {
    this.#drafts.write(field, this.#value(field.key), [part, text]);
    this.#mended.add(field.key);
    this.announcement = '';
    this.#guard.follow();
    this.requestUpdate();
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!this.isSaving) void this.#submit();
  };

  async #submit(): Promise<void> {
    const { fields, faults } = this.#drafts.read(this.#fillable);
    const words = (expected: string) => this.locale.text('invalid', { expected });
    this.#complain(new Map([...faults].map(([key, expected]) => [key, words(expected)])), []);
    if (faults.size > 0) return;
    if (this.recordId && Object.keys(fields).length === 0) {
      this.announcement = this.#locale.text('nothingChanged');
      return;
    }
    this.isSaving = true;
    const outcome = await this.#send(fields);
    this.isSaving = false;
    if (outcome) this.#take(outcome);
  }

  async #send(fields: RecordFields): Promise<FormOutcome | undefined> {
    const [source, { record }] = [this.activeSource, this.#data];
    if (!source) return undefined;
    if (this.recordId)
      return record && writeRecord(source, record, fields, (now) => this.#drafts.conflicts(fields, now));
    return createRecord(source, this.recordType, { ...this.values, ...fields });
  }

  #take(outcome: FormOutcome): void {
    if (outcome.kind === 'saved') return this.#finish(outcome.record);
    if (outcome.kind === 'conflict') {
      this.conflicts = outcome.conflicts;
      this.#data.accept(outcome.record);
      return;
    }
    const known = new Set(this.#fillable.map(({ key }) => key));
    const { fields, others } = outcome.faults;
    const strays = [...fields].filter(([key]) => !known.has(key)).map(([key, words]) => `${key}: ${words}`);
    this.#complain(new Map([...fields].filter(([key]) => known.has(key))), [...others, ...strays]);
  }

  #complain(faults: ReadonlyMap<string, string>, others: readonly string[]): void {
    this.errors = Object.fromEntries(faults);
    this.others = others;
    this.#mended.clear();
  }

  #finish(record: CrmRecord): void {
    const type = this.#type.description?.label ?? '';
    this.reset();
    if (this.recordId) this.#data.accept(record);
    this.announcement = this.recordId ? this.#locale.text('saved') : this.#locale.text('created', { type });
    emit(this, 'cw-form-save', { record });
  }

  async #cancel(): Promise<void> {
    if (!(await this.confirmLeave())) return;
    this.reset();
    emit(this, 'cw-form-cancel', null);
  }
}
