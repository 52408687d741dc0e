import type { RecordFields } from '@crosswalk/model';
import { candidatePairs } from './candidates.ts';
import { estimateWeights, PatternCounts } from './estimate.ts';
import { recordPreparer, type MatchRules, type PreparedRecord } from './match-rules.ts';
import {
  bitTable,
  explainPair,
  pairComparer,
  pairBits,
  probabilityOf,
  type MatchScore,
  type MatchWeights,
} from './weights.ts';

/** Two records that are taken for the same thing: their places in the lists, and how sure it is. */
export interface FoundPair {
  readonly left: number;
  readonly right: number;
  readonly probability: number;
  /** The same without an upper end, which tells pairs apart that are all but certain. */
  readonly bits: number;
}

/** What linking two lists came to. */
export interface LinkResult {
  /** At least as probable as asked, surest first; between two lists each record is in at most one pair. */
  readonly pairs: readonly FoundPair[];
  /** The weights that were used; keep them to decide later pairs alike. */
  readonly weights: MatchWeights;
  /** Pairs that shared a block and were compared. */
  readonly compared: number;
  explain(pair: FoundPair): MatchScore;
}

/**
 * Finds which records of two lists are the same thing. Without `weights` they are estimated from the lists themselves.
 * A pair counts when it is at least as probable as `probability` (0.5).
 */
export function linkRecords(
  rules: MatchRules,
  left: readonly RecordFields[],
  right: readonly RecordFields[],
  options: { weights?: MatchWeights; probability?: number } = {},
): LinkResult {
  const prepare = recordPreparer(rules);
  const result = findPairs(rules, left.map(prepare), right.map(prepare), options);
  return { ...result, pairs: onePairEach(result.pairs) };
}

/** Finds records of one list that are the same thing, as `linkRecords` does between two. A record may be in several pairs. */
export function findDuplicates(
  rules: MatchRules,
  records: readonly RecordFields[],
  options: { weights?: MatchWeights; probability?: number } = {},
): LinkResult {
  const prepared = records.map(recordPreparer(rules));
  return findPairs(rules, prepared, prepared, options);
}

function findPairs(
  rules: MatchRules,
  left: readonly PreparedRecord[],
  right: readonly PreparedRecord[],
  { weights, probability = 0.5 }: { weights?: MatchWeights; probability?: number },
): LinkResult {
  const compare = pairComparer(rules);
  const codes = candidatePairs(left, right);
  const levelsAt = (code: number) => {
    const mine = left[Math.floor(code / right.length)];
    const other = right[code % right.length];
    return mine === undefined || other === undefined ? [] : compare(mine, other);
  };
  const levels = Array.from(codes, levelsAt);
  const used = weights ?? estimateFrom(rules, levels);
  const table = bitTable(used);
  const pairs = Array.from(codes, (code, index) => {
    const bits = pairBits(table, levels[index] ?? []);
    return {
      left: Math.floor(code / right.length),
      right: code % right.length,
      probability: probabilityOf(bits),
      bits,
    };
  });
  return {
    pairs: pairs.filter((pair) => pair.probability >= probability).sort(surestFirst),
    weights: used,
    compared: codes.length,
    explain: (pair) => explainPair(rules, table, levelsAt(pair.left * right.length + pair.right)),
  };
}

function estimateFrom(rules: MatchRules, levels: readonly ReturnType<ReturnType<typeof pairComparer>>[]): MatchWeights {
  const counts = new PatternCounts();
  for (const pattern of levels) counts.add(pattern);
  return estimateWeights(rules, counts);
}

function surestFirst(one: FoundPair, other: FoundPair): number {
  return other.bits - one.bits || one.left - other.left || one.right - other.right;
}

/** The surest pair takes its two records, then the next: nobody is two people. */
function onePairEach(pairs: readonly FoundPair[]): FoundPair[] {
  const left = new Set<number>();
  const right = new Set<number>();
  return pairs.filter((pair) => {
    if (left.has(pair.left) || right.has(pair.right)) return false;
    left.add(pair.left);
    right.add(pair.right);
    return true;
  });
}
