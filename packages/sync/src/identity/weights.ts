import { z } from '@crosswalk/model';
import { AGREEMENTS, COMPARATORS_BY_NAME, type Agreement, type Level } from './comparators.ts';
import type { MatchRules, PreparedRecord } from './match-rules.ts';

const probability = z.number().check(z.gt(0), z.lt(1));
const perLevel = z.tuple([probability, probability, probability, probability]);

/**
 * What each level of agreement is worth, after Fellegi and Sunter: how often it is seen among records of the same
 * thing (`same`) and among others (`others`), from `different` to `same`, in the order of the rules' fields.
 */
export const MatchWeights = z.strictObject({
  /** Share of same things among the pairs that are compared. */
  prior: probability,
  fields: z.array(z.strictObject({ same: perLevel, others: perLevel })).check(z.maxLength(20)),
});
/** What each level of agreement is worth, after Fellegi and Sunter. */
export type MatchWeights = z.infer<typeof MatchWeights>;

/** Why a pair has its score: for each field how far the values agree and what that is worth in bits. */
export interface MatchReason {
  readonly field: string;
  /** `missing`: one of the two is empty, which says nothing. */
  readonly agreement: Agreement | 'missing';
  readonly bits: number;
}

/** How sure it is that two records are the same thing, and why. */
export interface MatchScore {
  /** Between 0 and 1. */
  readonly probability: number;
  readonly reasons: readonly MatchReason[];
}

/** Stands for "one of the two is empty" among the levels. */
export const MISSING = 4;

/** Levels of agreement of a pair, one for each field of the rules; `MISSING` where one value is empty. */
export type Levels = readonly (Level | typeof MISSING)[];

/** Makes a function that compares prepared records field by field. */
export function pairComparer(rules: MatchRules): (left: PreparedRecord, right: PreparedRecord) => Levels {
  const tools = rules.fields.map(({ comparator }) => COMPARATORS_BY_NAME[comparator]);
  return (left, right) =>
    tools.map((tool, index) => {
      const mine = left.values[index] ?? '';
      const other = right.values[index] ?? '';
      return mine === '' || other === '' ? MISSING : tool.compare(mine, other);
    });
}

/** Bits for each level of each field, and for the prior; `MISSING` is worth nothing. */
export interface BitTable {
  readonly prior: number;
  readonly fields: readonly (readonly number[])[];
}

/** The weights as bits, which are added up. */
export function bitTable(weights: MatchWeights): BitTable {
  return {
    prior: Math.log2(weights.prior / (1 - weights.prior)),
    fields: weights.fields.map(({ same, others }) => [
      ...same.map((share, level) => Math.log2(share / (others[level] ?? 1))),
      0,
    ]),
  };
}

/** What a pair's levels are worth together: above 0 it is more probable that they are the same. */
export function pairBits(table: BitTable, levels: Levels): number {
  let bits = table.prior;
  for (let index = 0; index < levels.length; index += 1) bits += table.fields[index]?.[levels[index] ?? MISSING] ?? 0;
  return bits;
}

/** Bits as a probability between 0 and 1. */
export function probabilityOf(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}

/** A pair's score with its reasons, the weightiest first. */
export function explainPair(rules: MatchRules, table: BitTable, levels: Levels): MatchScore {
  const reasons = rules.fields.map(({ key }, index): MatchReason => {
    const level = levels[index] ?? MISSING;
    return {
      field: key,
      agreement: level === MISSING ? 'missing' : AGREEMENTS[level],
      bits: table.fields[index]?.[level] ?? 0,
    };
  });
  return {
    probability: probabilityOf(pairBits(table, levels)),
    reasons: reasons.sort((left, right) => Math.abs(right.bits) - Math.abs(left.bits)),
  };
}

const SAME = { same: [0.02, 0.04, 0.14, 0.8] } as const;

/** Weights to begin with, where there is nothing yet to estimate them from: an e-mail or phone in common says much, a name alone not enough. */
export function startingWeights(rules: MatchRules, prior = 0.02): MatchWeights {
  return {
    prior,
    fields: rules.fields.map(({ comparator }) => ({ same: [...SAME.same], others: [...OTHERS[comparator]] })),
  };
}

const OTHERS: Readonly<Record<MatchRules['fields'][number]['comparator'], readonly [number, number, number, number]>> =
  {
    name: [0.965, 0.02, 0.01, 0.005],
    text: [0.93, 0.04, 0.01, 0.02],
    address: [0.965, 0.02, 0.01, 0.005],
    email: [0.99839, 0.001, 0.0006, 0.00001],
    phone: [0.99839, 0.001, 0.0006, 0.00001],
    date: [0.9886, 0.008, 0.003, 0.0004],
    code: [0.975, 0.01, 0.01, 0.005],
  };
