import { checkValue, type JsonValue } from '@crosswalk/model';
import { SyncError } from '../sync-error.ts';
import { isWaitingForDeletion } from './brake.ts';
import { beginErasure } from './erase.ts';
import { applyItems } from './apply.ts';
import { acceptFields } from './drift.ts';
import type { Item, Member } from './item.ts';
import { withMember } from './item.ts';
import { founderIndex, GONE, memberIndex, stateIndex } from './item-indexes.ts';
import { areDisjoint, mergeItems, splitItem } from './merge-items.ts';
import { pairId, parseReview, putReview, type Review } from './reviews.ts';
import { participantOf, type RunContext } from './run-context.ts';
import { openRun, writableSystems, type SyncParts } from './sync-engine.ts';

/** Says that two items are the same thing, or are not. Of what was said about a pair before, the last word counts. */
export async function decidePair(parts: SyncParts, reviewId: string, verdict: 'same' | 'different'): Promise<void> {
  const context = await openRun(parts);
  const row = await context.workspace.readRow('review', reviewId);
  if (row === undefined) throw new SyncError('not_found', 'There is no such pair to decide.');
  const review = parseReview(row);
  const items = await Promise.all(review.items.map((id) => findByFounder(context, id)));
  putReview(context.workspace, { ...review, state: verdict });
  const [left, right] = items;
  if (verdict === 'same') join(context, assertItem(left), assertItem(right), review);
  else for (const item of items) if (item !== undefined) context.workspace.putItem({ ...item, state: 'pending' });
  await context.workspace.flush();
}

function join({ workspace, surroundings }: RunContext, left: Item, right: Item, { score }: Review): void {
  if (left.id === right.id) return;
  if (!areDisjoint(left, right))
    throw new SyncError('conflict', 'Both have a record in the same system. Merge those two there first.');
  workspace.removeItem(left.id);
  workspace.removeItem(right.id);
  workspace.putItem(mergeItems(left, right, { at: surroundings.now(), by: 'person', score }));
}

/**
 * Takes back the last merge of an item: both are what they were, their own values are written back where the merge
 * changed them, and the pair is not linked again.
 */
export async function undoMerge(parts: SyncParts, itemId: string): Promise<void> {
  const context = await openRun(parts);
  const { workspace, surroundings } = context;
  const item = assertItem(await workspace.readItem(itemId));
  const split = splitItem(item);
  const merge = item.merges.at(-1);
  if (split === undefined || merge === undefined) throw new SyncError('not_found', 'This was never merged.');
  workspace.removeItem(item.id);
  for (const one of split) workspace.putItem(one);
  for (const left of split[0].founders)
    for (const right of split[1].founders) {
      const id = pairId(surroundings, left, right);
      const items: [string, string] = left < right ? [left, right] : [right, left];
      putReview(workspace, { id, items, state: 'different', score: merge.score ?? { probability: 1, reasons: [] } });
    }
  await workspace.flush();
}

/** Says what a field is to be, until a system says something newer. */
export async function chooseValue(parts: SyncParts, itemId: string, field: string, value: JsonValue): Promise<void> {
  const context = await openRun(parts);
  const known = context.definition.fields.find(({ key }) => key === field);
  if (known === undefined) throw new SyncError('invalid_input', `The sync has no field "${field}".`);
  const { rule: _rule, ...description } = known;
  const expected = checkValue({ ...plain(description), label: field }, value);
  if (expected !== undefined) throw new SyncError('invalid_input', `${field} should be ${expected}.`);
  const item = assertItem(await context.workspace.readItem(itemId));
  const decided = { ...item.decided, [field]: { value, at: context.surroundings.now() } };
  context.workspace.putItem({ ...item, decided, state: 'pending' });
  await context.workspace.flush();
}

function plain({ key, type, multiple, options, required }: Omit<RunContext['definition']['fields'][number], 'rule'>) {
  return {
    key,
    type,
    ...(multiple === undefined ? {} : { multiple }),
    ...(options === undefined ? {} : { options }),
    ...(required === undefined ? {} : { required }),
  };
}

/** Looks at an item again with the next run, for example after what it was refused for was mended. */
export async function retryItem(parts: SyncParts, itemId: string): Promise<void> {
  const context = await openRun(parts);
  const item = assertItem(await context.workspace.readItem(itemId));
  context.workspace.putItem({ ...item, state: 'pending', troubles: [], isUnmatched: true });
  await context.workspace.flush();
}

/** Every item in a state looks again; for the dead letters together. */
export async function retryAll(parts: SyncParts, state: Exclude<Item['state'], 'pending'>): Promise<number> {
  const context = await openRun(parts);
  let retried = 0;
  for await (const items of context.workspace.pagesOfItems([stateIndex(state)])) {
    for (const item of items) context.workspace.putItem({ ...item, state: 'pending', troubles: [], isUnmatched: true });
    await context.workspace.flush();
    retried += items.length;
  }
  return retried;
}

/** Decides about deletions the brake holds: `delete` them everywhere, or `keep` the records that are left as they are. */
export async function decideDeletions(parts: SyncParts, verdict: 'delete' | 'keep'): Promise<number> {
  const context = await openRun(parts);
  let decided = 0;
  for await (const page of context.workspace.pagesOfItems([GONE])) {
    for (const item of page.filter(isWaitingForDeletion)) {
      const next: Item = verdict === 'delete' ? { ...item, mayDelete: true } : keepRest(item);
      context.workspace.putItem({ ...next, state: 'pending', troubles: [] });
      decided += 1;
    }
    await context.workspace.flush();
  }
  return decided;
}

function keepRest(item: Item): Item {
  return Object.entries(item.members)
    .filter(([, { goneAt }]) => goneAt !== undefined)
    .reduce((kept, [system, member]: [string, Member]) => withMember(kept, system, { ...member, isKept: true }), item);
}

/** Takes the fields of a system as they are now for right, after the mapping was looked at. */
export async function acceptDrift(parts: SyncParts, system: string): Promise<void> {
  const context = await openRun(parts);
  await acceptFields(context, participantOf(context.definition, system));
}

/**
 * Forgets a record everywhere: in the system it is named in, in all others, and in everything the sync keeps. When it
 * resolves, nothing personal is kept here; a system that could not be reached is tried again by the next run.
 */
export async function eraseRecord(parts: SyncParts, record: { system: string; id: string }): Promise<void> {
  const context = await openRun(parts);
  const { workspace, surroundings, definition } = context;
  const [item] = await workspace.findItems([memberIndex(record.system, record.id)]);
  await beginErasure(context, { ...record, at: surroundings.now(), item, isThere: true });
  await workspace.flush();
  const left = item && (await workspace.readItem(item.id));
  if (left === undefined) return;
  const writable = writableSystems(parts);
  await applyItems(context, [left], { definition, surroundings, writable, isBraked: false }, new Map());
  const done = await workspace.readItem(left.id);
  if (done !== undefined)
    await applyItems(context, [done], { definition, surroundings, writable, isBraked: false }, new Map());
}

async function findByFounder({ workspace }: RunContext, id: string): Promise<Item | undefined> {
  return (await workspace.findItems([founderIndex(id)]))[0];
}

function assertItem(item: Item | undefined): Item {
  if (item === undefined) throw new SyncError('not_found', 'There is no such item in this sync.');
  return item;
}
