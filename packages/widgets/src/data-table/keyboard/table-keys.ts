import type { CellPlace } from './grid-keys.ts';

/** What the keys of the table do, each answering whether it did something. */
export interface TableKeys {
  head: (event: KeyboardEvent, column: number) => boolean;
  edit: (at: CellPlace) => boolean;
  open: (at: CellPlace) => boolean;
  select: (row: number) => boolean;
  extendTo: (row: number) => boolean;
  selectAll: () => boolean;
  deselect: () => boolean;
  undo: () => boolean;
}

/** What a key does that does not move: edits, opens, selects, undoes. The clipboard's keys come as its own events. */
export function pressKey(event: KeyboardEvent, at: CellPlace, keys: TableKeys): boolean {
  const isWithControl = event.ctrlKey || event.metaKey;
  if (isWithControl && event.key.toLowerCase() === 'a') return keys.selectAll();
  if (isWithControl && event.key.toLowerCase() === 'z' && !event.shiftKey) return keys.undo();
  if (at.row < 0) return keys.head(event, at.column);
  switch (event.key) {
    case ' ':
      return event.shiftKey ? keys.extendTo(at.row) : keys.select(at.row);
    case 'Enter':
      return keys.open(at) || keys.edit(at);
    case 'F2':
      return keys.edit(at);
    case 'Escape':
      return keys.deselect();
    default:
      return false;
  }
}
