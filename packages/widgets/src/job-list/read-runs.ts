import type { RunSummary } from '@crosswalk/model';
import type { RunLedger, RunPage, RunQuery } from '@crosswalk/protocol';

const PAGE = 25;

/** The first `pages` pages of runs, and whether there are more. */
export async function readRuns(
  jobs: RunLedger,
  { query, pages }: { query: RunQuery; pages: number },
  signal: AbortSignal,
): Promise<RunPage & { readonly hasMore: boolean }> {
  const runs: RunSummary[] = [];
  let counts: RunPage['counts'] = [];
  for (let page = 0; page < pages; page += 1) {
    const before = runs.at(-1)?.id;
    const found = await jobs.list({ ...query, limit: PAGE + 1, ...(before !== undefined && { before }) }, { signal });
    counts = found.counts;
    runs.push(...found.runs.slice(0, PAGE));
    if (found.runs.length <= PAGE) return { runs, counts, hasMore: false };
  }
  return { runs, counts, hasMore: true };
}
