import {
  compareRecords,
  matchesFilter,
  rightOn,
  type CrmRecord,
  type FieldDescription,
  type ObjectDescription,
  type RecordChange,
  type Rights,
  type Sort,
} from '@crosswalk/model';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureOf, type Failure, type FailureState } from '../../data/failure.ts';
import { titlesOf } from '../../data/title-store.ts';
import { AmountCount } from './amount-count.ts';
import {
  choiceOf,
  columnsOf,
  findCard,
  withCardSorted,
  withColumn,
  withoutCard,
  withPage,
  type BoardCard,
  type BoardColumn,
  type CardOrder,
} from './board-column.ts';
import { readColumn, type BoardTarget } from './board-reader.ts';

/** Columns that fit on a board; a field with more choices is no pipeline. */
const MOST_COLUMNS = 40;

/**
 * Reads a board: what the type is, each column page by page, and all amounts for the totals; then follows changes.
 * Columns are replaced and never changed, so that only those something happened in are drawn again.
 */
export class BoardLoader implements ReactiveController {
  /** `unfit`: the field the columns are made of is none with choices. */
  state: 'idle' | 'loading' | 'ready' | 'unfit' | FailureState = 'idle';
  failure: Failure | undefined;
  columns: readonly BoardColumn[] = [];
  description: ObjectDescription | undefined;
  rights: Rights | undefined;
  totals = new AmountCount(undefined);
  isStale = false;
  /** Says whether changes of a card wait: while it is being moved, the answer to the move decides. */
  isHeld: (change: RecordChange) => boolean = () => false;

  readonly #host: ReactiveControllerHost;
  readonly #findTarget: () => BoardTarget | undefined;
  #target: BoardTarget | undefined;
  #key = '';
  #stop = new AbortController();

  /** @param findTarget asked before each update; the board is read anew when the answer differs from the last */
  constructor(host: ReactiveControllerHost, findTarget: () => BoardTarget | undefined) {
    this.#host = host;
    this.#findTarget = findTarget;
    host.addController(this);
  }

  get target(): BoardTarget | undefined {
    return this.#target;
  }

  /** Stops with the board; moves end with it too. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  get stageField(): FieldDescription | undefined {
    return this.field(this.#target?.stageField ?? '');
  }

  /** Description of a field, unless the user may not even read it. */
  field(key: string): FieldDescription | undefined {
    const { description, rights } = this;
    if (!rights || rightOn(rights, key) === 'none') return undefined;
    return description?.fields.find((field) => field.key === key);
  }

  /** Whether the user may move cards. */
  get canMove(): boolean {
    const { rights, stageField } = this;
    return (
      rights?.update === true && !!stageField && !stageField.readOnly && rightOn(rights, stageField.key) === 'write'
    );
  }

  /** Order of the cards in each column: by name where the page does not say. */
  get sort(): readonly Sort[] {
    const asked = this.#target?.sort ?? [];
    return asked.length > 0 || !this.description ? asked : [{ field: this.description.titleField, direction: 'asc' }];
  }

  readonly order: CardOrder = (left, right) =>
    this.description ? compareRecords(this.description, this.sort, left, right) : 0;

  hostUpdate(): void {
    const target = this.#findTarget();
    const { source, ...asked } = target ?? { source: undefined };
    const key = JSON.stringify(asked);
    if (key === this.#key && source === this.#target?.source) return;
    this.#key = key;
    this.#target = target;
    this.columns = [];
    this.#load();
  }

  hostConnected(): void {
    if (this.#stop.signal.aborted) this.#load();
  }

  hostDisconnected(): void {
    this.#stop.abort();
  }

  reload(): void {
    this.#load();
    this.#host.requestUpdate();
  }

  /** Reads the next page of a column, or its first one again after a failure. */
  async loadMore(value: string | null): Promise<void> {
    const column = this.columns.find((one) => one.value === value);
    if (!column || column.isLoading || (column.cursor === undefined && !column.failure)) return;
    this.change(withColumn(this.columns, value, () => ({ isLoading: true, failure: undefined })));
    await this.#readPage(value);
  }

  /** Shows other columns. */
  change(columns: readonly BoardColumn[]): void {
    if (columns === this.columns) return;
    this.columns = columns;
    this.#host.requestUpdate();
  }

  /** Puts a record where it belongs now: its column, its place there, and its part of the totals. */
  accept(card: BoardCard, isKept: boolean): void {
    const { record } = card;
    const stage = choiceOf(this.columns, record.fields[this.#target?.stageField ?? '']);
    this.totals.set(record, stage);
    this.#showStageless();
    this.change(withCardSorted(this.columns, card, stage, { order: this.order, isKept }));
  }

  /** Takes a record off the board. */
  drop(id: string): void {
    this.totals.delete(id);
    this.change(withoutCard(this.columns, id));
    this.#host.requestUpdate();
  }

  #load(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.failure = undefined;
    this.isStale = false;
    if (!this.#target) {
      this.state = 'idle';
      return;
    }
    if (this.columns.length === 0) this.state = 'loading';
    void this.#open(this.#target, this.#stop.signal);
  }

  async #open(target: BoardTarget, signal: AbortSignal): Promise<void> {
    const { source, type } = target;
    try {
      const [description, rights] = await Promise.all([
        source.describe(type, { signal }),
        source.rights(type, { signal }),
      ]);
      if (signal.aborted) return;
      [this.description, this.rights] = [description, rights];
      this.#begin(target, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.failure = failureOf(error);
      this.isStale = this.columns.length > 0 && this.failure.state === 'offline';
      this.state = this.isStale ? 'ready' : this.failure.state;
    }
    this.#host.requestUpdate();
  }

  #begin(target: BoardTarget, signal: AbortSignal): void {
    const { stageField } = this;
    const choices = stageField?.type === 'select' ? (stageField.options?.length ?? 0) : 0;
    if (!stageField || choices === 0 || choices > MOST_COLUMNS) {
      this.state = 'unfit';
      return;
    }
    this.totals = new AmountCount(this.field(target.amountField)?.type === 'money' ? target.amountField : undefined);
    this.columns = columnsOf(stageField);
    this.state = 'ready';
    if (target.source.capabilities.watch) void this.#watch(target, signal);
    void Promise.all(this.columns.map(({ value }) => this.#readPage(value))).then(() => {
      if (!signal.aborted) void this.#count(target, signal);
    });
  }

  async #readPage(value: string | null): Promise<void> {
    const [target, { signal }] = [this.#target, this.#stop];
    const column = this.columns.find((one) => one.value === value);
    if (!target || !column || !this.description) return;
    try {
      const values = this.columns.flatMap((one) => one.value ?? []);
      const page = await readColumn(target, column, { fields: this.#fields(), values, sort: this.sort, signal });
      if (signal.aborted) return;
      titlesOf(target.source).learn(page.records, this.description);
      this.change(withPage(this.columns, value, page, this.order));
    } catch (error) {
      if (signal.aborted) return;
      this.change(withColumn(this.columns, value, () => ({ isLoading: false, failure: failureOf(error) })));
      this.#failTogether();
    }
  }

  /** Where no column can be had, the board says why, and not each column. */
  #failTogether(): void {
    const failures = this.columns.map(({ failure, cards }) => (cards.length === 0 ? failure : undefined));
    const [first] = failures;
    if (!first || failures.includes(undefined)) return;
    this.failure = first;
    this.state = first.state;
    this.#host.requestUpdate();
  }

  #fields(): string[] {
    const { description, rights } = this;
    if (!description || !rights || !this.#target) return [];
    const { stageField, amountField, cardFields } = this.#target;
    const wanted = [
      description.titleField,
      stageField,
      amountField,
      ...cardFields,
      ...this.sort.map(({ field }) => field),
    ];
    return [...new Set(wanted)].filter((key) => this.field(key) !== undefined);
  }

  async #count(target: BoardTarget, signal: AbortSignal): Promise<void> {
    const fields = [target.stageField, target.amountField].filter((key) => this.field(key));
    const stageOf = (record: CrmRecord) => choiceOf(this.columns, record.fields[target.stageField]);
    await this.totals.read({ target, fields, stageOf, signal });
    if (signal.aborted) return;
    this.#showStageless();
    this.#host.requestUpdate();
  }

  /** Records without a choice that is offered get a column when there are any. */
  #showStageless(): void {
    if (this.totals.sumOf(null).count === 0 || this.columns.some(({ value }) => value === null)) return;
    const column: BoardColumn = { value: null, label: '', tone: 'neutral', cards: [], isLoading: true };
    this.change([column, ...this.columns]);
    void this.#readPage(null);
  }

  async #watch({ source, type, filter }: BoardTarget, signal: AbortSignal): Promise<void> {
    try {
      for await (const change of source.watch(filter ? { type, filter } : { type }, { signal }))
        await this.#follow(change, signal);
    } catch {
      if (signal.aborted) return;
      this.isStale = true;
      this.#host.requestUpdate();
    }
  }

  async #follow(change: RecordChange, signal: AbortSignal): Promise<void> {
    if (change.kind !== 'deleted' && this.isHeld(change)) return;
    const isGone = change.kind === 'deleted';
    const record = isGone ? undefined : (change.record ?? (await this.#get(change.id, signal)));
    if (!signal.aborted) this.follow(record, change.id);
  }

  /** Shows a record as it is now; takes it off the board if it is gone or does not belong here any more. */
  follow(record: CrmRecord | undefined, id: string): void {
    const { filter } = this.#target ?? {};
    const known = findCard(this.columns, id)?.card;
    const whole = record && { ...record, fields: { ...known?.record.fields, ...record.fields } };
    const isOurs = whole && this.description && (!filter || matchesFilter(this.description, filter, whole));
    if (!isOurs) {
      this.drop(id);
      return;
    }
    if (this.#target && this.description) titlesOf(this.#target.source).learn([whole], this.description);
    this.accept({ record: whole, mark: known?.mark }, known !== undefined);
  }

  async #get(id: string, signal: AbortSignal): Promise<CrmRecord | undefined> {
    if (!this.#target) return undefined;
    const { source, type } = this.#target;
    return source.get(type, id, { signal }).catch(() => undefined);
  }
}
