import { CrosswalkError } from '@crosswalk/protocol';
import type { RecordFields } from '@crosswalk/model';
import type { Layout } from './layout.ts';
import type { TrytonReader } from './reader.ts';
import { LostAnswer } from './tryton-error.ts';
import { isWritten } from './values.ts';
import { idsOf, type Row, textOf } from './wire.ts';

/** When to look whether a write took effect, in milliseconds after its answer was lost: Tryton may still be at it. */
const LOOKS_AFTER_MS = [100, 700, 2_000];

/** A change whose answer was lost. */
interface LostChange {
  reader: TrytonReader;
  layout: Layout;
  /** Each record and what it was to be; `null` where it was to go. */
  changed: readonly (readonly [string, RecordFields | null])[];
}

/**
 * Looks whether a change took effect although its answer was lost; resolves if it did. It is never sent again from here:
 * whoever asked decides, knowing that nothing was written so far.
 */
export async function didHappen(lost: LostChange, error: unknown): Promise<void> {
  const { reader, layout, changed } = lost;
  const ids = changed.map(([id]) => id);
  const isDone = async () => {
    const rows = new Map((await reader.rows(layout, ids)).map((row) => [textOf(row['id']), row] as const));
    return changed.every(([id, fields]) => isAsWanted(layout, rows.get(id), fields)) ? true : undefined;
  };
  await lookRepeatedly(error, isDone);
}

/** Records whose creation was lost. */
interface LostCreation {
  reader: TrytonReader;
  layout: Layout;
  fields: readonly RecordFields[];
  /** The highest id before the creation. */
  newest: number;
}

/** Looks for records made since, that say what was to be written; gives their ids in the order they were asked for. */
export async function findCreated(lost: LostCreation, error: unknown): Promise<number[]> {
  const { reader, layout, fields, newest } = lost;
  return lookRepeatedly(error, async () => {
    const rows = await reader.rowsAfter(layout, newest);
    const found: number[] = [];
    for (const one of fields) {
      const row = rows.find(
        (candidate) => !found.includes(Number(candidate['id'])) && isWritten(layout, one, candidate),
      );
      if (row === undefined) return undefined;
      found.push(...idsOf([row['id']]));
    }
    return found;
  });
}

async function lookRepeatedly<T>(error: unknown, look: () => Promise<T | undefined>): Promise<T> {
  if (!(error instanceof LostAnswer)) throw error;
  for (const delayMs of LOOKS_AFTER_MS) {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    const found = await look().catch(() => undefined);
    if (found !== undefined) return found;
  }
  throw new CrosswalkError(
    error.code,
    `${error.message} The change was sent, and it is not there so far. Look before you make it again.`,
    { cause: error, retryable: false },
  );
}

function isAsWanted(layout: Layout, row: Row | undefined, fields: RecordFields | null): boolean {
  if (fields === null) return row === undefined;
  return row !== undefined && isWritten(layout, fields, row);
}
