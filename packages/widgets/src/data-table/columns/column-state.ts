import type { FieldDescription } from '@crosswalk/model';

/** Where a column stays while the others scroll. */
export type ColumnPin = 'start' | 'end';

/** What a user made of one column, as plain data that a page can keep and give back; in the order of the columns. */
export interface ColumnState {
  /** Key of the field. */
  key: string;
  /** In CSS pixels; the width that suits the field's type when absent. */
  width?: number;
  hidden?: boolean;
  pinned?: ColumnPin;
}

/** A column that is shown: its field, and where it lies. Lengths in CSS pixels. */
export interface Column {
  field: FieldDescription;
  width: number;
  pinned: ColumnPin | undefined;
  /** Distance from the start of the row. */
  left: number;
}

export const NARROWEST_PX = 64;
export const WIDEST_PX = 960;

const WIDTHS: ReadonlyMap<string, number> = new Map([
  ['boolean', 104],
  ['integer', 120],
  ['decimal', 130],
  ['money', 140],
  ['date', 130],
  ['datetime', 140],
  ['duration', 130],
  ['select', 140],
  ['multiSelect', 180],
  ['email', 230],
  ['url', 200],
  ['address', 240],
  ['longText', 280],
]);
/** How much of its usual width a column keeps where there is not room for all. */
const LEAST_PART = 0.75;
const USUAL_PX = 170;
const TITLE_PX = 250;

/**
 * Every column with the user's wishes in the user's order. Fields the wishes do not name come last: shown where they are
 * among `shown`, hidden otherwise. Wishes about fields that are not there are left out.
 */
export function columnStates(
  fields: readonly FieldDescription[],
  shown: readonly string[],
  wishes: readonly ColumnState[],
): readonly ColumnState[] {
  const known = new Set(fields.map(({ key }) => key));
  const wished = [...new Map(wishes.map((wish) => [wish.key, wish])).values()].filter(({ key }) => known.has(key));
  const named = new Set(wished.map(({ key }) => key));
  const others = [...shown.filter((key) => known.has(key)), ...known];
  const visible = new Set(shown.length > 0 ? shown : [...known].slice(0, 6));
  const rest = [...new Set(others)].filter((key) => !named.has(key));
  return [...wished, ...rest.map((key) => (visible.has(key) ? { key } : { key, hidden: true }))];
}

/** Where columns are laid. Lengths in CSS pixels. */
export interface ColumnRoom {
  titleField: string;
  /** Width of what stands before the first column. */
  start: number;
  /** Width of the table; 0 when it is not known yet. */
  width: number;
  /** Only the column that names the record is pinned: there is no room for more. */
  isNarrow: boolean;
}

/**
 * The columns to draw, those pinned to the start first, those pinned to the end last. Those the user gave no width share
 * the room that is left, and become somewhat narrower where there is too little.
 */
export function layColumns(
  fields: readonly FieldDescription[],
  states: readonly ColumnState[],
  room: ColumnRoom,
): readonly Column[] {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const shown = inPlace(states.filter(({ hidden }) => hidden !== true).map((state) => pinnedFor(state, room)));
  const widths = new Map(shown.flatMap(({ key, width }) => byKeyWidth(byKey.get(key), width, room)));
  const free = shown.filter(({ width }) => width === undefined);
  const spare = room.width - room.start - [...widths.values()].reduce((sum, width) => sum + width, 0);
  const fitted = fit(
    free.map(({ key }) => [key, widths.get(key) ?? 0]),
    spare,
    room.isNarrow || room.width === 0,
  );
  let left = room.start;
  return shown.flatMap(({ key, pinned }) => {
    const [field, width] = [byKey.get(key), fitted.get(key) ?? widths.get(key)];
    if (!field || width === undefined) return [];
    const column = { field, width, pinned, left };
    left += width;
    return [column];
  });
}

/** The same columns wider, or as much narrower as still suits them, so that they end where the box does. */
function fit(free: readonly [string, number][], wanted: number, isNarrow: boolean): ReadonlyMap<string, number> {
  const total = free.reduce((sum, [, width]) => sum + width, 0);
  const last = free.at(-1);
  if (!last || (wanted < 0 && isNarrow)) return new Map(free);
  const spare = Math.max(wanted, Math.ceil(total * (LEAST_PART - 1)));
  const others = free.slice(0, -1).map(([key, width]): [string, number] => {
    const fitted = spare > 0 ? width + spare / free.length : (width * (total + spare)) / total;
    return [key, Math.max(NARROWEST_PX, Math.floor(fitted))];
  });
  const taken = others.reduce((sum, [, width]) => sum + width, 0);
  return new Map([...others, [last[0], Math.max(NARROWEST_PX, total + spare - taken)]]);
}

function pinnedFor(state: ColumnState, { isNarrow, titleField }: ColumnRoom): ColumnState {
  return isNarrow
    ? columnState(state.key, { ...state, pinned: state.key === titleField ? 'start' : undefined })
    : state;
}

function byKeyWidth(
  field: FieldDescription | undefined,
  width: number | undefined,
  { titleField, isNarrow, width: available }: ColumnRoom,
): [string, number][] {
  if (!field) return [];
  const base = clampWidth(width ?? usualWidth(field, titleField));
  const isHalf = isNarrow && field.key === titleField;
  return [[field.key, isHalf ? Math.min(base, clampWidth(available * 0.45)) : base]];
}

/** Wishes about one column; `undefined` takes one back. */
export interface ColumnWish {
  width?: number | undefined;
  hidden?: boolean | undefined;
  pinned?: ColumnPin | undefined;
}

/** The same columns, one of them with other wishes. */
export function changeColumn(states: readonly ColumnState[], key: string, wish: ColumnWish): readonly ColumnState[] {
  return states.map((state) => (state.key === key ? columnState(key, { ...state, ...wish }) : state));
}

/** Puts a column before or after another one; it is pinned as that one is. */
export function moveColumn(
  states: readonly ColumnState[],
  key: string,
  target: { beside: string; after: boolean },
): readonly ColumnState[] {
  const moved = states.find((state) => state.key === key);
  const beside = states.find((state) => state.key === target.beside);
  if (!moved || !beside || moved === beside) return states;
  const placed = columnState(key, { ...moved, pinned: beside.pinned });
  return states
    .filter((state) => state !== moved)
    .flatMap((state) => (state !== beside ? state : target.after ? [state, placed] : [placed, state]));
}

/** Moves a column past its visible neighbour. */
export function stepColumn(states: readonly ColumnState[], key: string, step: 1 | -1): readonly ColumnState[] {
  const shown = inPlace(states.filter(({ hidden }) => hidden !== true));
  const beside = shown[shown.findIndex((state) => state.key === key) + step];
  return beside ? moveColumn(states, key, { beside: beside.key, after: step > 0 }) : states;
}

export function clampWidth(width: number): number {
  return Number.isFinite(width) ? Math.round(Math.max(NARROWEST_PX, Math.min(width, WIDEST_PX))) : USUAL_PX;
}

function usualWidth({ key, type }: FieldDescription, titleField: string): number {
  return key === titleField ? TITLE_PX : (WIDTHS.get(type) ?? USUAL_PX);
}

function inPlace(states: readonly ColumnState[]): readonly ColumnState[] {
  const pinned = (pin: ColumnPin | undefined) => states.filter((state) => state.pinned === pin);
  return [...pinned('start'), ...pinned(undefined), ...pinned('end')];
}

function columnState(key: string, { width, hidden, pinned }: ColumnWish): ColumnState {
  return {
    key,
    ...(width === undefined ? {} : { width }),
    ...(hidden ? { hidden } : {}),
    ...(pinned ? { pinned } : {}),
  };
}
