import type { JsonValue } from '@crosswalk/model';
import type { MatchScore } from '../identity/weights.ts';
import type { StoredRow, SyncSurroundings } from '../ports.ts';
import { assertJson, type Item } from './item.ts';
import type { Workspace } from './workspace.ts';

/** A pair that may or may not be the same thing: a person says. What was said is kept, so that it is asked once. */
export interface Review {
  readonly id: string;
  /** Ids of the two items; the systems and ids of their records are looked up when it is shown. */
  readonly items: readonly [string, string];
  readonly state: 'open' | 'same' | 'different';
  readonly score: MatchScore;
}

/** Index of reviews nobody has decided. */
export const OPEN_REVIEWS = 'open';
const itemIndex = (id: string): string => `item:${id}`;
const openIndex = (id: string): string => `open:${id}`;

/** The name of a pair of items, whichever comes first. */
export function pairId(surroundings: Pick<SyncSurroundings, 'idFor'>, left: string, right: string): string {
  return left < right ? surroundings.idFor('pair', left, right) : surroundings.idFor('pair', right, left);
}

/** Notes a review, with the next flush. */
export function putReview(workspace: Workspace, review: Review): void {
  const open = review.state === 'open' ? [OPEN_REVIEWS, ...review.items.map(openIndex)] : [];
  const indexes = [...open, ...review.items.map(itemIndex)];
  workspace.putRow('review', review.id, assertJson(review), indexes);
}

/** What was said about any two of the items that these two are made of. */
export async function reviewsBetween(
  workspace: Workspace,
  surroundings: Pick<SyncSurroundings, 'idFor'>,
  [left, right]: readonly [Item, Item],
): Promise<Review[]> {
  const ids = left.founders.flatMap((one) => right.founders.map((other) => pairId(surroundings, one, other)));
  return (await workspace.readRows('review', ids)).map(parseReview);
}

/** Which of these items are part of a pair that nobody has decided, by id. */
export async function findDoubtful(workspace: Workspace, items: readonly Item[]): Promise<Set<string>> {
  const named = new Set<string>();
  const founders = items.flatMap((item) => item.founders);
  if (founders.length > 0)
    for await (const row of workspace.eachRow('review', founders.map(openIndex)))
      for (const id of parseReview(row).items) named.add(id);
  return new Set(items.filter((item) => item.founders.some((id) => named.has(id))).map(({ id }) => id));
}

/** Keys of every review that names the item. */
export async function* reviewKeysOf(workspace: Workspace, item: Item): AsyncGenerator<string> {
  for await (const { key } of workspace.eachRow('review', item.founders.map(itemIndex))) yield key;
}

/** Reads a review back from its row. */
export function parseReview(row: Pick<StoredRow, 'value'>): Review {
  return assertReview(row.value);
}

function assertReview(value: JsonValue): Review {
  return value as unknown as Review;
}
