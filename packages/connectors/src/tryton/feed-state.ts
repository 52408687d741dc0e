import { invalidInput } from '@crosswalk/protocol';
import { packIds, unpackIds } from './id-set.ts';
import { isRow, listOf, textOf } from './wire.ts';

/** What is known of the records of a type, so that the next look can tell what changed. */
export interface FeedState {
  /** Newest mark of Tryton seen so far, in seconds. */
  newest: number;
  /** Versions of the records that changed lately: the next look begins a little earlier and must not tell them again. */
  seen: ReadonlyMap<number, string>;
  /** Every record that was there. */
  ids: ReadonlySet<number>;
  /** For each record with children, a short print of which they are: a child that is removed leaves no other trace. */
  children: ReadonlyMap<number, string>;
}

/** Characters of a print of children; wrong once in 46,656 removals. */
const PRINT_LENGTH = 3;
const NO_CHILDREN = '.'.repeat(PRINT_LENGTH);

/** Cuts a fingerprint to what a cursor keeps. */
export function shortPrint(fingerprint: string): string {
  return fingerprint.slice(-PRINT_LENGTH).padStart(PRINT_LENGTH, '0');
}

/** A state as an opaque cursor: some characters for each record with children, next to nothing for the others. */
export function packState({ newest, seen, ids, children }: FeedState): string {
  const sorted = [...ids].sort((left, right) => left - right);
  const prints = children.size === 0 ? '' : sorted.map((id) => children.get(id) ?? NO_CHILDREN).join('');
  return JSON.stringify([1, newest, [...seen], packIds(sorted), prints]);
}

/** The state a cursor stands for; `invalid_input` for anything else. */
export function unpackState(cursor: string): FeedState {
  const [format, newest, seen, packed, prints] = parseList(cursor);
  const ids = unpackIds(textOf(packed));
  if (format !== 1 || typeof newest !== 'number' || typeof prints !== 'string' || ids === undefined)
    throw cursorFault();
  if (prints !== '' && prints.length !== ids.length * PRINT_LENGTH) throw cursorFault();
  return {
    newest,
    seen: new Map(listOf(seen).map((pair) => [Number(listOf(pair)[0]), textOf(listOf(pair)[1])])),
    ids: new Set(ids),
    children: new Map(ids.flatMap((id, index) => printAt(prints, id, index))),
  };
}

function printAt(prints: string, id: number, index: number): [number, string][] {
  const print = prints.slice(index * PRINT_LENGTH, (index + 1) * PRINT_LENGTH);
  return print === '' || print === NO_CHILDREN ? [] : [[id, print]];
}

function parseList(cursor: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(cursor);
    return isRow(parsed) ? [] : listOf(parsed);
  } catch {
    throw cursorFault();
  }
}

function cursorFault(): Error {
  return invalidInput([{ path: 'cursor', expected: 'the cursor of an earlier answer about the same type' }]);
}
