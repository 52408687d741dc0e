import { compareKeys, equalJson, keyKind, keysOf, type FieldDescription, type JsonValue } from '@crosswalk/model';
import type { ConflictRule, SyncField } from '../definition.ts';
import { exactMean } from './exact-mean.ts';

/** What one system says about a field: its own last value, `null` where it emptied it, and since when. */
export interface Say {
  readonly system: string;
  readonly value: JsonValue;
  /** RFC 3339 UTC; empty where the system never had a value, which is no wish to empty it elsewhere. */
  readonly at: string;
}

/** What a field is to be. `open`: a person has to decide, until then nothing is changed anywhere. */
export type Resolution =
  | { readonly kind: 'value'; readonly value: JsonValue; readonly at: string; readonly from: readonly string[] }
  | { readonly kind: 'open'; readonly reason: 'manual' | 'currency' }
  | { readonly kind: 'nothing' };

/**
 * Decides a field. The says stand in the order of the definition's systems, which settles what else would be a tie, so the
 * result depends on nothing but what the systems say.
 */
export function resolveField(field: SyncField, says: readonly Say[], agreed?: Say): Resolution {
  const rule: ConflictRule = field.rule ?? { kind: 'newest' };
  const spoken = says.filter(({ at, value }) => at !== '' || value !== null);
  const filled = spoken.filter(({ value }) => value !== null);
  switch (rule.kind) {
    case 'newest':
      return decided(newest(spoken));
    case 'priority':
      return decided(
        rule.systems.map((name) => spoken.find(({ system }) => system === name)).find((say) => say) ?? newest(spoken),
      );
    case 'nonEmpty':
      return decided(newest(filled) ?? newest(spoken));
    case 'min':
    case 'max':
      return extreme(field, rule.kind, filled, spoken);
    case 'mean':
      return mean(field, rule.digits ?? 2, filled, spoken);
    case 'manual':
      return manual(spoken, agreed);
  }
}

function decided(say: Say | undefined): Resolution {
  return say === undefined ? { kind: 'nothing' } : { kind: 'value', value: say.value, at: say.at, from: [say.system] };
}

function newest(says: readonly Say[]): Say | undefined {
  return says.reduce<Say | undefined>((best, say) => (best === undefined || say.at > best.at ? say : best), undefined);
}

function describe(field: SyncField): FieldDescription {
  return { key: field.key, type: field.type, label: field.key };
}

function extreme(field: SyncField, kind: 'min' | 'max', filled: readonly Say[], spoken: readonly Say[]): Resolution {
  if (filled.length === 0) return decided(newest(spoken));
  if (currencies(filled) > 1) return { kind: 'open', reason: 'currency' };
  const description = describe(field);
  const keyed = filled.flatMap((say) => {
    const [key] = keysOf(description, say.value);
    return key === undefined ? [] : [{ say, key }];
  });
  const best = keyed.reduce<(typeof keyed)[number] | undefined>((found, one) => {
    if (found === undefined) return one;
    const order = compareKeys(keyKind(description), one.key, found.key);
    return (kind === 'min' ? order < 0 : order > 0) ? one : found;
  }, undefined);
  return decided(best?.say ?? newest(filled));
}

function mean(field: SyncField, digits: number, filled: readonly Say[], spoken: readonly Say[]): Resolution {
  if (filled.length === 0) return decided(newest(spoken));
  if (currencies(filled) > 1) return { kind: 'open', reason: 'currency' };
  const amounts = filled.map(({ value }) => decimalOf(value));
  const average = exactMean(amounts, field.type === 'integer' ? 0 : digits);
  if (average === undefined) return decided(newest(filled));
  return {
    kind: 'value',
    value: withAmount(field, filled[0]?.value ?? null, average),
    at: newest(filled)?.at ?? '',
    from: filled.map(({ system }) => system),
  };
}

function withAmount(field: SyncField, sample: JsonValue, average: string): JsonValue {
  if (field.type === 'integer') return Number(average);
  return field.type === 'money' ? { amount: average, currency: currencyOf(sample) ?? '' } : average;
}

function currencies(says: readonly Say[]): number {
  return new Set(says.map(({ value }) => currencyOf(value))).size;
}

function currencyOf(value: JsonValue): string | undefined {
  const currency = partOf(value, 'currency');
  return typeof currency === 'string' ? currency : undefined;
}

function decimalOf(value: JsonValue): string {
  const amount = partOf(value, 'amount') ?? value;
  return typeof amount === 'string' || typeof amount === 'number' ? String(amount) : '';
}

function partOf(value: JsonValue, name: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map<string, JsonValue>(Object.entries(value)).get(name);
}

/** One new value goes everywhere; of two different ones a person chooses. New is what came after the last agreement. */
function manual(spoken: readonly Say[], agreed: Say | undefined): Resolution {
  const fresh = spoken.filter(
    ({ at, value }) => agreed === undefined || (at > agreed.at && !equalJson(value, agreed.value)),
  );
  const [first] = fresh;
  if (first === undefined) return decided(agreed ?? newest(spoken));
  return fresh.every(({ value }) => equalJson(value, first.value))
    ? decided(newest(fresh))
    : { kind: 'open', reason: 'manual' };
}
