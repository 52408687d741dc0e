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
  await linkByIds(context);
  if (context.definition.identity?.rules !== undefined) while (await linkByRules(context));
  for await (const items of context.workspace.pagesOfItems([UNMATCHED])) {
    for (const item of items) if (item.isUnmatched) context.workspace.putItem({ ...item, isUnmatched: false });
    await context.workspace.flush();
  }
}

async function linkByIds(context: RunContext): Promise<void> {
  const { workspace, definition } = context;
  const idsOf = identityOf(definition);
  for await (const page of workspace.pagesOfItems([UNMATCHED])) {
    checkCancelled(context.options);
    const withIds = page.filter((item) => !isComplete(definition, item) && idsOf(item).ids.length > 0);
    for (const { id } of withIds) await linkOneByIds(context, id, idsOf);
  }
}

/** One after the other: what one item is linked to is no longer there for the next. */
async function linkOneByIds(context: RunContext, id: string, idsOf: ReturnType<typeof identityOf>): Promise<void> {
  const { workspace, surroundings } = context;
  const item = await workspace.readItem(id);
  if (item === undefined) return;
  const others = await othersWithId(context, item, idsOf(item).ids);
  const clash = firstClash([item, ...others]);
  if (clash !== undefined) {
    if (!isContradicted(item)) workspace.putItem({ ...item, troubles: [contradiction(clash)], state: 'pending' });
  } else if (others.length > 0) {
    for (const one of [item, ...others]) workspace.removeItem(one.id);
    const merge = { at: surroundings.now(), by: 'externalId' } as const;
    workspace.putItem(others.reduce((merged, other) => mergeItems(merged, other, merge), item));
    context.report.linked += others.length;
  } else if (isContradicted(item)) {
    workspace.putItem({ ...item, troubles: [], state: 'pending' });
  }
  await workspace.flush();
}

async function othersWithId(context: RunContext, item: Item, ids: readonly string[]): Promise<Item[]> {
  const { workspace, surroundings } = context;
  const found = (await workspace.findItems(ids)).filter((other) => other.id !== item.id);
  const others: Item[] = [];
  for (const other of found) {
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
