import type { PreparedRecord } from '../identity/match-rules.ts';
import {
  bitTable,
  explainPair,
  pairBits,
  pairComparer,
  probabilityOf,
  startingWeights,
  type Levels,
  type MatchScore,
} from '../identity/weights.ts';
import { SyncError } from '../sync-error.ts';
import { identityOf, isComplete } from './item-indexes.ts';
import type { Item } from './item.ts';
import { areDisjoint } from './merge-items.ts';
import { reviewsBetween } from './reviews.ts';
import type { RunContext } from './run-context.ts';

const SURE = 0.98;
const DOUBTFUL = 0.5;
/** A key that more items share tells nobody apart. */
const LARGEST_BLOCK = 300;

/** The best candidate for an item, and whether it is beyond doubt. */
export interface Verdict {
  readonly item: Item;
  readonly best?: { readonly item: Item; readonly score: MatchScore };
  readonly isSure: boolean;
}

interface Candidate {
  readonly item: Item;
  readonly levels: Levels;
  readonly bits: number;
}

/** Tells for each item, by its id, which other is most probably the same thing. */
export type Judge = (items: readonly Item[]) => Promise<Map<string, Verdict>>;

/** Makes a judge by the rules of the definition. */
export function createJudge(context: RunContext): Judge {
  const { definition, workspace, surroundings } = context;
  const { rules, weights, sure = SURE, doubtful = DOUBTFUL } = definition.identity ?? {};
  if (rules === undefined) throw new SyncError('invalid_input', 'The sync has no rules to recognise records by.');
  const identify = identityOf(definition);
  const table = bitTable(weights ?? startingWeights(rules));
  const compare = pairComparer(rules);

  const judge = async (item: Item, byKey: ReadonlyMap<string, readonly Prepared[]>): Promise<Verdict> => {
    const own = identify(item).prepared;
    if (own === undefined || isComplete(definition, item)) return { item, isSure: false };
    const scored: Candidate[] = [];
    for (const other of sharing(own, byKey)) {
      if (other.item.id === item.id || !areDisjoint(item, other.item)) continue;
      const levels = compare(own, other.prepared);
      const bits = pairBits(table, levels);
      if (probabilityOf(bits) >= doubtful) scored.push({ item: other.item, levels, bits });
    }
    return decide(item, scored.sort(bestFirst));
  };

  const decide = async (item: Item, scored: readonly Candidate[]): Promise<Verdict> => {
    const open: Candidate[] = [];
    for (const candidate of scored) {
      const reviews = await reviewsBetween(workspace, surroundings, [item, candidate.item]);
      if (!reviews.some(({ state }) => state === 'different')) open.push(candidate);
    }
    const [best, second] = open;
    if (best === undefined) return { item, isSure: false };
    const isRivalled =
      second !== undefined && probabilityOf(second.bits) >= sure && !areDisjoint(best.item, second.item);
    const score = explainPair(rules, table, best.levels);
    // Two candidates of one system that are both beyond doubt cannot both be right, so a person says which.
    return { item, best: { item: best.item, score }, isSure: score.probability >= sure && !isRivalled };
  };

  return async (items) => {
    const byKey = await itemsByKey(context, items, identify);
    const verdicts = new Map<string, Verdict>();
    for (const item of items) verdicts.set(item.id, await judge(item, byKey));
    return verdicts;
  };
}

interface Prepared {
  readonly item: Item;
  readonly prepared: PreparedRecord;
}

/** Everything that shares a key with one of the items, asked for at once. */
async function itemsByKey(
  { workspace }: RunContext,
  items: readonly Item[],
  identify: ReturnType<typeof identityOf>,
): Promise<Map<string, Prepared[]>> {
  const byKey = new Map<string, Prepared[]>();
  for (const item of items) for (const key of identify(item).prepared?.keys ?? []) byKey.set(key, []);
  for await (const page of workspace.pagesOfItems(
    [...byKey.keys()].map((key) => `key:${key}`),
    500,
  )) {
    for (const item of page) {
      const { prepared } = identify(item);
      for (const key of prepared?.keys ?? []) if (prepared) byKey.get(key)?.push({ item, prepared });
    }
  }
  return byKey;
}

function sharing(own: PreparedRecord, byKey: ReadonlyMap<string, readonly Prepared[]>): Prepared[] {
  const blocks = own.keys.map((key) => byKey.get(key) ?? []).filter((block) => block.length <= LARGEST_BLOCK);
  return [...new Map(blocks.flat().map((one) => [one.item.id, one])).values()];
}

function bestFirst(one: Candidate, other: Candidate): number {
  return other.bits - one.bits || (one.item.id < other.item.id ? -1 : 1);
}
