import type { CrmRecord, FieldDescription, FieldOption, RecordFields } from '@crosswalk/model';
import type { Failure } from '../../data/failure.ts';

/** What a card has to say beside its record. */
export type CardMark =
  /** Its move is on its way to the source. */
  | { kind: 'saving' }
  /** It is being moved with the keyboard and has not been dropped. */
  | { kind: 'held' }
  /** The source refused its move. */
  | { kind: 'refused'; reason: string; wanted: RecordFields }
  /** Somebody else moved it while this user did: it stands where they put it. */
  | { kind: 'movedMeanwhile'; wanted: RecordFields };

/** One record on the board. */
export interface BoardCard {
  record: CrmRecord;
  mark?: CardMark | undefined;
}

/** One column: a choice of the stage field and its cards as far as they were read. Never changed; a change makes a new one. */
export interface BoardColumn {
  /** The choice; `null` for records that have none that is offered. */
  value: string | null;
  label: string;
  tone: NonNullable<FieldOption['tone']>;
  cards: readonly BoardCard[];
  /** Where the next page begins; absent at the end. */
  cursor?: string | undefined;
  isLoading: boolean;
  failure?: Failure | undefined;
  /** Cards in the source, where it says so. */
  total?: number | undefined;
}

/** Where a card is. */
export interface CardPlace {
  column: BoardColumn;
  index: number;
  card: BoardCard;
}

export type CardOrder = (left: CrmRecord, right: CrmRecord) => number;

/** The columns a field's choices make, without cards. */
export function columnsOf(field: FieldDescription): BoardColumn[] {
  return (field.options ?? []).map(({ value, label, tone = 'neutral' }) => ({
    value,
    label,
    tone,
    cards: [],
    isLoading: true,
  }));
}

/** The choice a record has; `null` for one that is not offered, and for a value of another kind. */
export function choiceOf(columns: readonly BoardColumn[], value: unknown): string | null {
  return typeof value === 'string' && columns.some((column) => column.value === value) ? value : null;
}

export function findCard(columns: readonly BoardColumn[], id: string): CardPlace | undefined {
  for (const column of columns) {
    const index = column.cards.findIndex(({ record }) => record.id === id);
    const card = column.cards[index];
    if (card) return { column, index, card };
  }
  return undefined;
}

/** The same columns with one changed; all others stay the same objects, so that only it is drawn again. */
export function withColumn(
  columns: readonly BoardColumn[],
  value: string | null,
  change: (column: BoardColumn) => Partial<BoardColumn>,
): readonly BoardColumn[] {
  return columns.map((column) => (column.value === value ? { ...column, ...change(column) } : column));
}

export function withoutCard(columns: readonly BoardColumn[], id: string): readonly BoardColumn[] {
  const place = findCard(columns, id);
  if (!place) return columns;
  return withColumn(columns, place.column.value, ({ cards }) => ({
    cards: cards.filter(({ record }) => record.id !== id),
  }));
}

/** Puts a card at a place of a column, wherever it was. */
export function withCardAt(
  columns: readonly BoardColumn[],
  card: BoardCard,
  value: string | null,
  index: number,
): readonly BoardColumn[] {
  return withColumn(withoutCard(columns, card.record.id), value, ({ cards }) => ({
    cards: [...cards.slice(0, index), card, ...cards.slice(index)],
  }));
}

/** Puts a card where the order wants it, in the column of its choice. One that belongs to a page not read yet is left out, unless the user has just put it there. */
export function withCardSorted(
  columns: readonly BoardColumn[],
  card: BoardCard,
  value: string | null,
  { order, isKept }: { order: CardOrder; isKept: boolean },
): readonly BoardColumn[] {
  const place = findCard(columns, card.record.id);
  const others = withoutCard(columns, card.record.id);
  const column = others.find((one) => one.value === value);
  if (!column) return others;
  const after = column.cards.findIndex(({ record }) => order(card.record, record) < 0);
  if (after < 0 && column.cursor !== undefined && !isKept) return others;
  const index = after < 0 ? column.cards.length : after;
  // A card that stays where it is changes its own column only.
  return withCardAt(place?.column.value === value ? columns : others, card, value, index);
}

/** Adds a page. Pages may overlap when cards moved between two calls; each card stands once on the board. */
export function withPage(
  columns: readonly BoardColumn[],
  value: string | null,
  page: { records: readonly CrmRecord[]; nextCursor?: string; total?: number },
  order: CardOrder,
): readonly BoardColumn[] {
  const arrived: BoardCard[] = page.records
    .filter((record) => !findCard(columns, record.id))
    .map((record) => ({ record }));
  return withColumn(columns, value, ({ cards, total }) => ({
    cards: joined(cards, arrived, order),
    cursor: page.nextCursor,
    isLoading: false,
    failure: undefined,
    total: page.total ?? total,
  }));
}

/** A page follows what is there, unless cards came in between by themselves. */
function joined(cards: readonly BoardCard[], arrived: readonly BoardCard[], order: CardOrder): readonly BoardCard[] {
  const [last, first] = [cards.at(-1), arrived[0]];
  const all = [...cards, ...arrived];
  const isInOrder = !last || !first || order(last.record, first.record) <= 0;
  return isInOrder ? all : all.sort((left, right) => order(left.record, right.record));
}
