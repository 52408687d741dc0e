import { emit } from '@crosswalk/elements';
import { type CrmRecord, type FieldDescription, type Filter, readableFields, type Sort } from '@crosswalk/model';
import { property, state } from 'lit/decorators.js';
import type { ListTarget } from '../data/list-controller.ts';
import { titleOf } from '../format/title-of.ts';
import { keyList } from '../source/key-list.ts';
import { Widget } from '../source/widget.ts';
import type { ColumnState } from './columns/column-state.ts';
import { Narrowing } from './narrowing.ts';
import { RowLoader } from './rows/row-loader.ts';
import { Selecting } from './selection/selecting.ts';

/** Which records a table lists and which of them are selected; how they are drawn and edited is the table's own matter. */
export abstract class TableList extends Widget {
  @property({ attribute: 'record-type' }) recordType = '';
  /** Keys of the fields that are columns at first; the others can be shown by the user. */
  @property({ converter: keyList }) columns: readonly string[] = [];
  /** What the user made of the columns: keep what `cw-columns-change` tells, and give it back. */
  @property({ attribute: false }) columnState: readonly ColumnState[] = [];
  /** A condition the page itself sets, beside those the user makes. */
  @property({ attribute: false }) filter?: Filter | undefined;
  /** Fields the list is ordered by, the weightiest first. */
  @property({ attribute: false }) sort: readonly Sort[] = [];
  @property({ type: Boolean }) selectable = false;
  /** Rows in sight where the page gives the table no height. */
  @property({ type: Number }) rows = 12;
  @state() protected announcement = '';

  protected readonly narrowing = new Narrowing(this, this.locale, () => this.fields());
  protected readonly loader = new RowLoader(this, () => this.#target(), {
    restarted: () => this.restarted(),
    removed: (index, id) => this.#onRemoved(index, id),
  });
  protected readonly selecting = new Selecting(this, this.loader, () => this.#onSelected());

  /** Ids of the selected records. */
  get selection(): readonly string[] {
    return this.selecting.namedIds();
  }
  set selection(ids: readonly string[]) {
    this.selecting.set(ids);
  }

  protected get titleField(): string {
    return this.loader.description?.titleField ?? '';
  }

  /** Loads the list again. */
  reload(): void {
    this.loader.reload();
  }

  /** Another list is shown, from its beginning. */
  protected abstract restarted(): void;
  /** A row was taken out. */
  protected abstract rowRemoved(index: number): void;

  #target(): ListTarget | undefined {
    const { activeSource: source, recordType: type } = this;
    if (!source || !type) return undefined;
    const { search } = this.narrowing;
    const filter = this.narrowing.filterWith(this.filter);
    const query = { ...(filter ? { filter } : {}), ...(this.sort.length > 0 ? { sort: [...this.sort] } : {}) };
    return { source, type, query, ...(search ? { search } : {}) };
  }

  protected href({ type, id }: CrmRecord): string | undefined {
    return this.environment?.recordHref?.({ type, id });
  }

  protected nameOf(record: CrmRecord): string {
    return this.loader.description ? titleOf(record, this.loader.description) : record.id;
  }

  protected fields(): FieldDescription[] {
    const { description, rights } = this.loader;
    return description && rights ? readableFields(description, rights) : [];
  }

  #onRemoved(index: number, id: string): void {
    this.rowRemoved(index);
    this.selecting.forget(id);
  }

  #onSelected(): void {
    const { count, selection } = this.selecting;
    emit(this, 'cw-selection-change', { ids: this.selection, all: selection.isAll, count });
    this.announce(this.locale.text('selected', { count }));
  }

  protected announce(words: string): void {
    this.announcement = words;
  }

  /** Takes over what the user made of the columns and the order, and tells the page. */
  protected changeColumns(columns: readonly ColumnState[], sort: readonly Sort[]): void {
    [this.columnState, this.sort] = [columns, sort];
    emit(this, 'cw-columns-change', { columns, sort });
  }
}
