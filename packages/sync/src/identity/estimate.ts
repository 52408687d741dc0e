import type { MatchRules } from './match-rules.ts';
import {
  bitTable,
  MISSING,
  pairBits,
  probabilityOf,
  startingWeights,
  type Levels,
  type MatchWeights,
} from './weights.ts';

/** How often each pattern of agreement was seen: what weights are estimated from. */
export class PatternCounts {
  readonly #counts = new Map<number, { levels: Levels; count: number }>();

  add(levels: Levels): void {
    const code = levels.reduce<number>((sum, level) => sum * 5 + level, 0);
    const known = this.#counts.get(code);
    if (known === undefined) this.#counts.set(code, { levels, count: 1 });
    else known.count += 1;
  }

  patterns(): { levels: Levels; count: number }[] {
    return [...this.#counts.values()];
  }
}

const ROUNDS = 60;
/** How many imagined pairs stand behind the starting weights: enough that no level comes out impossible. */
const BELIEF = 4;

/**
 * Estimates weights from compared pairs of which nobody said whether they are the same: expectation maximisation,
 * beginning with the starting weights. It assumes that fields agree or differ independently of each other.
 */
export function estimateWeights(rules: MatchRules, counts: PatternCounts): MatchWeights {
  const patterns = counts.patterns();
  const start = startingWeights(rules);
  let weights = start;
  for (let round = 0; round < ROUNDS; round += 1) {
    const table = bitTable(weights);
    const next = maximise(
      patterns.map((pattern) => ({ ...pattern, same: probabilityOf(pairBits(table, pattern.levels)) })),
      start,
    );
    const moved = Math.abs(next.prior - weights.prior) / weights.prior;
    weights = next;
    if (moved < 1e-7) break;
  }
  return weights;
}

interface WeighedPattern {
  levels: Levels;
  count: number;
  same: number;
}

function maximise(patterns: readonly WeighedPattern[], start: MatchWeights): MatchWeights {
  const total = patterns.reduce((sum, { count }) => sum + count, 0);
  const same = patterns.reduce((sum, pattern) => sum + pattern.count * pattern.same, 0);
  return {
    prior: (same + BELIEF * start.prior) / (total + BELIEF),
    fields: start.fields.map((field, index) => ({
      same: shares(patterns, index, field.same, (pattern) => pattern.same),
      others: shares(patterns, index, field.others, (pattern) => 1 - pattern.same),
    })),
  };
}

type PerLevel = MatchWeights['fields'][number]['same'];

function shares(
  patterns: readonly WeighedPattern[],
  index: number,
  start: PerLevel,
  weightOf: (pattern: WeighedPattern) => number,
): PerLevel {
  const sums: PerLevel = [start[0] * BELIEF, start[1] * BELIEF, start[2] * BELIEF, start[3] * BELIEF];
  for (const pattern of patterns) {
    const level = pattern.levels[index] ?? MISSING;
    if (level !== MISSING) sums[level] += pattern.count * weightOf(pattern);
  }
  const total = sums[0] + sums[1] + sums[2] + sums[3];
  return [sums[0] / total, sums[1] / total, sums[2] / total, sums[3] / total];
}
