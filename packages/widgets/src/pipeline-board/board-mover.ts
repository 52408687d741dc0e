import type { TextValues } from '@crosswalk/elements';
import type { CrmRecord, FieldValue, RecordFields } from '@crosswalk/model';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CwPipelineColumn } from './column/pipeline-column.ts';
import { choiceOf, findCard, type CardPlace } from './data/board-column.ts';
import type { BoardLoader } from './data/board-loader.ts';
import { CardDrag } from './moves/card-drag.ts';
import { CardMoves, type MoveOutcome } from './moves/card-moves.ts';
import { EdgeScroll } from './moves/edge-scroll.ts';
import { HeldCard, wantedAt, type Carry, type Wanted } from './moves/held-card.ts';
import type { BoardTextKey } from './texts/board-texts.ts';

/** What moving needs of the board around it. */
export interface MoverBoard {
  text: (key: BoardTextKey, values?: TextValues) => string;
  readOnly: () => string;
  title: (record: CrmRecord) => string;
  positionField: () => string | undefined;
  columnElements: () => readonly CwPipelineColumn[];
  /** Whether the page lets a move happen. */
  mayMove: (id: string, fields: RecordFields) => boolean;
}

/** Where a dragged card would go. */
interface DropTarget {
  value: string | null;
  /** Place among the cards; -1 where the column's order decides. */
  index: number;
}

/** All ways to move a card, by pointer, keyboard and menu, and what is said about each. */
export class BoardMover implements ReactiveController {
  /** For screen readers: what happened last. */
  announcement = '';
  target: DropTarget | undefined;
  readonly drag = new CardDrag({
    cardAt: (event) => this.#cardAt(event),
    lift: (id) => this.#lift(id),
    over: (point) => this.#over(point),
    end: (isDropped) => void this.#endDrag(isDropped),
  });

  readonly #host: ReactiveControllerHost;
  readonly #board: BoardLoader;
  readonly #words: MoverBoard;
  readonly #moves: CardMoves;
  readonly #held: HeldCard;
  readonly #edges: EdgeScroll;
  #dragged: string | undefined;

  constructor(host: ReactiveControllerHost, board: BoardLoader, words: MoverBoard) {
    this.#host = host;
    this.#board = board;
    this.#words = words;
    this.#moves = new CardMoves(board, () => host.requestUpdate());
    this.#held = new HeldCard(board, words.positionField);
    this.#edges = new EdgeScroll(words.columnElements);
    host.addController(this);
  }

  get isDragging(): boolean {
    return this.#dragged !== undefined;
  }
  get heldId(): string | undefined {
    return this.#held.id;
  }

  /** The move that can be taken back, in words. */
  get undoWords(): string {
    const undo = this.#moves.lastUndo;
    const place = undo && findCard(this.#board.columns, undo.id);
    return place ? this.#say('moved', place) : '';
  }

  hostDisconnected(): void {
    this.drag.cancel();
    this.#held.cancel();
    this.#edges.stop();
  }

  /** Forgets what could be taken back. */
  forget(): void {
    this.#moves.clear();
    this.#host.requestUpdate();
  }

  /** Name of the stage a value stands for. */
  stageName(value: FieldValue | undefined): string {
    const choice = choiceOf(this.#board.columns, value);
    const label = this.#board.columns.find((column) => column.value === choice)?.label;
    return label || this.#words.text('noStage');
  }

  /** Gives a card other values, unless the page refuses. */
  async move(id: string, fields: RecordFields): Promise<void> {
    const record = findCard(this.#board.columns, id)?.card.record;
    if (!record) return;
    if (!this.#words.mayMove(id, fields)) return this.release(id);
    this.#announceOutcome(record, await this.#moves.move(id, fields));
  }

  async undo(): Promise<void> {
    const undone = await this.#moves.undo();
    if (!undone) return;
    const place = findCard(this.#board.columns, undone.undo.id);
    if (!place) return;
    if (undone.outcome === 'moved') this.announce(this.#say('putBack', place));
    else if (undone.outcome === 'movedMeanwhile') this.announce(this.#say('notUndone', place));
    else this.#announceOutcome(place.card.record, undone.outcome);
  }

  release(id: string): Promise<void> {
    return this.#moves.release(id);
  }

  pickUp(id: string): void {
    if (!this.#board.canMove) return this.announce(this.#words.readOnly());
    const place = this.#held.pickUp(id);
    if (place) this.announce(this.#say('held', place));
  }

  carry(way: Carry): void {
    const place = this.#held.carry(way);
    if (place) return this.announce(this.#say('over', place));
    const isInside = way === 'up' || way === 'down';
    if (isInside && this.#words.positionField() === undefined) this.announce(this.#sayOrder());
  }

  async drop(): Promise<void> {
    const dropped = this.#held.drop();
    if (!dropped) return;
    if (dropped.wanted) return this.#moveTo(dropped.id, dropped.wanted);
    await this.release(dropped.id);
    this.#announcePlace('putBack', dropped.id);
  }

  async cancel(): Promise<void> {
    const origin = this.#held.cancel();
    if (!origin) return;
    const { id } = origin.card.record;
    await this.release(id);
    this.#announcePlace('putBack', id);
  }

  announce(words: string): void {
    this.announcement = words;
    this.#host.requestUpdate();
  }

  async #moveTo(id: string, wanted: Wanted): Promise<void> {
    if (!('isFull' in wanted)) return this.move(id, wanted.fields);
    await this.release(id);
    this.announce(this.#words.text('noRoom'));
  }

  #announcePlace(key: 'putBack' | 'moved', id: string): void {
    const place = findCard(this.#board.columns, id);
    if (place) this.announce(this.#say(key, place));
  }

  #announceOutcome(record: CrmRecord, outcome: MoveOutcome): void {
    const name = this.#words.title(record);
    const place = findCard(this.#board.columns, record.id);
    const mark = place?.card.mark;
    if (outcome === 'gone') return this.announce(this.#words.text('gone', { name }));
    if (!place || outcome === 'stopped') return;
    if (outcome === 'moved') return this.announce(this.#say('moved', place));
    if (mark?.kind === 'refused') return this.announce(this.#words.text('notMoved', { name, reason: mark.reason }));
    this.announce(this.#words.text('movedMeanwhile', { stage: this.#nameOf(place) }));
  }

  #say(key: BoardTextKey, place: CardPlace): string {
    const count = Math.max(place.column.total ?? 0, place.column.cards.length);
    const name = this.#words.title(place.card.record);
    return this.#words.text(key, { name, stage: this.#nameOf(place), place: place.index + 1, count });
  }

  #nameOf({ column }: CardPlace): string {
    return column.label || this.#words.text('noStage');
  }

  #sayOrder(): string {
    const key = this.#board.sort[0]?.field ?? '';
    return this.#words.text('ordered', { field: this.#board.field(key)?.label ?? key });
  }

  #cardAt(event: PointerEvent): { id: string; row: HTMLElement } | undefined {
    if (!this.#board.canMove || this.#held.id !== undefined) return undefined;
    for (const node of event.composedPath()) {
      if (node instanceof HTMLButtonElement || (node instanceof Element && node.matches('.notice, .detail a')))
        return undefined;
      const id = node instanceof HTMLElement ? node.dataset['card'] : undefined;
      if (id !== undefined && node instanceof HTMLElement) return { id, row: node };
    }
    return undefined;
  }

  #lift(id: string): void {
    this.#dragged = id;
    const place = findCard(this.#board.columns, id);
    if (place) this.announce(this.#say('held', place));
  }

  #over(point: { x: number; y: number }): void {
    this.#edges.hold(point);
    const element = this.#words.columnElements().find((column) => {
      const { left, right, width } = column.getBoundingClientRect();
      return width > 0 && point.x >= left && point.x <= right;
    });
    const value = element?.column.value;
    const index = element && this.#words.positionField() !== undefined ? element.placeAt(point.y) : -1;
    if (this.target?.value === value && this.target?.index === index) return;
    this.target = value === null || value === undefined ? undefined : { value, index };
    this.#host.requestUpdate();
  }

  async #endDrag(isDropped: boolean): Promise<void> {
    const [id, target] = [this.#dragged, this.target];
    this.#edges.stop();
    this.#dragged = undefined;
    this.target = undefined;
    this.#host.requestUpdate();
    if (id === undefined) return;
    const wanted = isDropped && target ? await this.#wantedOf(id, target) : undefined;
    if (wanted) await this.#moveTo(id, wanted);
    else this.#announcePlace('putBack', id);
  }

  /** What a drop asks for; nothing where the card is there already. Past the last card that was read, the next page says what follows. */
  async #wantedOf(id: string, { value, index }: DropTarget): Promise<Wanted | undefined> {
    const isAtEnd = index === this.#board.columns.find((column) => column.value === value)?.cards.length;
    if (isAtEnd) await this.#board.loadMore(value);
    const column = this.#board.columns.find((one) => one.value === value);
    const from = findCard(this.#board.columns, id);
    if (!column || !from) return undefined;
    const isSameColumn = from.column === column;
    const place = isSameColumn && from.index < index ? index - 1 : index;
    if (isSameColumn && (index < 0 || place === from.index)) return undefined;
    return wantedAt(this.#board, { column, index: place, card: from.card, positionField: this.#words.positionField() });
  }
}
