import { GONE, LINKED } from './item-indexes.ts';
import type { Item } from './item.ts';
import type { RunContext } from './run-context.ts';

const FEW = 10;
const SHARE = 0.1;

/**
 * Whether so many records are gone at once that it looks like a mistake elsewhere: an emptied list, a lost permission, a
 * wrong account. Their deletion then waits for a person; everything else goes on.
 */
export async function isBraked(context: RunContext): Promise<boolean> {
  const { workspace, definition, report } = context;
  const { do: mode, few = FEW, share = SHARE } = definition.deletions ?? { do: 'flag' };
  let gone = 0;
  for await (const items of workspace.pagesOfItems([GONE])) {
    for (const item of items) {
      if (mode === 'propagate' && item.mayDelete !== true && item.erasedAt === undefined) gone += 1;
      if (item.state === 'waiting') workspace.putItem({ ...item, state: 'pending' });
    }
    await workspace.flush();
  }
  if (gone <= few) return false;
  const linked = await countItems(context);
  if (gone <= share * linked) return false;
  report.brakedDeletions = gone;
  return true;
}

async function countItems({ workspace }: RunContext): Promise<number> {
  let linked = 0;
  for await (const items of workspace.pagesOfItems([LINKED], 500)) linked += items.length;
  return linked;
}

/** Items whose deletion waits for a person. */
export function isWaitingForDeletion(item: Item): boolean {
  return item.state === 'waiting' && item.troubles.some(({ about, code }) => about === 'deleted' && code === 'brake');
}
