import { z } from '@crosswalk/model';
import type { ColumnState } from '@crosswalk/widgets';

const STORAGE_KEY = 'harbour.columns';

const Kept = z.record(
  z.string(),
  z.array(
    z.strictObject({
      key: z.string(),
      width: z.optional(z.number()),
      hidden: z.optional(z.boolean()),
      pinned: z.optional(z.enum(['start', 'end'])),
    }),
  ),
);

const kept = new Map(Object.entries(readStored()));
const NONE: readonly ColumnState[] = [];

/** What the user made of the columns of a list; the same array until it changes. */
export function keptColumns(type: string): readonly ColumnState[] {
  return kept.get(type) ?? NONE;
}

/** Keeps the columns of a list in the browser. */
export function keepColumns(type: string, columns: readonly ColumnState[]): void {
  kept.set(type, columns);
  localStorage.setItem(STORAGE_KEY, JSON.stringify(Object.fromEntries(kept)));
}

function readStored(): Readonly<Record<string, readonly ColumnState[]>> {
  try {
    return parseKept(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}'));
  } catch {
    return {};
  }
}

function parseKept(stored: unknown): Readonly<Record<string, readonly ColumnState[]>> {
  return Kept.safeParse(stored).success ? (stored as Record<string, ColumnState[]>) : {};
}
