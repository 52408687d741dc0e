import type { RecordFields } from '@crosswalk/model';
import { decimalBetween } from '../../data/decimal-between.ts';
import { findCard, withCardAt, type BoardCard, type BoardColumn, type CardPlace } from '../data/board-column.ts';
import type { BoardLoader } from '../data/board-loader.ts';

/** What to do with the card that is held. */
export type Carry = 'before' | 'after' | 'up' | 'down';

/** The values a place on the board stands for, or that there is no room at it. */
export type Wanted = { fields: RecordFields } | { isFull: true };

/** One card picked up with the keyboard: it travels over the board, and nothing is written until it is dropped. */
export class HeldCard {
  readonly #board: BoardLoader;
  readonly #positionField: () => string | undefined;
  #origin: CardPlace | undefined;

  /** @param positionField the field that keeps the order people make by hand, where there is one */
  constructor(board: BoardLoader, positionField: () => string | undefined) {
    this.#board = board;
    this.#positionField = positionField;
  }

  get id(): string | undefined {
    return this.#origin?.card.record.id;
  }

  pickUp(id: string): CardPlace | undefined {
    const place = findCard(this.#board.columns, id);
    if (!place || place.card.mark?.kind === 'saving') return undefined;
    this.#origin = place;
    this.#show(place.card, place.column.value, place.index);
    return place;
  }

  /** Carries it on; nothing where the board ends, or where the order of the column is not made by hand. */
  carry(way: Carry): CardPlace | undefined {
    const place = this.#origin && findCard(this.#board.columns, this.#origin.card.record.id);
    if (!place) return undefined;
    const { column, index, card } = place;
    if (way === 'up' || way === 'down') {
      const next = index + (way === 'up' ? -1 : 1);
      if (next < 0 || next >= column.cards.length || this.#positionField() === undefined) return undefined;
      return this.#show(card, column.value, next);
    }
    const target = this.#neighbour(column, way === 'before' ? -1 : 1);
    return target && this.#show(card, target.value, Math.min(index, target.cards.length));
  }

  /** Lets go of it and says what it should become; nothing where it is where it was. */
  drop(): { id: string; wanted: Wanted | undefined } | undefined {
    const origin = this.#letGo();
    const place = origin && findCard(this.#board.columns, origin.card.record.id);
    if (!origin || !place) return undefined;
    const isBack = place.column.value === origin.column.value && place.index === origin.index;
    const { id } = origin.card.record;
    return {
      id,
      wanted: isBack ? undefined : wantedAt(this.#board, { ...place, positionField: this.#positionField() }),
    };
  }

  /** Lets go of it; the board puts it back. */
  cancel(): CardPlace | undefined {
    return this.#letGo();
  }

  #letGo(): CardPlace | undefined {
    const origin = this.#origin;
    this.#origin = undefined;
    return origin;
  }

  #neighbour(from: BoardColumn, step: 1 | -1): BoardColumn | undefined {
    const next = this.#board.columns[this.#board.columns.indexOf(from) + step];
    return next?.value === null ? undefined : next;
  }

  #show({ record }: BoardCard, value: string | null, index: number): CardPlace | undefined {
    this.#board.change(withCardAt(this.#board.columns, { record, mark: { kind: 'held' } }, value, index));
    return findCard(this.#board.columns, record.id);
  }
}

/** What a card at a place of a column has to become: the column's choice, and a position between its neighbours. */
export function wantedAt(
  { target }: BoardLoader,
  { column, index, card, positionField }: CardPlace & { positionField: string | undefined },
): Wanted {
  const fields = { [target?.stageField ?? '']: column.value };
  if (positionField === undefined) return { fields };
  const others = column.cards.filter(({ record }) => record.id !== card.record.id);
  const positionOf = (one: BoardCard | undefined) => {
    const value = one?.record.fields[positionField];
    return typeof value === 'string' ? value : undefined;
  };
  const position = decimalBetween(positionOf(others[index - 1]), positionOf(others[index]));
  return position === undefined ? { isFull: true } : { fields: { ...fields, [positionField]: position } };
}
