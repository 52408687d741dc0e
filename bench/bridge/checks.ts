/** How long checking 500 contacts takes under a strict policy: the product's generated checks against zod's own. */
import { type z } from '@crosswalk/model';
import { CHECKED_OPERATIONS, OPERATIONS } from '@crosswalk/protocol';
import { median } from '../lib/stats.ts';
import { store } from './store.ts';

const GROUP = 10;

function time(check: () => boolean): number {
  const start = performance.now();
  for (let index = 0; index < GROUP; index += 1) if (!check()) throw new Error('The check refuses an honest list.');
  return (performance.now() - start) / GROUP;
}

/** Milliseconds for 500 contacts: the generated check, and zod (which must run without eval here). */
export async function compareChecks(rounds: number): Promise<{ generated: number; zod: number; violations: number }> {
  let violations = 0;
  document.addEventListener('securitypolicyviolation', () => (violations += 1));
  const page = { records: await store.list(500) };
  const check = CHECKED_OPERATIONS.get('records.list')?.result;
  const schema: z.ZodMiniType = OPERATIONS['records.list'].result;
  const taken = { generated: [] as number[], zod: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    taken.generated.push(time(() => check?.(page) === null));
    taken.zod.push(time(() => schema.safeParse(page).success));
  }
  return { generated: median(taken.generated), zod: median(taken.zod), violations };
}
