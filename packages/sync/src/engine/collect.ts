import type { SyncParticipant } from '../definition.ts';
import { readMapped } from '../mapping/map-record.ts';
import type { ChangePage, SyncChange, SyncRecord } from '../ports.ts';
import { beginErasure, erasedSince } from './erase.ts';
import { newItem, type Item } from './item.ts';
import { memberIndex } from './item-indexes.ts';
import { observeDeletion, observeRecord } from './observe.ts';
import { putProgress, readProgress, type ReadProgress } from './progress.ts';
import { count } from './report.ts';
import { checkCancelled, systemOf, type RunContext } from './run-context.ts';
import { finishPass, noteSighted } from './sightings.ts';

/**
 * Reads what is new in a system, page by page. A page and the cursor after it become lasting together, so a run that was
 * cut off goes on with the next page, and a page that comes again changes nothing.
 */
export async function collect(context: RunContext, system: SyncParticipant, isFull: boolean): Promise<void> {
  let progress = await beginReading(context, system, isFull);
  for (;;) {
    checkCancelled(context.options);
    const readAt = context.surroundings.now();
    const page = await systemOf(context, system).changes(progress.cursor, context.options);
    if (page.expired === true) {
      progress = newPass(context, progress);
      continue;
    }
    await foldPage(context, system, { page, readAt, isPass: progress.pass !== undefined });
    if (progress.pass !== undefined) noteSighted(context, system, progress.pass, page);
    progress = afterPage(progress, page);
    putProgress(context.workspace, system.name, progress);
    await context.workspace.flush();
    context.onProgress(context.report);
    if (!page.more) break;
  }
  if (progress.pass !== undefined) await finishPass(context, system, progress);
}

async function beginReading(context: RunContext, system: SyncParticipant, isFull: boolean): Promise<ReadProgress> {
  const progress = await readProgress(context.workspace, system.name);
  const isUnderWay = progress.pass !== undefined;
  return isUnderWay || (progress.isComplete && !isFull) ? progress : newPass(context, progress);
}

function newPass({ surroundings }: RunContext, { cursor: _cursor, ...progress }: ReadProgress): ReadProgress {
  return { ...progress, pass: { id: surroundings.newLease(), pages: 0 } };
}

function afterPage({ pass, ...progress }: ReadProgress, { cursor }: ChangePage): ReadProgress {
  return { ...progress, cursor, ...(pass === undefined ? {} : { pass: { ...pass, pages: pass.pages + 1 } }) };
}

/** A page as it was read. */
export interface ReadPage {
  readonly page: ChangePage;
  readonly readAt: string;
  readonly isPass: boolean;
}

/** Notes every change of a page. */
export async function foldPage(context: RunContext, system: SyncParticipant, read: ReadPage): Promise<void> {
  const { changes } = read.page;
  count(context.report, system.name, 'read', changes.length);
  const ids = changes.flatMap((change) => idOf(change) ?? []);
  const known = await loadItems(context, system.name, ids);
  const unknown = ids.filter((id) => !known.has(id));
  const page: OpenPage = { ...read, known, erased: await erasedSince(context, system.name, unknown) };
  for (const change of changes) await foldChange(context, system, page, change);
}

interface OpenPage extends ReadPage {
  /** Items by the id of their record; it grows while the page is read. */
  readonly known: Map<string, Item>;
  readonly erased: ReadonlyMap<string, string>;
}

async function foldChange(
  context: RunContext,
  system: SyncParticipant,
  page: OpenPage,
  change: SyncChange,
): Promise<void> {
  const { known, readAt } = page;
  if (change.kind === 'unreadable') {
    context.report.unreadable += 1;
  } else if (change.kind === 'record') {
    foldRecord(context, system, page, change.record);
  } else if (change.kind === 'erased') {
    const { id, at = readAt } = change;
    await beginErasure(context, { system: system.name, id, at, item: known.get(id) });
    known.delete(id);
  } else {
    const item = known.get(change.id);
    if (item === undefined) return;
    const after = observeDeletion(item, system.name, change.at ?? readAt);
    known.set(change.id, after);
    if (after !== item) context.workspace.putItem(after);
  }
}

function foldRecord(context: RunContext, system: SyncParticipant, page: OpenPage, record: SyncRecord): void {
  const { known, erased, readAt, isPass } = page;
  const { id } = record;
  const item = known.get(id);
  if (item === undefined && (record.updatedAt ?? readAt) <= (erased.get(id) ?? '')) return;
  const before = item ?? newItem(context.surroundings.idFor('item', context.definition.id, system.name, id));
  const after = observe(context, system, before, { record, readAt, isCurrent: isPass });
  known.set(id, after);
  if (after !== before) context.workspace.putItem(after);
}

function idOf(change: SyncChange): string | undefined {
  return change.kind === 'record' ? change.record.id : change.id;
}

/** Notes one record as it was read. */
export function observe(
  context: RunContext,
  system: SyncParticipant,
  item: Item,
  seen: { record: SyncRecord; readAt: string; isCurrent: boolean },
): Item {
  if (item.erasedAt !== undefined) return item;
  const mapped = readMapped(context.definition, system, seen.record.fields);
  return observeRecord(item, system.name, { ...seen, mapped });
}

/** The items that have these records of a system, by id of the record. */
export async function loadItems(
  context: RunContext,
  system: string,
  ids: readonly string[],
): Promise<Map<string, Item>> {
  const wanted = new Set(ids);
  const byId = new Map<string, Item>();
  const unique = [...wanted];
  for (let from = 0; from < unique.length; from += LOOKED_UP_AT_ONCE) {
    const indexes = unique.slice(from, from + LOOKED_UP_AT_ONCE).map((id) => memberIndex(system, id));
    const items = await context.workspace.findItems(indexes, { limit: LOOKED_UP_AT_ONCE });
    for (const item of items) byId.set(item.members[system]?.id ?? '', item);
  }
  return byId;
}

const LOOKED_UP_AT_ONCE = 500;
