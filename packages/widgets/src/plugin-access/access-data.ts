import type { AuditEntry, Host, InstalledPlugin, ScopeExplanation } from '@crosswalk/host';
import { readWords } from './read-words.ts';
import type { TypeWords } from './scope-words.ts';

/** Audit entries that are shown, and how many are looked through for them. */
const SHOWN_ENTRIES = 6;
const READ_ENTRIES = 100;

/** One thing a plugin asks for, and where it stands. */
export interface AccessItem extends ScopeExplanation {
  readonly isOptional: boolean;
}

/** Something a plugin did, and how often. */
export interface TalliedEntry extends AuditEntry {
  readonly times: number;
}

/** What a plugin may do, what it did, and the words for it. */
export interface AccessData {
  readonly items: readonly AccessItem[];
  readonly entries: readonly TalliedEntry[];
  readonly types: ReadonlyMap<string, TypeWords>;
}

/** Gathers everything there is to say about a plugin. */
export async function readAccess(host: Host, plugin: InstalledPlugin): Promise<AccessData> {
  const { id, permissions } = plugin.manifest;
  const requests = [
    ...permissions.required.map(({ scope }) => ({ scope, isOptional: false })),
    ...(permissions.optional ?? []).map(({ scope }) => ({ scope, isOptional: true })),
  ];
  const [items, activity] = await Promise.all([
    Promise.all(requests.map(async ({ scope, isOptional }) => ({ ...(await host.explain(id, scope)), isOptional }))),
    host.recentActivity(id, READ_ENTRIES),
  ]);
  const entries = tally(activity.filter(isWorthTelling)).slice(0, SHOWN_ENTRIES);
  const scopes = requests.map(({ scope }) => scope);
  const types = await readWords(
    host.source,
    scopes,
    entries.flatMap(({ record }) => record?.type ?? []),
  );
  return { items, entries, types };
}

/** What touches records or permissions, and whatever was refused; not that a panel asked for another height. */
function isWorthTelling({ operation, outcome }: AuditEntry): boolean {
  return outcome !== 'ok' || /^(records|host|panel|http|automation|sync|insights)\./.test(operation);
}

/** The same thing done again and again is told once, with the time of the last. */
function tally(entries: readonly AuditEntry[]): TalliedEntry[] {
  const told = new Map<string, TalliedEntry>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.operation, entry.outcome, entry.record?.type]);
    const last = told.get(key);
    told.set(key, { ...(last ?? entry), times: (last?.times ?? 0) + 1 });
  }
  return [...told.values()];
}
