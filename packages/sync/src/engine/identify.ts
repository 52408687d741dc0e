import { identityOf, isComplete, isContradicted, UNMATCHED } from './item-indexes.ts';
import type { Item, Trouble } from './item.ts';
import { mergeItems } from './merge-items.ts';
import { createJudge, type Judge, type Verdict } from './judge.ts';
import { pairId, putReview, reviewsBetween } from './reviews.ts';
import { checkCancelled, type RunContext } from './run-context.ts';

/**
 * Finds which unlinked items are the same thing: by ids that prove it, then by the rules. Two items are linked by rules
 * when each is the other's best; so it makes no difference in which order records were read.
 */
export async function identify(context: RunContext): Promise<void> {
  while (await linkByIds(context));
  if (context.definition.identity?.rules !== undefined) while (await linkByRules(context));
  for await (const items of context.workspace.pagesOfItems([UNMATCHED], 500)) {
    for (const item of items) if (item.isUnmatched) context.workspace.putItem({ ...item, isUnmatched: false });
    await context.workspace.flush();
  }
}

/** One round over all unlinked items; `true` when it linked some, which may have ids in common with more. */
async function linkByIds(context: RunContext): Promise<boolean> {
  const { workspace, definition } = context;
  const idsOf = identityOf(definition);
  let linked = 0;
  for await (const page of workspace.pagesOfItems([UNMATCHED], 500)) {
    checkCancelled(context.options);
    const items = page.filter((item) => !isComplete(definition, item) && idsOf(item).ids.length > 0);
    const byId = await itemsById(context, items, idsOf);
    const taken = new Set<string>();
    for (const item of items) {
      const others = await othersWithId(context, item, { ids: idsOf(item).ids, byId });
      if ([item, ...others].some(({ id }) => taken.has(id))) continue;
      for (const { id } of linkOne(context, item, others)) taken.add(id);
    }
    linked += taken.size;
    await workspace.flush();
  }
  return linked > 0;
}

/** Links an item to those that have an id in common with it, or notes why it cannot be. Gives the items that are no more. */
function linkOne(
  { workspace, surroundings, report }: RunContext,
  item: Item,
  others: readonly Item[],
): readonly Item[] {
  const all = [item, ...others];
  const clash = firstClash(all);
  if (clash !== undefined) {
    if (!isContradicted(item)) workspace.putItem({ ...item, troubles: [contradiction(clash)], state: 'pending' });
    return [];
  }
  if (others.length === 0) {
    if (isContradicted(item)) workspace.putItem({ ...item, troubles: [], state: 'pending' });
    return [];
  }
  for (const { id } of all) workspace.removeItem(id);
  const merge = { at: surroundings.now(), by: 'externalId' } as const;
  workspace.putItem(others.reduce((merged, other) => mergeItems(merged, other, merge), item));
  report.linked += others.length;
  return all;
}

type IdsOf = ReturnType<typeof identityOf>;

/** Everything that has an id in common with one of the items, asked for at once. */
async function itemsById(
  { workspace }: RunContext,
  items: readonly Item[],
  idsOf: IdsOf,
): Promise<Map<string, Item[]>> {
  const byId = new Map<string, Item[]>();
  for (const item of items) for (const id of idsOf(item).ids) byId.set(id, []);
  for await (const page of workspace.pagesOfItems([...byId.keys()], 500))
    for (const item of page) for (const id of idsOf(item).ids) byId.get(id)?.push(item);
  return byId;
}

async function othersWithId(
  { workspace, surroundings }: RunContext,
  item: Item,
  { ids, byId }: { ids: readonly string[]; byId: ReadonlyMap<string, readonly Item[]> },
): Promise<Item[]> {
  const found = new Map(ids.flatMap((id) => byId.get(id) ?? []).map((other) => [other.id, other]));
  found.delete(item.id);
  const others: Item[] = [];
  for (const other of [...found.values()].sort((left, right) => (left.id < right.id ? -1 : 1))) {
    const reviews = await reviewsBetween(workspace, surroundings, [item, other]);
    if (!reviews.some(({ state }) => state === 'different')) others.push(other);
  }
  return others;
}

/** A system in which more than one of these items has a record. */
function firstClash(items: readonly Item[]): string | undefined {
  const systems = items.flatMap(({ members }) => Object.keys(members)).sort();
  return systems.find((system, index) => systems[index - 1] === system);
}

function contradiction(system: string): Trouble {
  const message = `Two records in ${system} have an id in common that only one thing can have. Merge them there, or correct the id.`;
  return { about: 'identity', system, code: 'value', message };
}

/** One round over all unlinked items; `true` when it linked some, because that may make others the best. */
async function linkByRules(context: RunContext): Promise<boolean> {
  const { workspace, surroundings, report } = context;
  const judge = createJudge(context);
  let linked = 0;
  for await (const page of workspace.pagesOfItems([UNMATCHED])) {
    checkCancelled(context.options);
    const taken = new Set<string>();
    for (const [id, verdict] of await judge(page)) {
      const { best } = verdict;
      if (best === undefined || taken.has(id) || taken.has(best.item.id)) continue;
      if (!verdict.isSure) await askAbout(context, verdict);
      else if (await isMutual(judge, verdict)) {
        taken.add(id).add(best.item.id);
        workspace.removeItem(id);
        workspace.removeItem(best.item.id);
        workspace.putItem(
          mergeItems(verdict.item, best.item, { at: surroundings.now(), by: 'rules', score: best.score }),
        );
        linked += 1;
      }
    }
    await workspace.flush();
  }
  report.linked += linked;
  return linked > 0;
}

async function isMutual(judge: Judge, { item, best }: Verdict): Promise<boolean> {
  if (best === undefined) return false;
  const back = (await judge([best.item])).get(best.item.id);
  return back?.isSure === true && back.best?.item.id === item.id;
}

async function askAbout({ workspace, surroundings, report }: RunContext, { item, best }: Verdict): Promise<void> {
  if (best === undefined) return;
  const id = pairId(surroundings, item.id, best.item.id);
  if ((await workspace.readRow('review', id)) !== undefined) return;
  report.doubtful += 1;
  const [left, right] = item.id < best.item.id ? [item, best.item] : [best.item, item];
  putReview(workspace, { id, items: [left.id, right.id], state: 'open', score: best.score });
  for (const one of [item, best.item]) workspace.putItem({ ...one, state: 'pending' });
  await workspace.flush();
}
