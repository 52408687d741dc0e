import type { JsonValue } from '@crosswalk/model';
import type { SyncParticipant } from '../definition.ts';
import type { ChangePage } from '../ports.ts';
import { observe } from './collect.ts';
import type { Item } from './item.ts';
import { systemIndex } from './item-indexes.ts';
import { observeDeletion } from './observe.ts';
import { putProgress, type ReadProgress } from './progress.ts';
import { systemOf, type RunContext } from './run-context.ts';

type Pass = NonNullable<ReadProgress['pass']>;

/** Notes which records a page of a full pass had, so that after the last page it is known which are no longer there. */
export function noteSighted(
  { workspace, surroundings }: RunContext,
  { name }: SyncParticipant,
  pass: Pass,
  page: ChangePage,
): void {
  const ids = page.changes.flatMap((change) => (change.kind === 'record' ? [change.record.id] : (change.id ?? [])));
  const sighted = ids.map((id) => surroundings.idFor('sighting', name, id));
  workspace.putRow('sighting', `${name} ${pass.id} ${pass.pages}`, sighted, [`system:${name}`]);
}

/**
 * Ends a full pass: a record that was not on any page is asked for by its id, and only if it is not there then either it is
 * gone. Records that move between pages while they are read are so never taken for deleted.
 */
export async function finishPass(context: RunContext, system: SyncParticipant, progress: ReadProgress): Promise<void> {
  const { workspace, surroundings } = context;
  const { pass, ...rest } = progress;
  if (pass === undefined) return;
  const sighted = await readSighted(context, system, progress.isComplete ? pass : undefined);
  if (progress.isComplete) {
    for await (const items of workspace.pagesOfItems([systemIndex(system.name)])) {
      const absent = items.filter((item) =>
        isAbsent(item, system.name, (id) => sighted.ids.has(surroundings.idFor('sighting', system.name, id))),
      );
      await askFor(context, system, absent);
      await workspace.flush();
    }
  }
  for (const key of sighted.keys) workspace.removeRow('sighting', key);
  putProgress(workspace, system.name, { ...rest, isComplete: true });
  await workspace.flush();
}

function isAbsent(item: Item, system: string, wasSighted: (id: string) => boolean): boolean {
  const member = item.members[system];
  return member !== undefined && member.goneAt === undefined && member.id !== '' && !wasSighted(member.id);
}

async function askFor(context: RunContext, system: SyncParticipant, items: readonly Item[]): Promise<void> {
  if (items.length === 0) return;
  const ids = items.map((item) => item.members[system.name]?.id ?? '');
  const readAt = context.surroundings.now();
  const found = await systemOf(context, system).get(ids, context.options);
  const records = new Map(found.map((record) => [record.id, record]));
  for (const item of items) {
    const record = records.get(item.members[system.name]?.id ?? '');
    const after = record
      ? observe(context, system, item, { record, readAt, isCurrent: true })
      : observeDeletion(item, system.name, readAt);
    if (after !== item) context.workspace.putItem(after);
  }
}

/** Reads the pages of this pass; those of passes that were given up are only taken away. */
async function readSighted(
  { workspace }: RunContext,
  { name }: SyncParticipant,
  pass: Pass | undefined,
): Promise<{ ids: ReadonlySet<string>; keys: readonly string[] }> {
  const ids = new Set<string>();
  const keys: string[] = [];
  for await (const row of workspace.eachRow('sighting', [`system:${name}`])) {
    keys.push(row.key);
    if (pass !== undefined && row.key.startsWith(`${name} ${pass.id} `))
      for (const id of parseIds(row.value)) ids.add(id);
  }
  return { ids, keys };
}

function parseIds(value: JsonValue): readonly string[] {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
}
