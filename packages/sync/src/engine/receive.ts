import type { SyncChange } from '../ports.ts';
import { SyncError } from '../sync-error.ts';
import { foldPage } from './collect.ts';
import { parseItem, type Item } from './item.ts';
import { memberIndex, stateIndex } from './item-indexes.ts';
import { OPEN_REVIEWS, parseReview, type Review } from './reviews.ts';
import { participantOf } from './run-context.ts';
import { openRun, type SyncParts } from './sync-engine.ts';

/**
 * Takes changes that a system tells by itself. They are lasting when this resolves and are written elsewhere by the next
 * run. The same change any number of times, and one that is late, leave the same.
 */
export async function receiveChanges(parts: SyncParts, system: string, changes: readonly SyncChange[]): Promise<void> {
  const context = await openRun(parts);
  const page = { changes, cursor: '', more: false };
  const readAt = parts.surroundings.now();
  await foldPage(context, participantOf(parts.definition, system), { page, readAt, isPass: false });
  await context.workspace.flush();
}

/** One item with everything that is known about it: its records, each source's own values, and where each value comes from. */
export async function readItem(parts: SyncParts, record: { system: string; id: string }): Promise<Item | undefined> {
  const [row] = await parts.store.find('item', [memberIndex(record.system, record.id)], { limit: 1 });
  return row && parseItem(row);
}

/** Items in a state, a page at a time. */
export async function listItems(
  parts: SyncParts,
  state: Item['state'],
  page: { after?: string; limit?: number } = {},
): Promise<Item[]> {
  if ((page.limit ?? 1) < 1) throw new SyncError('invalid_input', 'limit should be at least 1.');
  return (await parts.store.find('item', [stateIndex(state)], page)).map(parseItem);
}

/** Pairs a person should look at, a page at a time. */
export async function listReviews(parts: SyncParts, page: { after?: string; limit?: number } = {}): Promise<Review[]> {
  return (await parts.store.find('review', [OPEN_REVIEWS], page)).map(parseReview);
}
