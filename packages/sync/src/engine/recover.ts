import { applyItems, type ApplySettings } from './apply.ts';
import { observe } from './collect.ts';
import { foldRefused } from './fold-writes.ts';
import { BEGUN } from './item-indexes.ts';
import { withMember, type Item } from './item.ts';
import { observeDeletion } from './observe.ts';
import { participantOf, systemOf, type RunContext } from './run-context.ts';

/**
 * Finishes what a run that was cut off had begun, before anything is read: a creation is asked for again under its key,
 * which gives the record it made; of changes it is looked up whether they arrived.
 */
export async function recover(context: RunContext, settings: ApplySettings): Promise<void> {
  for await (const items of context.workspace.pagesOfItems([BEGUN], 100)) {
    const rounds = new Map<string, number>();
    await applyItems(context, items.filter(isCreating), settings, rounds);
    const others = await lookUp(
      context,
      items.filter((item) => !isCreating(item)),
    );
    for (const item of others) context.workspace.putItem(item);
    await context.workspace.flush();
  }
}

function isCreating(item: Item): boolean {
  return Object.values(item.members).some(({ begun }) => begun?.kind === 'create');
}

async function lookUp(context: RunContext, before: readonly Item[]): Promise<Item[]> {
  const items = new Map(before.map((item) => [item.id, item]));
  for (const { name } of context.definition.systems) {
    const begun = [...items.values()].filter((item) => item.members[name]?.begun !== undefined);
    if (begun.length === 0) continue;
    const readAt = context.surroundings.now();
    const ids = begun.map((item) => item.members[name]?.id ?? '');
    const records = await systemOf(context, { name }).get(ids, context.options);
    const byId = new Map(records.map((record) => [record.id, record]));
    for (const item of begun) {
      const record = byId.get(item.members[name]?.id ?? '');
      const seen =
        record && observe(context, participantOf(context.definition, name), item, { record, readAt, isCurrent: true });
      items.set(item.id, seen === undefined ? observeDeletion(item, name, readAt) : finished(seen, name));
    }
  }
  return [...items.values()];
}

function finished(item: Item, system: string): Item {
  const member = item.members[system];
  return member === undefined ? item : { ...withMember(item, system, foldRefused(member)), state: 'pending' };
}
