import {
  CwBadge,
  CwBanner,
  CwButton,
  CwErrorState,
  CwIconButton,
  CwSkeleton,
  emit,
  html,
  icon,
} from '@crosswalk/elements';
import type { FieldDescription, FieldValue } from '@crosswalk/model';
import { nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { isSameValue } from '../data/same-value.ts';
import { formatValue } from '../format/format-value.ts';
import { renderValue } from '../format/render-value.ts';
import { keyList } from '../source/key-list.ts';
import { RecordWidget } from '../source/record-widget.ts';
import { editorStyles } from './editor.styles.ts';
import { draftOf, isEditable, isSameDraft, valueOf, type FieldDraft } from './field-draft.ts';
import { propertyListStyles } from './property-list.styles.ts';
import { renderConflict } from './render-conflict.ts';
import { EDITOR_ELEMENTS, renderEditor } from './render-editor.ts';

/** One field being edited: its texts now, and the value it had when the edit began. */
interface Edit {
  key: string;
  draft: FieldDraft;
  base: FieldValue;
  error: string;
}

/**
 * All fields of a record with their values, changed in place. A change is checked before it is sent, shows at once, and
 * is never written over somebody else's unseen: if both changed one field, both values are offered where the field is.
 *
 * Keyboard: Tab goes from field to field, Enter or Space begins an edit, Enter saves it, Escape leaves it as it was.
 *
 * @tagname cw-property-list
 * @fires {CustomEvent<{ key: string; label: string; undo: (() => Promise<boolean>) | undefined }>} cw-property-save - After a
 *   field was saved. `undo` takes the change back, unless somebody changed the field since, and answers whether it did.
 * @csspart row - One field.
 */
export class CwPropertyList extends RecordWidget {
  static readonly elementName = 'property-list';
  static readonly uses = [CwBadge, CwBanner, CwButton, CwErrorState, CwIconButton, CwSkeleton, ...EDITOR_ELEMENTS];
  static override styles = [RecordWidget.styles, propertyListStyles, editorStyles];

  /** Keys of the fields to show, in order; all when absent. */
  @property({ converter: keyList }) fields: readonly string[] = [];
  /** Shows values only. */
  @property({ type: Boolean, attribute: 'read-only' }) readOnly = false;
  @state() private edit: Edit | undefined;
  @state() private announcement = '';

  protected override renderLoading() {
    return html`<cw-skeleton class="loading" lines=${this.fields.length || 8}></cw-skeleton>`;
  }

  protected override renderRecord() {
    const fields = this.#shownFields();
    const isLocked = !this.readOnly && !fields.some((field) => this.data.canEdit(field));
    return html`<div class="rows">${fields.map((field) => this.#renderRow(field))}</div>
      ${isLocked ? html`<p class="locked">${icon('lock')}${this.locale.text('readOnly')}</p>` : nothing}
      <p class="hidden-text" role="status">${this.announcement}</p>`;
  }

  #shownFields(): FieldDescription[] {
    const keys = this.fields.length > 0 ? this.fields : (this.data.description?.fields.map((field) => field.key) ?? []);
    return keys.map((key) => this.data.field(key)).filter((field) => field !== undefined);
  }

  #renderRow(field: FieldDescription) {
    const isEditing = this.edit?.key === field.key;
    return html`<div class="row" part="row" data-key=${field.key}>
      <div class="label" id=${`label-${field.key}`}>${field.label}</div>
      <div class="content">
        ${isEditing && this.edit ? this.#renderEdit(field, this.edit) : this.#renderValue(field)}
        ${this.#renderFault(field)}${this.#renderConflict(field)}
      </div>
    </div>`;
  }

  #renderValue(field: FieldDescription) {
    const value = this.data.value(field.key);
    const isEmpty = isSameValue(value, null) || (Array.isArray(value) && value.length === 0);
    const shown = isEmpty
      ? html`<span class="empty" aria-hidden="true">—</span
          ><span class="hidden-text">${this.locale.text('emptyValue')}</span>`
      : renderValue(field, value, this.renderContext);
    const names = `value ${field.type}${this.data.isSaving(field.key) ? ' saving' : ''}`;
    if (this.readOnly || !isEditable(field) || !this.data.canEdit(field))
      return html`<div class=${names}>${shown}</div>`;
    const text = isEmpty ? this.locale.text('emptyValue') : formatValue(field, value, this.renderContext);
    return html`<div class="${names} editable" @click=${(event: Event) => this.#onValueClick(event, field)}>
      <span class="shown">${shown}</span>
      <button
        type="button"
        class="edit"
        aria-label=${this.locale.text('editValue', { field: field.label, value: text })}
        @click=${() => this.#begin(field)}
      >
        ${icon('edit')}
      </button>
    </div>`;
  }

  #renderEdit(field: FieldDescription, edit: Edit) {
    return html`<div
      class="editor"
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, field)}
      @focusout=${(event: FocusEvent) => this.#onFocusOut(event, field)}
    >
      ${renderEditor({
        field,
        draft: edit.draft,
        error: edit.error,
        locale: this.locale,
        source: this.activeSource,
        timeZone: this.environment?.timeZone,
        change: (part, text) =>
          (this.edit = { ...edit, draft: { ...(this.edit ?? edit).draft, [part]: text }, error: '' }),
      })}
      <div class="buttons">
        <cw-button size="small" variant="primary" @click=${() => this.#commit(field)}
          >${this.locale.text('save')}</cw-button
        >
        <cw-button size="small" variant="ghost" @click=${() => this.#end(field)}
          >${this.locale.text('cancel')}</cw-button
        >
      </div>
    </div>`;
  }

  #renderFault(field: FieldDescription) {
    const reason = this.data.faults.get(field.key);
    return reason === undefined
      ? nothing
      : html`<p class="fault" role="alert">${this.locale.text('notSaved', { reason })}</p>`;
  }

  #renderConflict(field: FieldDescription) {
    const conflict = this.data.conflicts.get(field.key);
    if (!conflict) return nothing;
    return renderConflict(field, conflict, {
      locale: this.locale,
      value: this.renderContext,
      resolve: (choice) => void this.#resolve(field, choice),
    });
  }

  /** A press on the value edits it; a press on a link in it follows the link. */
  #onValueClick(event: Event, field: FieldDescription): void {
    const hitsLink = event
      .composedPath()
      .some((node) => node instanceof HTMLAnchorElement || node instanceof HTMLButtonElement);
    if (!hitsLink && getSelection()?.isCollapsed !== false) this.#begin(field);
  }

  #begin(field: FieldDescription): void {
    const base = this.data.value(field.key);
    this.edit = { key: field.key, draft: draftOf(field, base), base, error: '' };
    void this.#focusIn(field, '.editor .control');
  }

  #end(field: FieldDescription): void {
    this.edit = undefined;
    void this.#focusIn(field, '.edit');
  }

  async #focusIn(field: FieldDescription, selector: string): Promise<void> {
    await this.updateComplete;
    const row = this.renderRoot.querySelector(`[data-key="${CSS.escape(field.key)}"]`);
    row?.querySelector<HTMLElement>(selector)?.focus();
  }

  #onKey(event: KeyboardEvent, field: FieldDescription): void {
    if (event.isComposing) return;
    const isButton = event.composedPath().some((node) => node instanceof HTMLButtonElement);
    const savesLine = event.key === 'Enter' && field.type !== 'longText' && !isButton;
    if (savesLine || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      void this.#commit(field);
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.#end(field);
    }
  }

  /** Leaving for another place saves what was written; what is not valid stays open. */
  #onFocusOut(event: FocusEvent, field: FieldDescription): void {
    const editor = event.currentTarget;
    const staysInside =
      editor instanceof Node && event.relatedTarget instanceof Node && editor.contains(event.relatedTarget);
    if (!staysInside && event.relatedTarget !== null && this.edit?.key === field.key) void this.#commit(field, false);
  }

  async #commit(field: FieldDescription, takesFocus = true): Promise<void> {
    const edit = this.edit;
    if (edit?.key !== field.key) return;
    const result = valueOf(field, edit.draft);
    if ('expected' in result) {
      this.edit = { ...edit, error: this.locale.text('invalid', { expected: result.expected }) };
      return;
    }
    this.edit = undefined;
    if (takesFocus) void this.#focusIn(field, '.edit');
    if (isSameDraft(edit.draft, draftOf(field, edit.base))) return;
    await this.#save(field, result.value, edit.base);
  }

  async #save(field: FieldDescription, value: FieldValue, base: FieldValue): Promise<void> {
    const { recordType, recordId } = this;
    const undo = async () => {
      if (this.recordType !== recordType || this.recordId !== recordId) return false;
      const isUndone = await this.data.save(field.key, base, value);
      this.#announce(field, isUndone);
      return isUndone;
    };
    this.#announce(field, await this.data.save(field.key, value, base), undo);
  }

  async #resolve(field: FieldDescription, choice: 'mine' | 'theirs'): Promise<void> {
    this.#announce(field, await this.data.resolve(field.key, choice));
    void this.#focusIn(field, '.edit');
  }

  #announce(field: FieldDescription, saved: boolean, undo?: () => Promise<boolean>): void {
    const detail = { key: field.key, label: field.label, undo };
    // A page that says it itself prevents the default, so that nobody hears it twice.
    const isOurs = saved && emit(this, 'cw-property-save', detail, { cancelable: true });
    this.announcement = isOurs ? this.locale.text('saved', { field: field.label }) : '';
  }
}
