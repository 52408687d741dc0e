import { rightOn, type CrmRecord, type FieldDescription, type FieldValue } from '@crosswalk/model';
import type { ReactiveControllerHost } from 'lit';
import { failureOf } from '../../data/failure.ts';
import { isSameValue } from '../../data/same-value.ts';
import { type FieldConflict, writeField } from '../../data/write-field.ts';
import { draftOf, type FieldDraft, isEditable, valueOf } from '../../property-list/field-draft.ts';
import type { ConflictChoice } from '../../property-list/render-conflict.ts';
import type { RowLoader } from '../rows/row-loader.ts';

/** A cell being edited: its texts now, and the value it had when the edit began. */
export interface OpenEdit {
  record: CrmRecord;
  field: FieldDescription;
  draft: FieldDraft;
  base: FieldValue;
  /** What was expected, where the text stands for no value; or why it was not saved. */
  error: string;
  conflict?: FieldConflict | undefined;
}

/** What the table says and does when an edit has ended. */
export interface EditEvents {
  saved: (record: CrmRecord, field: FieldDescription) => void;
  /** The source refused, or somebody else changed the same field. */
  refused: (record: CrmRecord, field: FieldDescription) => void;
  /** Words for a value that is none. */
  invalid: (expected: string) => string;
}

/** One change that can be taken back. */
interface Done {
  id: string;
  field: FieldDescription;
  before: FieldValue;
  after: FieldValue;
}

/** Changes that can be taken back, the oldest are forgotten. */
const MOST_UNDONE = 50;

/**
 * Edits single cells of any record of the list. A value shows at once; what the source refuses, and what somebody else
 * changed meanwhile, stays with its cell until the user has decided.
 */
export class CellEdits {
  open: OpenEdit | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #rows: RowLoader;
  readonly #events: EditEvents;
  readonly #unsaved = new Map<string, FieldValue>();
  readonly #refused = new Map<string, Pick<OpenEdit, 'draft' | 'base' | 'error' | 'conflict'>>();
  readonly #done: Done[] = [];
  /** Writes of one record follow each other, so that each is made on the version the last one left. */
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(host: ReactiveControllerHost, rows: RowLoader, events: EditEvents) {
    this.#host = host;
    this.#rows = rows;
    this.#events = events;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  canEdit(field: FieldDescription): boolean {
    const { rights } = this.#rows;
    const may = rights?.update === true && rightOn(rights, field.key) === 'write';
    return may && field.readOnly !== true && isEditable(field);
  }

  /** A cell's value, with what is being saved already in it. */
  value(record: CrmRecord, key: string): FieldValue {
    const cell = cellKey(record.id, key);
    return (this.#unsaved.has(cell) ? this.#unsaved.get(cell) : record.fields[key]) ?? null;
  }

  /** How a cell is doing, as a class name. */
  state(record: CrmRecord, key: string): '' | 'is-saving' | 'is-refused' {
    const cell = cellKey(record.id, key);
    return this.#refused.has(cell) ? 'is-refused' : this.#unsaved.has(cell) ? 'is-saving' : '';
  }

  begin(record: CrmRecord, field: FieldDescription): void {
    const base = this.value(record, field.key);
    const refused = this.#refused.get(cellKey(record.id, field.key));
    this.open = { record, field, draft: draftOf(field, base), base, error: '', ...refused };
    this.#host.requestUpdate();
  }

  write(part: string, text: string): void {
    if (!this.open) return;
    this.open = { ...this.open, draft: { ...this.open.draft, [part]: text }, error: '' };
    this.#host.requestUpdate();
  }

  /** Leaves the cell as it was. */
  cancel(): void {
    if (this.open) this.#refused.delete(cellKey(this.open.record.id, this.open.field.key));
    this.open = undefined;
    this.#host.requestUpdate();
  }

  /** Ends the edit and saves it. Answers false when the text stands for no value; the edit stays open then. */
  commit(): boolean {
    const edit = this.open;
    if (!edit || edit.conflict) return edit === undefined;
    const result = valueOf(edit.field, edit.draft);
    if ('expected' in result) {
      this.open = { ...edit, error: this.#events.invalid(result.expected) };
      this.#host.requestUpdate();
      return false;
    }
    this.open = undefined;
    this.#host.requestUpdate();
    if (!isSameValue(result.value, edit.base) || edit.error !== '') void this.#save(edit, result.value, edit.base);
    return true;
  }

  /** Ends a conflict: with the user's own value, written over the other, or with the one that is there. */
  resolve(choice: ConflictChoice): void {
    const edit = this.open;
    if (!edit?.conflict) return;
    const { mine, theirs } = edit.conflict;
    this.cancel();
    if (choice === 'mine') void this.#save(edit, mine, theirs);
  }

  /** Takes the last change back, on the version it is on now. Answers what was taken back. */
  async undo(): Promise<void> {
    const last = this.#done.pop();
    const record = last && this.#rows.record(last.id);
    if (!last || !record) return;
    await this.#save({ record, field: last.field }, last.before, last.after, false);
  }

  async #save(
    { record, field }: Pick<OpenEdit, 'record' | 'field'>,
    value: FieldValue,
    base: FieldValue,
    canUndo = true,
  ): Promise<void> {
    const cell = cellKey(record.id, field.key);
    this.#refused.delete(cell);
    this.#unsaved.set(cell, value);
    this.#host.requestUpdate();
    const before = this.#queues.get(record.id) ?? Promise.resolve();
    const writing = before.then(() => this.#write(record, field, value, base));
    this.#queues.set(record.id, writing);
    const isSaved = await writing;
    if (this.#queues.get(record.id) === writing) this.#queues.delete(record.id);
    if (isSameValue(this.#unsaved.get(cell), value)) this.#unsaved.delete(cell);
    if (isSaved && canUndo) this.#remember({ id: record.id, field, before: base, after: value });
    if (isSaved) this.#events.saved(record, field);
    else this.#events.refused(record, field);
    this.#host.requestUpdate();
  }

  async #write(from: CrmRecord, field: FieldDescription, value: FieldValue, base: FieldValue): Promise<boolean> {
    const source = this.#rows.target?.source;
    if (!source) return false;
    const outcome = await writeField(source, this.#rows.record(from.id) ?? from, { key: field.key, value, base });
    this.#rows.accept(outcome.record);
    if (outcome.kind === 'saved') return true;
    const isConflict = outcome.kind === 'conflict';
    this.#refused.set(cellKey(from.id, field.key), {
      draft: draftOf(field, value),
      base,
      error: isConflict ? '' : failureOf(outcome.error).message,
      conflict: isConflict ? outcome.conflict : undefined,
    });
    return false;
  }

  #remember(done: Done): void {
    this.#done.push(done);
    if (this.#done.length > MOST_UNDONE) this.#done.shift();
  }
}

function cellKey(id: string, key: string): string {
  return `${key}\n${id}`;
}
