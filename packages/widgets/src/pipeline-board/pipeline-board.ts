import {
  CwBanner,
  CwButton,
  CwEmptyState,
  CwErrorState,
  CwIconButton,
  CwMenu,
  CwSelect,
  CwSkeleton,
  emit,
  html,
  icon,
  LocaleController,
} from '@crosswalk/elements';
import type { CrmRecord, Filter, RecordFields, Sort } from '@crosswalk/model';
import { nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { titleOf } from '../format/title-of.ts';
import { announceOpen } from '../source/open-record.ts';
import { keyList } from '../source/key-list.ts';
import { Widget } from '../source/widget.ts';
import { renderFailure, renderStale } from '../state/render-failure.ts';
import { BoardFocus } from './board-focus.ts';
import { BoardMover } from './board-mover.ts';
import { CwPipelineColumn } from './column/pipeline-column.ts';
import type { CardLook } from './column/render-card.ts';
import type { BoardColumn } from './data/board-column.ts';
import { BoardLoader } from './data/board-loader.ts';
import { pipelineBoardStyles } from './pipeline-board.styles.ts';
import { boardTexts, type BoardTextKey } from './texts/board-texts.ts';

/** Characters of a name that a card shows. */
const MOST_IN_TITLE = 200;

/**
 * Records as cards in the stages of a pipeline. The columns are the choices of a field; each is read page by page, says
 * how much it holds in each currency, and can be moved between with the pointer, the keyboard or a menu. A move shows at
 * once, is never written over somebody else's unseen, and can be taken back.
 *
 * Keyboard: arrow keys go from card to card, Enter opens one, Space picks one up; arrow keys then carry it, Space or
 * Enter drops it, Escape puts it back. Control+Z takes the last move back.
 *
 * @tagname cw-pipeline-board
 * @fires {CustomEvent<{ type: string; id: string }>} cw-record-open - When a card is opened. Prevent its default to open the record yourself.
 * @fires {CustomEvent<{ id: string; fields: RecordFields }>} cw-card-move - Before a card is moved. Prevent its default to refuse the move.
 */
export class CwPipelineBoard extends Widget {
  static readonly elementName = 'pipeline-board';
  static readonly uses = [
    CwBanner,
    CwButton,
    CwEmptyState,
    CwErrorState,
    CwIconButton,
    CwMenu,
    CwPipelineColumn,
    CwSelect,
    CwSkeleton,
  ];
  static override styles = [Widget.styles, pipelineBoardStyles];

  @property({ attribute: 'record-type' }) recordType = 'deal';
  /** Key of the field whose choices are the columns. */
  @property({ attribute: 'stage-field' }) stageField = 'stage';
  /** Key of the money field that is added up. */
  @property({ attribute: 'amount-field' }) amountField = 'amount';
  /** Keys of the fields whose values a card shows below its name. */
  @property({ attribute: 'card-fields', converter: keyList }) cardFields: readonly string[] = [];
  /** Key of a decimal field that keeps the order people make by hand; without it the order is `sort`. */
  @property({ attribute: 'position-field' }) positionField = '';
  /** Only records that pass. */
  @property({ attribute: false }) filter?: Filter | undefined;
  /** Fields the cards of a column are ordered by, the weightiest first; by name when empty. */
  @property({ attribute: false }) sort: readonly Sort[] = [];
  /** Cards read at once in each column. */
  @property({ type: Number, attribute: 'page-size' }) pageSize = 50;

  @query('cw-menu') private readonly menu!: CwMenu;
  /** The column shown in a narrow place. */
  @state() private current: string | null | undefined;

  readonly #locale = new LocaleController<BoardTextKey>(this, boardTexts);
  readonly #board = new BoardLoader(this, () => this.#target());
  readonly #mover: BoardMover = new BoardMover(this, this.#board, {
    text: (key, values) => this.#locale.text(key, values),
    readOnly: () => this.locale.text('readOnly'),
    title: (record) => this.#title(record),
    positionField: () => this.positionField || undefined,
    columnElements: () => this.#columnElements,
    mayMove: (id, fields) => emit(this, 'cw-card-move', { id, fields }, { cancelable: true }),
  });
  readonly #focus: BoardFocus = new BoardFocus(this, this.#board, {
    mover: this.#mover,
    columnElements: () => this.#columnElements,
    show: (column) => (this.current = column.value),
  });
  #look: CardLook | undefined;
  #lookFor: readonly unknown[] = [];
  #offered: CrmRecord | undefined;

  /** Reads the board again. */
  reload(): void {
    this.#board.reload();
  }

  get #columnElements(): CwPipelineColumn[] {
    return [...this.renderRoot.querySelectorAll<CwPipelineColumn>('.column')];
  }

  #target() {
    const { activeSource: source, recordType: type, stageField, amountField, filter, pageSize } = this;
    if (!source || !type) return undefined;
    const byHand: Sort[] = this.positionField ? [{ field: this.positionField, direction: 'asc' }] : [];
    const sort = [...byHand, ...this.sort];
    return { source, type, stageField, amountField, cardFields: this.cardFields, filter, sort, pageSize };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('recordType') || changed.has('source')) this.#mover.forget();
    this.#keepLook();
  }

  protected override render() {
    const { state: loaded, failure } = this.#board;
    if (loaded === 'idle' || loaded === 'loading') return html`<cw-skeleton class="loading" lines="9"></cw-skeleton>`;
    if (loaded === 'unfit') return this.#renderUnfit();
    if (loaded !== 'ready') return renderFailure(failure, this.locale, () => this.reload());
    return html`${this.#board.isStale ? renderStale(this.locale, () => this.reload()) : nothing} ${this.#renderSwitch()}
      <div
        class="columns ${this.#mover.isDragging ? 'lifted' : ''}"
        @keydown=${this.#focus.onKey}
        @focusin=${this.#focus.onFocusIn}
        @pointerdown=${this.#mover.drag.onPointerDown}
        @touchmove=${this.#mover.drag.onTouchMove}
        @contextmenu=${this.#mover.drag.onContextMenu}
        @click=${this.#mover.drag.onClick}
      >
        ${repeat(
          this.#board.columns,
          ({ value }) => value,
          (column) => this.#renderColumn(column),
        )}
      </div>
      ${this.#renderFoot()}
      <cw-menu @cw-menu-select=${this.#onStageChosen}></cw-menu>
      <p class="hidden-text" role="status">${this.#mover.announcement}</p>`;
  }

  #renderColumn(column: BoardColumn) {
    const { value } = column;
    const target = this.#mover.target?.value === value ? this.#mover.target : undefined;
    return html`<cw-pipeline-column
      class="column ${this.#shown === value ? 'current' : ''} ${target ? 'target' : ''}"
      .source=${this.source}
      .column=${column}
      .sum=${this.#board.totals.sumOf(value)}
      .counted=${this.#board.totals.counted}
      .look=${this.#look}
      .activeId=${this.#focus.activeIn(column)}
      .dropIndex=${target?.index}
      .wantMore=${this.#wantMore}
    ></cw-pipeline-column>`;
  }

  readonly #wantMore = (column: BoardColumn): void => void this.#board.loadMore(column.value);

  get #shown(): string | null {
    const { columns } = this.#board;
    return columns.some(({ value }) => value === this.current) ? (this.current ?? null) : (columns[0]?.value ?? null);
  }

  /** In a narrow place: which column is shown, and the way to the others. */
  #renderSwitch() {
    const { columns } = this.#board;
    const index = columns.findIndex(({ value }) => value === this.#shown);
    const step = (to: number, label: BoardTextKey, names: string) =>
      html`<cw-icon-button
        class=${names}
        icon="chevronEnd"
        label=${this.#locale.text(label)}
        ?disabled=${!columns[to]}
        @click=${() => (this.current = columns[to]?.value)}
      ></cw-icon-button>`;
    return html`<div class="switch">
      ${step(index - 1, 'previousStage', 'back')}
      <cw-select
        label=${this.#locale.text('stage')}
        label-hidden
        .options=${columns.map((column, place) => ({ value: String(place), label: this.#name(column) }))}
        .value=${String(index)}
        @change=${this.#onSwitch}
      ></cw-select>
      ${step(index + 1, 'nextStage', '')}
    </div>`;
  }

  #onSwitch({ currentTarget: control }: Event): void {
    if (control instanceof CwSelect) this.current = this.#board.columns[Number(control.value)]?.value;
  }

  /** The last move with the way back, or that nothing can be moved here. */
  #renderFoot() {
    if (!this.#board.canMove) return html`<p class="locked">${icon('lock')}${this.locale.text('readOnly')}</p>`;
    const words = this.#mover.undoWords;
    if (!words) return nothing;
    return html`<div class="undo">
      <span>${words}</span>
      <cw-button size="small" variant="ghost" @click=${() => this.#mover.undo()}
        >${this.#locale.text('undo')}</cw-button
      >
      <cw-icon-button
        size="small"
        icon="close"
        label=${this.#locale.text('dismiss')}
        @click=${() => this.#mover.forget()}
      ></cw-icon-button>
    </div>`;
  }

  #renderUnfit() {
    const { description } = this.#board;
    const field = description?.fields.find(({ key }) => key === this.stageField)?.label ?? this.stageField.slice(0, 80);
    return html`<cw-empty-state icon="alert" heading=${this.#locale.text('unfit')}
      >${this.#locale.text('unfitWords', { field })}</cw-empty-state
    >`;
  }

  /** Made anew only when something in it is another, so that columns are not drawn for nothing. */
  #keepLook(): void {
    const { description, rights } = this.#board;
    const inputs = [description, rights, this.amountField, this.cardFields, this.environment];
    if (this.#look && inputs.every((input, index) => input === this.#lookFor[index])) return;
    this.#lookFor = inputs;
    this.#look = {
      title: (record) => this.#title(record),
      amount: this.#board.field(this.amountField),
      details: this.cardFields.flatMap((key) => this.#board.field(key) ?? []),
      canMove: this.#board.canMove,
      stageLabel: (wanted) => this.#mover.stageName(wanted[this.stageField]),
      stageOf: ({ fields }) => this.#mover.stageName(fields[this.stageField]),
      open: (event, record) => announceOpen(this, event, record, this.environment?.recordHref?.(record)),
      offerStages: (anchor, record) => void this.#offerStages(anchor, record),
      move: ({ id }, wanted) => void this.#mover.move(id, wanted),
      dismiss: ({ id }) => void this.#mover.release(id),
    };
  }

  async #offerStages(anchor: HTMLElement, record: CrmRecord): Promise<void> {
    this.#offered = record;
    this.menu.label = this.#locale.text('moveCard', { name: this.#title(record) });
    this.menu.items = this.#board.columns
      .filter(({ value }) => value !== null)
      .map((column) => ({
        value: column.value ?? '',
        label: column.label,
        checked: column.value === record.fields[this.stageField],
      }));
    await this.menu.updateComplete;
    this.menu.showAt(anchor);
  }

  #onStageChosen({ detail }: CustomEvent<{ value: string }>): void {
    const wanted: RecordFields = { [this.stageField]: detail.value };
    if (this.#offered && this.#offered.fields[this.stageField] !== detail.value)
      void this.#mover.move(this.#offered.id, wanted);
  }

  #name(column: BoardColumn): string {
    return column.label || this.#locale.text('noStage');
  }

  #title(record: CrmRecord): string {
    return (this.#board.description ? titleOf(record, this.#board.description) : record.id).slice(0, MOST_IN_TITLE);
  }
}
