import type { SyncWriteResult } from '../ports.ts';
import { loadItems, observe } from './collect.ts';
import { foldDone, foldRefused } from './fold-writes.ts';
import { presentMembers, shownValue, withMember, type Item, type Member, type Trouble } from './item.ts';
import { stateIndex } from './item-indexes.ts';
import { observeDeletion } from './observe.ts';
import { planItem, type PlanContext, type PlannedWrite } from './plan-item.ts';
import { addSample, addTroubles, count } from './report.ts';
import { findDoubtful } from './reviews.ts';
import { checkCancelled, participantOf, systemOf, type RunContext } from './run-context.ts';

const BATCH = 100;
/** How often one item is planned in one run. A system that takes every write and keeps none would go on for ever. */
const MOST_ROUNDS = 6;

/** What stays the same while items are applied. */
export type ApplySettings = Omit<PlanContext, 'isDoubtful'>;

/** Plans and writes whatever is pending, a batch at a time, until nothing is. */
export async function applyPending(context: RunContext, settings: ApplySettings): Promise<void> {
  const rounds = new Map<string, number>();
  let after = '';
  for (;;) {
    checkCancelled(context.options);
    const items = await context.workspace.findItems([stateIndex('pending')], { after, limit: BATCH });
    if (items.length === 0 && after === '') return;
    await applyItems(context, items, settings, rounds);
    context.onProgress(context.report);
    // What is still pending after its turn has another one, when all others had theirs.
    after = items.length < BATCH ? '' : (items.at(-1)?.id ?? '');
  }
}

interface PlannedItem {
  readonly before: Item;
  readonly writes: readonly PlannedWrite[];
}

/** Plans these items, notes what is begun, writes, and notes what came of it. */
export async function applyItems(
  context: RunContext,
  items: readonly Item[],
  settings: ApplySettings,
  rounds: Map<string, number>,
): Promise<void> {
  const { workspace } = context;
  const doubtful = await findDoubtful(workspace, items);
  const planned = new Map<string, PlannedItem>();
  for (const before of items) {
    const plan = planItem(before, { ...settings, isDoubtful: doubtful.has(before.id) });
    const round = (rounds.get(before.id) ?? 0) + 1;
    if (plan.item === undefined) workspace.removeItem(before.id);
    else if (plan.writes.length === 0) settle(context, plan.item);
    else if (round > MOST_ROUNDS)
      settle(context, { ...plan.item, state: 'failed', troubles: [...plan.item.troubles, restless(plan.writes)] });
    else {
      rounds.set(before.id, round);
      workspace.putItem(plan.item);
      planned.set(plan.item.id, { before: plan.item, writes: plan.writes });
    }
  }
  // From here on the outside world may be changed: what is begun has to be known whatever happens to this process.
  await workspace.flush();
  await writeAll(context, planned);
  await workspace.flush();
}

function settle(context: RunContext, item: Item): void {
  if (item.state !== 'pending') context.report.items[item.state] += 1;
  addTroubles(context.report, item.troubles);
  context.workspace.putItem(item);
}

function restless(writes: readonly PlannedWrite[]): Trouble {
  const system = writes[0]?.system ?? '';
  const message = `${system} takes what is written and then has something else; check its validations and automations.`;
  return { about: 'target', system, code: 'conflict', message };
}

async function writeAll(context: RunContext, planned: ReadonlyMap<string, PlannedItem>): Promise<void> {
  const items = new Map([...planned].map(([id, { before }]) => [id, before]));
  const absorbed = new Set<string>();
  for (const { name } of context.definition.systems) {
    const mine = [...planned].flatMap(([id, { writes }]) =>
      writes.filter(({ system }) => system === name).map((write) => ({ id, write })),
    );
    if (mine.length === 0) continue;
    checkCancelled(context.options);
    const results =
      (await systemOf(context, { name }).write?.(
        mine.map(({ write }) => write.write),
        context.options,
      )) ?? [];
    for (const [index, { id, write }] of mine.entries()) {
      const item = items.get(id);
      const result = results[index] ?? NO_ANSWER;
      if (item !== undefined) items.set(id, await foldResult(context, item, { write, result, absorbed }));
    }
  }
  for (const item of items.values()) if (!absorbed.has(item.id)) context.workspace.putItem(item);
  for (const id of absorbed) context.workspace.removeItem(id);
}

const NO_ANSWER: SyncWriteResult = {
  status: 'refused',
  code: 'host_error',
  message: 'The system gave no answer about this record.',
};

interface Outcome {
  readonly write: PlannedWrite;
  readonly result: SyncWriteResult;
  /** Ids of items that turned out to be the record of another one. */
  readonly absorbed: Set<string>;
}

async function foldResult(
  context: RunContext,
  item: Item,
  { write: planned, result, absorbed }: Outcome,
): Promise<Item> {
  const { system, write } = planned;
  const member = item.members[system];
  if (member === undefined) return item;
  if (result.status === 'refused') return foldRefusal(context, item, { planned, result });
  noteDone(context, planned, member);
  if (write.kind === 'delete' || write.kind === 'erase')
    return observeDeletion(item, system, context.surroundings.now());
  if (write.kind === 'create' && result.record !== undefined) {
    // A record that was read before it was known to be the one created here is no item of its own.
    const other = (await loadItems(context, system, [result.record.id])).get(result.record.id);
    if (other !== undefined && other.id !== item.id && presentMembers(other).length === 1) absorbed.add(other.id);
  }
  const isRepeated = write.kind === 'create' && write.isRepeated;
  const done = foldDone(context.definition, participantOf(context.definition, system), member, {
    record: isRepeated ? undefined : result.record,
    at: context.surroundings.now(),
    provenance: item.provenance,
  });
  if (!isRepeated || result.record === undefined) return withMember(item, system, done);
  // Somebody may have changed it between the first time and now: what differs is read as theirs.
  const made = withMember(item, system, { ...done, id: result.record.id });
  return observe(context, participantOf(context.definition, system), made, {
    record: result.record,
    readAt: context.surroundings.now(),
    isCurrent: true,
  });
}

const DONE = { create: 'created', update: 'updated', delete: 'deleted', erase: 'erased' } as const;

function noteDone({ report }: RunContext, { system, write, fields }: PlannedWrite, member: Member): void {
  count(report, system, DONE[write.kind]);
  const before = Object.fromEntries(Object.keys(fields).map((field) => [field, shownValue(member.held[field])]));
  addSample(report, { system, kind: write.kind, ...('id' in write ? { id: write.id } : {}), before, after: fields });
}

async function foldRefusal(
  context: RunContext,
  item: Item,
  { planned, result }: { planned: PlannedWrite; result: Extract<SyncWriteResult, { status: 'refused' }> },
): Promise<Item> {
  const { system, write } = planned;
  const member = item.members[system];
  if (member === undefined) return item;
  if (result.code === 'not_found' && write.kind !== 'create')
    return observeDeletion(item, system, context.surroundings.now());
  if (result.code === 'conflict' && write.kind !== 'create') return readAgain(context, item, system);
  count(context.report, system, 'refused');
  const trouble: Trouble = { about: 'target', system, code: result.code, message: result.message };
  addTroubles(context.report, [trouble]);
  const refused = foldRefused(member);
  const isNothing = refused.id === '' && refused.reviveKey === undefined;
  const after = withMember(item, system, isNothing ? undefined : refused);
  return { ...after, state: 'failed', troubles: [...item.troubles.filter((one) => one.system !== system), trouble] };
}

/** Somebody was faster: what they wrote is taken into account, and the item is planned anew. */
async function readAgain(context: RunContext, item: Item, system: string): Promise<Item> {
  const member = item.members[system];
  if (member === undefined) return item;
  const readAt = context.surroundings.now();
  const [record] = await systemOf(context, { name: system }).get([member.id], context.options);
  if (record === undefined) return observeDeletion(item, system, readAt);
  const participant = participantOf(context.definition, system);
  const { state: _state, ...seen } = observe(context, participant, item, { record, readAt, isCurrent: true });
  const current = withMember({ ...seen, state: 'pending' }, system, foldRefused(seen.members[system] ?? member));
  return presentMembers(current).length > 0 ? current : item;
}
