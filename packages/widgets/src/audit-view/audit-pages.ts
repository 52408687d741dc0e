import type { AuditedAction, AuditLedger, AuditQuery } from '@crosswalk/protocol';

/** Entries asked for at once. */
const PAGE = 50;

/** Entries so far, and whether there are more. */
export interface AuditEntries {
  readonly entries: readonly AuditedAction[];
  readonly hasMore: boolean;
}

/** The first `pages` pages of a filter: entries come on top meanwhile, so all of them are read again. */
export async function readEntries(
  audit: AuditLedger,
  { query, pages }: { query: AuditQuery; pages: number },
  signal: AbortSignal,
): Promise<AuditEntries> {
  const entries: AuditedAction[] = [];
  for (let page = 0; page < pages; page += 1) {
    const before = entries.at(-1)?.sequence;
    // One more than is shown tells whether there is a next page.
    const found = await audit.find({ ...query, limit: PAGE + 1, ...(before !== undefined && { before }) }, { signal });
    entries.push(...found.slice(0, PAGE));
    if (found.length <= PAGE) return { entries, hasMore: false };
  }
  return { entries, hasMore: true };
}
